"""Sealed words that do not open: their author is told, everything else goes on, and nobody reads another's."""

from sqlalchemy import select, update

from bot.db.vault import Sealed
from bot.features.grayzone.models import Pledge, Signal
from bot.features.grayzone.text import forms as say
from tests.features.desk import texts
from tests.features.grayzone.room import ANA, BO, HOURS, Room

QUIET = {"handoff": "1", "way": "quietly", **HOURS}


def swap_words(room: Room) -> None:
    """Put the words of one quiet issue into another, as whoever may write to the database can."""
    words = dict(room.desk.session.execute(select(Signal.user, Signal.what)).all())
    for user, other in ((ANA, BO), (BO, ANA)):
        room.desk.session.execute(update(Signal).where(Signal.user == user).values(what=words[other]))
    room.desk.session.expire_all()


def test_words_moved_to_another_quiet_issue_are_asked_for_again(room: Room) -> None:
    room.propose(ANA, **QUIET, what="murmured by Ana", symptom="WAITS")
    room.propose(BO, **QUIET, what="murmured by Bo", symptom="LOST")
    swap_words(room)

    assert [line.what for line in room.quiet(ANA)] == [None]
    form = room.desk.click(ANA, "grayzone.signal", "1.1")
    assert say.LOST in str(form.modal)
    assert "murmured" not in str(form.modal)
    room.desk.submit(ANA, form.modal, {"what": "once more", **HOURS})
    assert [line.what for line in room.quiet(ANA)] == ["once more"]
    assert [line.what for line in room.quiet(BO)] == [None]


def test_they_surface_like_any_other(room: Room) -> None:
    room.propose(ANA, **QUIET, what="murmured by Ana", symptom="WAITS")
    room.propose(BO, **QUIET, what="murmured by Bo", symptom="WAITS")
    swap_words(room)
    told = texts(room.tick(7))

    assert "Raised quietly by 2 functions" in told
    assert "murmured" not in told


def test_a_pledge_whose_condition_does_not_open_counts_and_can_be_made_again(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA, condition="murmured", show="yes")
    room.pledge(BO, condition="in the open", show="yes")
    broken = update(Pledge).where(Pledge.user == ANA).values(condition=Sealed(f"gz1.{'A' * 8}.{'A' * 64}"))
    room.desk.session.execute(broken)
    room.desk.session.expire_all()

    assert say.LOST in str(room.press(ANA, "pledge").modal)
    assert say.LOST not in str(room.press(BO, "pledge").modal)
    told = texts(room.tick())
    assert "in the open" in told
    assert "Ana" in told
    assert room.state() == "CHARTERED"
