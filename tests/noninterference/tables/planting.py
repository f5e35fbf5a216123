"""Where pairs begin: a group made by real requests, and a table in it that the scenes of the pure proof have led on.

The scenes are played by the rules, once, and only kept as the bot keeps a table: by its doors each would take seconds.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.db.private import place_of
from bot.features.mediation import queries
from bot.features.mediation.facts import Case, Seat
from bot.features.mediation.models import MediationRecord
from bot.features.mediation.service import keeping, sitting
from bot.lodgings import Form
from bot.schedule.hours import next_tick
from bot.slack.requests import ChannelFacts, MemberJoined
from tests.features.mediation.desk import ANA, CHI, DAN, HOUR, ZONE
from tests.noninterference.tables.people import EVERYBODY, FUNCTIONS, GROUP, HANDLE, LEADERSHIP, TALK, WORKSPACE
from tests.noninterference.tables.side import TableSide

FOUNDED = datetime(2026, 2, 26, 10, tzinfo=UTC)
VERSION = 3
CANDIDATES = (CHI, DAN)  # who are willing to be the broker
LAID_BEFORE = timedelta(days=2)


def furnish(side: TableSide) -> None:
    """Set the group up, and let everybody join, each for a function of their own."""
    side.learn()
    facts = ChannelFacts(LEADERSHIP, "leadership", "channel", archived=False, shared_outside=False)
    side.ask(MemberJoined(WORKSPACE, "U0GRAY", "test:hello", LEADERSHIP, True, ANA, facts), "")  # noqa: FBT003 (as the event has it)
    typed = {"functions": FUNCTIONS, "handoffs": "Sales > Operations: order data", "zone": ZONE, "hour": str(HOUR)}
    side.submit(ANA, side.click(ANA, "peers.set_up", GROUP), typed)
    for function, user in enumerate(EVERYBODY, start=1):
        side.submit(user, side.click(user, "peers.join", GROUP), {"function": str(function)})
    for user in CANDIDATES:
        side.submit(user, side.click(user, "mediation.broker", GROUP), {})
    sitting.hold(side.work, GROUP, WORKSPACE)
    side.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    side.run_jobs()


def plant(side: TableSide, case: Case, now: datetime) -> None:
    """Keep the table of a case, under the same handle in both histories."""
    shared, work = case.shared, side.work
    side.now = now
    key = queries.add_table(
        work,
        {
            "handle": HANDLE,
            "workspace": WORKSPACE,
            "group_id": GROUP,
            "one": shared.a,
            "other": shared.b,
            "broker": case.broker.user if case.broker else None,
            "inviter": shared.inviter,
            "stage": shared.stage.value,
            "version": VERSION,
            "due_at": next_tick(now, ZONE, HOUR),
            "laid_at": now - LAID_BEFORE,
            "form": Form.CHANNEL.value,
            "channel": TALK,
            "brought": ",".join(sorted((shared.a, shared.b))),
            "away": "",
        },
    )
    bodies = {keeping.SHARED: shared.to_json()}
    bodies |= {seat.value: own.to_json() for seat in Seat if (own := case.own(seat))}
    queries.add_records(work, [_record(side, key, reader, body) for reader, body in bodies.items()])


def _record(side: TableSide, table: int, reader: str, body: str) -> Mapping[str, Any]:
    row = {"table_id": table, "reader": reader, "workspace": WORKSPACE, "key": f"{reader.lower():0>32}"}
    return {**row, "body": side.work.vault.seal(body, place=place_of(MediationRecord.body, row))}
