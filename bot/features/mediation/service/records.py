"""What mediation keeps about one person, given out and erased.

Flags, notes and sealed answers are only theirs. What was passed on, and what was agreed, the others at the table read
as well: it stays for them as long as it would, as of a former colleague. To the others an erasure is a stop.
"""

import json
from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import or_

from bot.db.private import place_of
from bot.db.records import Erased, Record, Records, StandingCard, moment, rename
from bot.db.vault import CannotOpen, Standing
from bot.features.mediation import queries
from bot.features.mediation.facts import Own, Seat, TableRow
from bot.features.mediation.facts.room import ENTRY_KIND, THREAD_KIND
from bot.features.mediation.models import MediationRecord, MediationTable
from bot.features.mediation.queries import FLAGS, TABLES, WILLING
from bot.features.mediation.service import keeping, lodging
from bot.features.mediation.service.flagging import flags_of
from bot.features.mediation.service.giving import own_record, people_of, table_record
from bot.features.mediation.service.keeping import Mine
from bot.features.mediation.service.laying import invited_lately
from bot.features.peers import service as peers
from bot.work import Work

PEOPLE = (MediationTable.one, MediationTable.other, MediationTable.broker, MediationTable.inviter)


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return the person's flags, their own record of each table, and what they may read there; nothing else of it."""
    groups = peers.group_names(work, workspace)
    mine = keeping.readable(work, queries.own_tables(work, workspace, user), user)
    asked = invited_lately(work, workspace, user)
    flags = flags_of(work, workspace, user)
    users = {flag.other for flag in flags} | {who for one in asked for who in one.people}
    users |= {who for found in mine if not found.own.ended for who in people_of(found)}
    names = peers.names(work, workspace, users)
    return {
        "mediation_flags": [
            {
                "group": groups[flag.group_id],
                "about": names[flag.other],
                "words": flag.words,
                "state": flag.state.lower(),
                "ends_at": moment(flag.ends_at),
            }
            for flag in flags
        ],
        "mediation_willing": [
            {"group": groups[row.group_id], "said_at": moment(row.said_at)}
            for row in queries.said_willing(work, workspace, user)
        ],
        "mediation_invitations": [_invitation(groups, names, one) for one in asked],
        "mediation_tables": [{"group": groups[found.table.group_id], **_table(names, found)} for found in mine],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Forget what is only theirs; they stop at every table, and what the others read there stays, without them.

    First the comparison of flags is waited for, then ticks, in the order in which presses do: else one that has read
    their flag would lay a table for them afterwards.
    """
    queries.groups(work, workspace, locked=True)
    found = queries.tables(work, TABLES.c.workspace == workspace, locked=True)
    for table in found:
        _without(work, table, user, stand_in)
        lodging.without(work, table, user, stand_in)
    about = or_(FLAGS.c.user == user, FLAGS.c.other == user)
    return Erased(
        gone=queries.drop_flags(work, FLAGS.c.workspace == workspace, about)
        + queries.drop_willing(work, WILLING.c.workspace == workspace, WILLING.c.user == user),
        kept=sum(rename(work.connection, column, workspace, user, stand_in) for column in PEOPLE),
        cards=tuple(card for one in found if one.seat_of(user) for card in _cards(work, one)),
    )


def _table(names: Mapping[str, str], found: Mine) -> Record:
    if found.own.ended:
        return {"as": "broker", "ended_at": moment(found.own.ended)}
    return {**table_record(names, found), **own_record(names, found.own)}


def _cards(work: Work, table: TableRow) -> tuple[StandingCard, ...]:
    """Return what may name somebody in a table's conversation."""
    root = f"{THREAD_KIND}:{table.handle}"
    keys: tuple[str, ...] = ()
    with suppress(CannotOpen):
        keys = lodging.shown(work, table)
    entries = (StandingCard(f"{ENTRY_KIND}:{table.handle}.{key}", thread=root, conversation=root) for key in keys)
    return (StandingCard(root, conversation=root), *entries)


def _without(work: Work, table: TableRow, user: str, stand_in: str) -> None:
    """Blank the person's own record, and put the stand-in where their id stands in another: as a candidate, too.

    Raises `CannotOpen` for one whose key is not there: it may be set again, and then others could read it.
    """
    seat = table.seat_of(user)
    for reader, row in queries.records(work, table.id, (keeping.SHARED, *Seat)).items():
        if reader == seat:
            party = seat is not Seat.BROKER
            blank = Own(stand_in, seat, stopped=True, no_broker=not party)
            queries.change_record(work, row, keeping.sealed(work, row, blank.to_json()))
            continue
        place = place_of(MediationRecord.body, row)
        if work.vault.standing(row.body) is Standing.FOREIGN:
            work.vault.open(row.body, place=place)
        document = work.vault.look(row.body, place=place) or ""
        changed = document.replace(json.dumps(user), json.dumps(stand_in))
        if changed != document:
            queries.change_record(work, row, keeping.sealed(work, row, changed))


def _invitation(groups: Mapping[int, str], names: Mapping[str, str], one: TableRow) -> Record:
    people = [names[one.one], names[one.other]]
    return {"group": groups[one.group_id], "people": people, "invited_at": moment(one.laid_at)}
