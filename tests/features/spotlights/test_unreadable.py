"""The two lines of a spotlight that do not open: they are refused, never posted, and wait for their key."""

from sqlalchemy import update

from bot.db.vault import UNREADABLE, Sealed
from bot.features.spotlights.models import Spotlight, State
from tests.features.desk import texts
from tests.features.spotlights.hall import DID, ELI, FAY, Hall, refused

OTHER = Sealed(f"gz1.{'A' * 8}.{'A' * 64}")


def lose(hall: Hall) -> Sealed:
    """Put words of another key in the place of a line; return the line."""
    did = hall.only().did
    put(hall, OTHER)
    return did


def put(hall: Hall, did: Sealed) -> None:
    hall.desk.session.execute(update(Spotlight).values(did=did))
    hall.desk.session.expire_all()


def test_a_draft_that_does_not_open_is_refused_with_a_sentence(hall: Hall) -> None:
    hall.one_hero()
    hall.write()
    lose(hall)

    assert refused(hall.press, FAY, "draft") == (None, UNREADABLE)
    hall.press(FAY, "pass")
    assert hall.state() is not State.DRAFT


def test_what_does_not_open_is_not_posted_until_it_does(hall: Hall) -> None:
    hall.to_review()
    hall.approve()
    did = lose(hall)

    assert hall.to_tick() == ()
    assert hall.state() is State.SCHEDULED
    assert UNREADABLE in str(hall.press(ELI, "mine").modal)
    put(hall, did)
    assert DID in texts(hall.to_tick())
    assert hall.state() is State.POSTED
