"""Private text opens at its own place and under its own key, and nowhere else; what is stored tells nothing."""

import base64
from collections.abc import Callable

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.db.vault import NOTHING, STEP_BYTES, UNREADABLE, CannotOpen, Place, Sealed, Standing, Vault
from bot.keys import new_key, read_keys

OLD, NEW = (read_keys(new_key()) for _ in range(2))
VAULT = Vault(NEW)
HERE = Place("signals", "what", "T0PLAY", (1, "U0ANA", 2))
ELSEWHERE = (
    HERE._replace(table="pledges"),
    HERE._replace(column="why"),
    HERE._replace(workspace="T0OTHER"),
    HERE._replace(row=(1, "U0ANA", 3)),
    HERE._replace(row=(1, "U0BO", 2)),
    HERE._replace(row=("1", "U0ANA", 2)),
    HERE._replace(row=(1, "U0ANA")),
    HERE._replace(row=(1, "U0ANA2")),
    HERE._replace(workspace="T0PLAY,1", row=("U0ANA", 2)),
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(TEXTS)
def test_what_was_sealed_opens(text: str) -> None:
    sealed = VAULT.seal(text, place=HERE)

    assert VAULT.open(sealed, place=HERE) == VAULT.show(sealed, place=HERE) == text
    assert VAULT.standing(sealed) is Standing.CURRENT
    assert not sealed.is_clear


@pytest.mark.parametrize("text", ["", "ä" * 40_000, "\x80", "ends in \U0010ffff", f"gz1.{'a' * 8}.{'b' * 64}"])
def test_odd_texts_open_too(text: str) -> None:
    assert VAULT.open(VAULT.seal(text, place=HERE), place=HERE) == text


@pytest.mark.parametrize("place", ELSEWHERE, ids=str)
def test_it_opens_at_no_other_place(place: Place) -> None:
    sealed = VAULT.seal("murmured", place=HERE)

    assert not VAULT.opens(sealed, place=place)
    with pytest.raises(CannotOpen):
        VAULT.open(sealed, place=place)


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_it_opens_only_without_any_byte_changed(where: int, change: int) -> None:
    form, key, body = VAULT.seal("murmured", place=HERE).stored.split(".")
    data = bytearray(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    data[where % len(data)] ^= change
    changed = base64.urlsafe_b64encode(data).decode().rstrip("=")

    assert VAULT.opens(Sealed(f"{form}.{key}.{changed}"), place=HERE) == (change == 0)


TAMPERED: tuple[Callable[[str], str], ...] = (
    lambda stored: stored[:-4],
    lambda stored: stored + "AAAA",
    lambda stored: stored + "=",
    lambda stored: stored + "\n",
    lambda stored: stored.replace("gz1.", "gz2."),
    lambda stored: stored.replace(stored[4:12], "AAAAAAAA"),
    lambda stored: f"{stored[:12]}.{'A' * 64}",
    lambda stored: f"{stored[:12]}.{'A' * 65}",
    lambda _: "in clear",
)


@pytest.mark.parametrize("tampered", TAMPERED)
def test_whatever_else_stands_there_does_not_open(tampered: Callable[[str], str]) -> None:
    stored = tampered(VAULT.seal("murmured", place=HERE).stored)

    assert not VAULT.opens(Sealed(stored), place=HERE)


def test_what_does_not_open_is_logged_by_ids_and_a_sentence_in_a_list() -> None:
    lost = Vault(OLD).seal("murmured", place=HERE)

    with structlog.testing.capture_logs() as logged:
        shown = VAULT.show(lost, place=HERE)

    assert shown == UNREADABLE
    assert logged == [
        {"event": "private_text_unreadable", "log_level": "error", "kept": "foreign", **HERE._asdict()},
    ]


def test_nothing_was_written_opens_as_nothing() -> None:
    assert VAULT.open(NOTHING, place=HERE) == ""
    assert VAULT.standing(NOTHING) is Standing.NOTHING


def test_the_first_key_seals_and_every_key_opens() -> None:
    before = Vault(OLD).seal("murmured", place=HERE)
    both = Vault((*NEW, *OLD))
    after = both.seal("murmured", place=HERE)

    assert [both.open(one, place=HERE) for one in (before, after)] == ["murmured"] * 2
    assert [both.standing(one) for one in (before, after)] == [Standing.OLDER, Standing.CURRENT]
    assert [one.stored.startswith(mark) for one, mark in zip((after, before), both.marks, strict=True)] == [True, True]
    assert VAULT.opens(after, place=HERE)
    assert VAULT.standing(before) is Standing.FOREIGN


def test_the_same_text_never_looks_the_same_and_lengths_tell_little() -> None:
    sealed = [VAULT.seal("x" * length, place=HERE).stored for length in range(STEP_BYTES)]

    assert len(set(sealed)) == STEP_BYTES
    assert len({len(one) for one in sealed}) == 1
    assert len({VAULT.seal("same", place=HERE).stored for _ in range(10)}) == 10


def test_neither_a_vault_nor_a_sealed_text_shows_anything() -> None:
    assert repr(Sealed("murmured")) == "Sealed()"
    assert repr(Vault(NEW)).startswith("<bot.db.vault.Vault object")
    assert not hasattr(VAULT, "__dict__")
