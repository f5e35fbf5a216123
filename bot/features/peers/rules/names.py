"""Names of functions, artefacts and people: how they are tidied, compared and shown."""

import unicodedata

from bot.errors import Refusal
from bot.features.peers.models import KEY_LENGTH, NAME_LENGTH, Standing
from bot.features.peers.text import refusals as text

INVISIBLE = "\u200b\u2060\ufeff"  # joiners are kept: emoji and several scripts need them
SOMEONE = "someone"


def tidy(name: str) -> str:
    """Return a name on one line without spare spaces, control characters and invisible ones."""
    spaced = " ".join(name.split())
    return "".join(mark for mark in spaced if mark not in INVISIBLE and unicodedata.category(mark) not in {"Cc", "Cs"})


def key(name: str) -> str:
    """Return the form under which names are the same: case, spare spaces, widths and a final full stop do not count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tidy(name)).casefold())
    return " ".join(folded.split()).rstrip(" .;,")[:KEY_LENGTH]


def checked_name(name: str, *, field: str | None = None) -> str:
    """Return the tidy name of a function or an artefact; refuse one that is too long."""
    short = tidy(name)
    if len(short) > NAME_LENGTH:
        raise Refusal(text.too_long(short, NAME_LENGTH), field=field)
    return short


def checked_artefact(artefact: str, giver_id: int, receiver_id: int, *, field: str | None = None) -> str:
    """Return the tidy artefact of a handoff; refuse an empty or long one, and one that goes nowhere."""
    if giver_id == receiver_id:
        raise Refusal(text.SAME_ENDS, field=field)
    short = checked_name(artefact, field=field)
    if not key(short):
        raise Refusal(text.EMPTY_ARTEFACT, field=field)
    return short


def shown_name(name: str | None, kind: str | None) -> str:
    """Return how a person is listed: by the last known name, marked when the account is gone."""
    if not name:
        return SOMEONE
    return f"{name} (left)" if kind == Standing.DEACTIVATED else name
