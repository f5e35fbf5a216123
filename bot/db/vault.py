"""The vault: private text is sealed before it goes to the database, and opens only at the place it was sealed for.

A dump, a backup or a row that somebody moved tells nothing, but roughly how long a text is. See docs/decisions/0020.
"""

import base64
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import orjson
import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import Refusal

FORM = "gz1"  # stands before what is sealed in this way: form, key's name, nonce with ciphertext
STEP_BYTES = 128  # lengths are rounded up to a multiple of this
END = b"\x80"  # of the text; after it come zeros only
NONCE_BYTES, NAME_BYTES, CIPHER_BYTES = 16, 6, 64
SHAPE = re.compile(rf"{FORM}\.([\w-]{{8}})\.([\w-]{{64,}})", re.ASCII)

UNREADABLE = "These words were sealed and cannot be opened any more. Whoever runs Grayzone here can find out why."

log = structlog.get_logger(__name__)


class Place(NamedTuple):
    """Where a text is kept: a column of the row that `row` names within the workspace, by what never changes."""

    table: str
    column: str
    workspace: str
    row: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """Text as the database keeps it: no `str`, so that nobody shows or compares it by mistake."""

    stored: str = field(repr=False)

    @property
    def is_clear(self) -> bool:
        """Whether it is not sealed after all: somebody wrote it before there was a vault."""
        return bool(self.stored) and SHAPE.fullmatch(self.stored) is None


NOTHING = Sealed("")  # where nothing was written yet, or words were erased; opens as ""


class Standing(StrEnum):
    """How a stored text is kept, by its looks alone."""

    NOTHING = "nothing"
    CURRENT = "current"  # sealed under the first key
    OLDER = "older"  # sealed under another key that is there
    FOREIGN = "foreign"  # sealed under a key that is not there
    CLEAR = "clear"  # not sealed: written before there was a vault


class CannotOpen(Refusal):
    """A sealed text does not open: its key is not there, it was changed, or it stands where it was not sealed for."""

    def __init__(self) -> None:
        super().__init__(UNREADABLE)


class Vault:
    """Seals texts with the first of its keys, and opens them with the one they were sealed with.

    Nothing of it shows a key.
    """

    __slots__ = ("_ciphers", "_first")

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Take keys of 32 random bytes each, the newest first."""
        self._ciphers = {_name(key): AESSIV(_derived(key, "seal", CIPHER_BYTES)) for key in keys}
        self._first = _name(keys[0])

    def seal(self, text: str, *, place: Place) -> Sealed:
        """Return the text sealed for its place: never twice the same, and an empty one like any other."""
        nonce = os.urandom(NONCE_BYTES)
        secret = self._ciphers[self._first].encrypt(_padded(text.encode()), [_bound(place), nonce])
        return Sealed(f"{FORM}.{self._first}.{_written(nonce + secret)}")

    def open(self, sealed: Sealed, *, place: Place) -> str:
        """Return a text that was sealed for this place. Raises CannotOpen, a sentence for a person; logs ids."""
        text = self.look(sealed, place=place)
        if text is None:
            raise CannotOpen
        return text

    def show(self, sealed: Sealed, *, place: Place) -> str:
        """Return the same; of a text that does not open, a sentence in its place: for lists, which go on without it."""
        text = self.look(sealed, place=place)
        return UNREADABLE if text is None else text

    def look(self, sealed: Sealed, *, place: Place) -> str | None:
        """Return the same; None for a text that does not open: for forms that ask for it anew."""
        text = self._opened(sealed, place)
        if text is None:
            log.error("private_text_unreadable", **place._asdict(), kept=str(self.standing(sealed)))
        return text

    def opens(self, sealed: Sealed, *, place: Place) -> bool:
        """Tell whether a text opens at this place, and log nothing."""
        return self._opened(sealed, place) is not None

    def standing(self, sealed: Sealed) -> Standing:
        """Return how a text is kept, by its looks alone."""
        shape = SHAPE.fullmatch(sealed.stored)
        if shape is None:
            return Standing.CLEAR if sealed.stored else Standing.NOTHING
        if shape[1] == self._first:
            return Standing.CURRENT
        return Standing.OLDER if shape[1] in self._ciphers else Standing.FOREIGN

    @property
    def marks(self) -> tuple[str, ...]:
        """How every text begins that is sealed with a key that is there, the first one's before the others'."""
        return tuple(f"{FORM}.{name}." for name in self._ciphers)

    def _opened(self, sealed: Sealed, place: Place) -> str | None:
        if not sealed.stored:
            return ""
        shape = SHAPE.fullmatch(sealed.stored)
        cipher = self._ciphers.get(shape[1]) if shape else None
        if shape is None or cipher is None:
            return None
        try:
            whole = _read(shape[2])
            padded = cipher.decrypt(whole[NONCE_BYTES:], [_bound(place), whole[:NONCE_BYTES]])
        except (InvalidTag, ValueError):
            return None
        return padded[: padded.rindex(END)].decode()


def _name(key: bytes) -> str:
    """Return the name by which a key is found again: derived from it, and no secret."""
    return _written(_derived(key, "name", NAME_BYTES))


def _derived(key: bytes, purpose: str, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=f"grayzone {FORM} {purpose}".encode()).derive(key)


def _bound(place: Place) -> bytes:
    """Return a place as bytes that no other place has."""
    return orjson.dumps([FORM, place.table, place.column, place.workspace, *place.row])


def _padded(text: bytes) -> bytes:
    """Return the text, its end, and zeros up to the next step."""
    return text + END + bytes(-(len(text) + 1) % STEP_BYTES)


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _read(text: str) -> bytes:
    """Return the bytes that were written so, and in no other way. Raises ValueError."""
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if _written(data) != text:
        raise ValueError("these letters have bits to spare")
    return data
