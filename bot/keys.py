"""Secret keys as people keep them: base64 of 32 random bytes, one or several of them in one setting."""

import base64
import os
import re
import string

SETTING = "GRAYZONE_SECRET_KEY"
KEY_BYTES = 32
FEWEST_DIFFERENT = 17  # of 32 random bytes some 30 differ; as few as this come by chance once in 10^13 keys
EXAMPLES = frozenset(bytes(range(first, first + KEY_BYTES)) for first in range(256 - KEY_BYTES + 1))
TYPED = frozenset(string.printable.encode())
ADVICE = "`grayzone key` prints one that will do"


def new_key() -> str:
    """Return a new key, as the setting takes it."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


def read_keys(written: str) -> tuple[bytes, ...]:
    """Return the keys that a setting holds, parted by commas or blanks: the first seals, all of them open.

    Raises ValueError with one sentence, which repeats nothing of them.
    """
    parts = re.findall(r"[^,\s]+", written)
    if not parts:
        raise ValueError(f"{SETTING} holds nothing: {ADVICE}.")
    if len(parts) == 1:
        return (_key(parts[0], SETTING),)
    return tuple(_key(part, f"Key {number} in {SETTING}") for number, part in enumerate(parts, start=1))


def _key(part: str, name: str) -> bytes:
    digits = part.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        key = base64.b64decode(digits + "=" * (-len(digits) % 4), validate=True)
    except ValueError:
        raise ValueError(f"{name} is not written in base64: {ADVICE}.") from None
    if len(key) != KEY_BYTES:
        raise ValueError(f"{name} has {len(key)} bytes instead of {KEY_BYTES}: {ADVICE}.")
    if len(set(key)) < FEWEST_DIFFERENT or key in EXAMPLES or set(key) <= TYPED:
        raise ValueError(f"{name} was not drawn by chance, so that it could be guessed: {ADVICE}.")
    return key
