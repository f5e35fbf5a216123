"""Whoever leaves the company, the group or a table's channel, at any stage: the other one reads what silence reads."""

import re
from collections.abc import Callable, Iterator

import pytest

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.facts import Form, Lodging, Stage, View
from bot.features.mediation.text.stages import CLOSED_AGREED, STAGES
from bot.lodgings import Step
from bot.register import with_doors
from bot.slack.doors import Doors
from bot.slack.requests import MemberLeft, PersonChanged
from tests.features.desk import WORKSPACE, facts_of
from tests.features.mediation.court import ANA, CHI, ELI, Court, furnish
from tests.features.mediation.seat import Sitting
from tests.features.mediation.ten_tables import Tables, lay
from tests.features.stage import Stage as Theatre

Leaving = Callable[[Tables, str], None]
GO = (ANA, CHI, ELI)  # one at every table, and at none of them both
LOOKS, REVIEWS = (0, 4, 5), 4  # after so many ticks, the fifth of which ends every stage; then at each review
KEYS = ("line1.0", "draft1.0", "agreed1", "review1.0", "review2.0")
NAMED = re.compile(r"\b(Ana|Chi|Eli) \((?:left|Sales|Finance|People)\)")  # who leads nothing any more: no secret


def stays(tables: Tables, user: str) -> None:
    """Be silent."""


def is_deactivated(tables: Tables, user: str) -> None:
    event = PersonChanged(WORKSPACE, user, tables.court.desk.once(), facts_of(user, kind="deactivated"))
    tables.court.desk.handle(event)


def leaves_the_group(tables: Tables, user: str) -> None:
    tables.court.desk.click(user, "peers.leave", 1)


def leaves_the_channels(tables: Tables, user: str) -> None:
    """Leave every channel of their tables; Slack says so twice."""
    for stage in housed(tables):
        if user in tables.people(stage):
            event = MemberLeft(WORKSPACE, user, tables.court.desk.once(), channel_of(stage), is_bot_itself=False)
            tables.court.desk.handle(event)
            after = views(tables, stage)
            tables.court.desk.handle(event)
            assert views(tables, stage) == after


def housed(tables: Tables) -> tuple[Stage, ...]:
    """Return at which stages a table has a conversation."""
    return tuple(stage for stage in tables.handles if stage not in {Stage.INVITED, Stage.TABLE, Stage.CLOSED})


def channel_of(stage: Stage) -> str:
    return f"C0{stage}"


def views(tables: Tables, stage: Stage) -> list[View]:
    """Return what each of the two sees of a table."""
    return [tables.court.look(user, tables.handles[stage]).view for user in tables.people(stage)]


def housed_in_channels(tables: Tables) -> Tables:
    """Give each table the channel that it has by now."""
    for stage in housed(tables):
        step = Step(Lodging(), Lodging(Form.CHANNEL, channel_of(stage)), tables.people(stage))
        assert service.note(tables.court.desk.work, WORKSPACE, tables.handles[stage], step) is not None
    return tables


def watched(tables: Tables, leaving: Leaving) -> list[dict[Stage, tuple[str, ...]]]:
    """Let three people go in this way; return what those who stay read of each table, moment by moment."""
    court = tables.court
    point, now, count = court.desk.session.begin_nested(), court.desk.now, court.desk.count
    for user in GO:
        leaving(tables, user)
    court.run()
    seen = [read(tables, *tables.handles)]
    for day in range(1, LOOKS[-1] + 1):
        court.tick()
        if day in LOOKS:
            seen.append(read(tables, *tables.handles))
    for _ in range(REVIEWS):
        court.desk.now = max(court.desk.now, tables.shared(Stage.AGREED).deadline)
        court.run()
        seen.append(read(tables, Stage.AGREED))
    point.rollback()
    court.desk.session.expire_all()
    court.desk.now, court.desk.count = now, count
    return seen


def read(tables: Tables, *stages: Stage) -> dict[Stage, tuple[str, ...]]:
    """Return the screen of whoever stays, and the card and entries of the thread, at each table."""
    found: dict[Stage, tuple[str, ...]] = {}
    for stage in (one for one in stages if one is not Stage.CLOSED):
        handle = tables.handles[stage]
        (other,) = (user for user in tables.people(stage) if user not in GO)
        keys = KEYS if stage is Stage.AGREED else KEYS[:1]
        names = (f"mediation.table:{handle}", *(f"mediation.entry:{handle}.{key}" for key in keys))
        painted = (tables.court.desk.doors.paint_card(tables.court.desk.work, WORKSPACE, name) for name in names)
        found[stage] = (screen(tables, other, handle), *(NAMED.sub(r"\1", repr(one)) for one in painted))
    return found


def screen(tables: Tables, user: str, handle: str) -> str:
    """Return what somebody reads who opens a table, or why they cannot."""
    try:
        return NAMED.sub(r"\1", Sitting(tables.court, user).open(handle))
    except Refusal as refusal:
        return refusal.sentence


@pytest.fixture
def tables(sqlite_stage: Theatre) -> Iterator[Tables]:
    """The tables, each with the channel that it has by now."""
    with sqlite_stage.desk(furnish, with_doors(Doors())) as desk:
        yield housed_in_channels(lay(Court(desk)))


def test_who_leaves_in_any_way_at_any_stage_reads_like_silence_to_the_other(tables: Tables) -> None:
    silent = watched(tables, stays)
    for leaving in (is_deactivated, leaves_the_group, leaves_the_channels):
        for moment, (seen, quiet) in enumerate(zip(watched(tables, leaving), silent, strict=True)):
            for stage in quiet:
                assert seen[stage] == quiet[stage], (leaving.__name__, moment, stage)
    week = {stage: words[0] for stage, words in silent[len(LOOKS) - 1].items() if stage is not Stage.AGREED}
    assert all(STAGES["CLOSED"] in words for words in week.values())
    assert CLOSED_AGREED in silent[-1][Stage.AGREED][0]
