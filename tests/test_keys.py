"""Keys: drawn by chance, read however people paste them, refused in one sentence that repeats nothing of them."""

import base64
from hashlib import sha256

import pytest

from bot.keys import new_key, read_keys

# Not drawn by chance: processes that share the tests must call them the same.
FIXED = base64.urlsafe_b64encode(sha256(b"a key of these tests").digest()).decode()
KEYS = [new_key() for _ in range(3)]
RAW = tuple(base64.urlsafe_b64decode(key) for key in KEYS)


def test_a_new_key_has_32_bytes_and_is_another_each_time() -> None:
    assert {len(key) for key in RAW} == {32}
    assert len(set(RAW)) == 3


@pytest.mark.parametrize("between", [",", " ", ", ", "\n", " ,\n"])
def test_several_keys_are_read_in_their_order(between: str) -> None:
    assert read_keys(between.join(KEYS)) == RAW


def test_a_key_is_read_in_both_alphabets_and_without_its_end() -> None:
    key = base64.urlsafe_b64encode(b"\xfb\xef" + RAW[0][2:]).decode()

    assert read_keys(key) == read_keys(key.rstrip("=")) == read_keys(key.replace("-", "+").replace("_", "/"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "GRAYZONE_SECRET_KEY holds nothing: "),
        (" ,", "GRAYZONE_SECRET_KEY holds nothing: "),
        ("a secret!", "Key 1 in GRAYZONE_SECRET_KEY is not written in base64: "),
        ("c2VjcmV0", "GRAYZONE_SECRET_KEY has 6 bytes instead of 32: "),
        ("c2VjcmV0a", "GRAYZONE_SECRET_KEY is not written in base64: "),
        ("A" * 43 + "=", "GRAYZONE_SECRET_KEY was not drawn by chance"),
        (base64.b64encode(bytes(range(32))).decode(), "GRAYZONE_SECRET_KEY was not drawn by chance"),
        (base64.b64encode(b"0123456789abcdef" * 2).decode(), "GRAYZONE_SECRET_KEY was not drawn by chance"),
        (base64.b64encode(b"our secret is very hard to guess").decode(), "GRAYZONE_SECRET_KEY was not drawn by"),
        (f"{FIXED},{FIXED[:40]}", "Key 2 in GRAYZONE_SECRET_KEY has 30 bytes instead of 32: "),
    ],
)
def test_what_is_no_key_is_one_sentence(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        read_keys(written)
    sentence = str(refused.value)

    assert sentence.startswith(said)
    assert sentence.endswith("`grayzone key` prints one that will do.")
    assert "\n" not in sentence
    assert not any(part in sentence for part in written.replace(",", " ").split() if len(part) > 1)
