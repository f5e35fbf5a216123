"""What a win tells spotlights: evidence and pledges are contributions, who saw or confirmed it is a witness."""

from sqlalchemy import select

from bot.features.spotlights.models import ContributionRecord, Kind, Spotlight, State, Win
from tests.features.grayzone.room import ANA, BO, CASE, CHI, DEV, HOURS, Room

LINK = {**HOURS, "link": "https://example.com/orders"}


def win(room: Room, measured: str = "6") -> None:
    """Ana raises; Bo and Chi see it too, Chi with evidence; Ana, Bo and Dev pledge; Dev drives and delivers."""
    room.propose(ANA)
    room.submit(BO, "see", HOURS)
    room.submit(CHI, "see", LINK)
    room.press(DEV, "draft")
    room.submit(DEV, "write", CASE)
    for user in (ANA, BO, DEV):
        room.pledge(user)
    room.tick()
    confirm(room, measured)


def confirm(room: Room, measured: str) -> None:
    room.submit(DEV, "deliver", {"measured": measured})
    room.press(ANA, "confirm")
    room.press(BO, "confirm")
    room.desk.session.expire_all()


def told(room: Room) -> set[tuple[str, Kind]]:
    return {(row.user, row.kind) for row in room.desk.session.scalars(select(ContributionRecord))}


def spotlights(room: Room) -> list[tuple[str, State]]:
    room.desk.session.expire_all()
    return [(row.hero, row.state) for row in room.desk.session.scalars(select(Spotlight).order_by(Spotlight.id))]


def test_a_win_tells_who_did_what_and_nothing_of_its_driver(room: Room) -> None:
    win(room)
    seen = {(user, Kind.SEEN) for user in (ANA, BO, CHI)}
    assert told(room) == seen | {
        (CHI, Kind.EVIDENCE),
        *((user, Kind.PLEDGE) for user in (ANA, BO)),
        *((user, Kind.CONFIRMED) for user in (ANA, BO)),
    }
    assert spotlights(room) == [(user, State.WAITING) for user in (ANA, BO, CHI)]
    (kept,) = room.desk.session.scalars(select(Win))
    assert (kept.title, kept.driver) == ("Orders arrive without prices", DEV)


def test_what_was_only_learned_begins_nothing(room: Room) -> None:
    win(room, measured="11")
    assert room.state() == "LEARNED"
    assert told(room) == set()


def test_a_win_that_slips_ends_what_nobody_answered(room: Room) -> None:
    win(room)
    while room.card().issue.due_at is not None:
        room.tick()
    room.press(ANA, "slipped")
    assert {state for _, state in spotlights(room)} == {State.ENDED}


def test_the_same_issue_won_again_is_a_win_of_its_own(room: Room) -> None:
    win(room)
    while room.card().issue.due_at is not None:
        room.tick()
    room.press(ANA, "slipped")
    room.press(ANA, "again")
    room.press(DEV, "draft")
    room.submit(DEV, "write", CASE)
    for user in (ANA, BO):
        room.pledge(user)
    room.tick()
    confirm(room, "6")
    assert len(list(room.desk.session.scalars(select(Win)))) == 2
    assert [state for _, state in spotlights(room)].count(State.WAITING) == 3
