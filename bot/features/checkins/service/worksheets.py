"""Worksheets: what one notes for oneself around a check-in. Readers: SELF.

The text is shown back to its writer only, in a modal: nothing else here reads it.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, or_

from bot.db.prepared import Prepared
from bot.db.private import place_of
from bot.features.checkins.facts import LINES, Act, NotesLine, Sheet
from bot.features.checkins.models import State, Worksheet
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import sheets
from bot.features.checkins.queries.checkins import CheckinRow
from bot.features.checkins.rules.checks import checked_lines
from bot.features.checkins.rules.refusals import BadField
from bot.features.checkins.service.showing import find
from bot.features.checkins.service.sight import shown_all
from bot.features.checkins.text import refusals as say
from bot.work import Work

KEY_BYTES = 16
LATEST, MOST = 3, 12  # check-ins on which notes are offered: talks without any, and all
COLUMNS = {
    "touches": Worksheet.touches,
    "need": Worksheet.need,
    "offer": Worksheet.offer,
    "border": Worksheet.border,
}


def sheet(work: Work, act: Act) -> Sheet:
    """Return one's own worksheet, an empty one before it was saved. Raises `NothingHere`."""
    found = find(work, act, locked=False)
    row = sheets.sheet(work, found.one.id, act.user)
    return opened(work, act.handle, row) if row else Sheet(act.handle, dict.fromkeys(LINES, ""))


def save_sheet(work: Work, act: Act, lines: Mapping[str, str]) -> Sheet:
    """Keep the lines (`facts.LINES`), all of them; a changed line is not done any more. Raises a `Refusal`."""
    wanted = checked_lines(lines)
    found = find(work, act, locked=False)
    new = {"key": secrets.token_hex(KEY_BYTES), "workspace": act.workspace}
    sealed = {name: work.vault.seal("", place=place_of(column, new)) for name, column in COLUMNS.items()}
    mine = {"checkin_id": found.one.id, "user": act.user, "done": [], "saved_at": work.now}
    sheets.add(work, {**new, **mine, **sealed})
    row = sheets.sheet(work, found.one.id, act.user, locked=True)
    if row is None:
        raise LookupError("a worksheet that was just kept is not there")
    before = opened(work, act.handle, row)
    same = [name for name in LINES if name in before.done and before.lines[name] == wanted[name]]
    texts = {name: work.vault.seal(wanted[name], place=place_of(column, row)) for name, column in COLUMNS.items()}
    sheets.change(work, row, **texts, done=same, saved_at=work.now)
    return Sheet(act.handle, wanted, frozenset(same))


def line_done(work: Work, act: Act, name: str) -> Sheet:
    """Note that a line was passed on, or needs nothing. Raises a `Refusal`."""
    found = find(work, act, locked=False)
    row = sheets.sheet(work, found.one.id, act.user, locked=True)
    if row is None or name not in LINES:
        raise BadField(name, say.UNKNOWN_LINE)
    now = opened(work, act.handle, row)
    if not now.lines[name]:
        raise BadField(name, say.EMPTY_LINE)
    done = [one for one in LINES if one in now.done or one == name]
    sheets.change(work, row, done=done)
    return Sheet(act.handle, now.lines, frozenset(done))


_NOTED = Prepared(
    queries.of_person(or_(queries.CHECKINS.c.state == State.HELD, queries.CHECKINS.c.id.in_(bindparam("keys"))))
)


def noted(work: Work, workspace: str, user: str) -> tuple[NotesLine, ...]:
    """Return the check-ins on which somebody may write notes, the latest first: the last talks, and all with notes."""
    keys = [row.checkin_id for row in sheets.sheets(work, workspace, user)]
    found = queries.checkins(work, _NOTED, {"workspace": workspace, "user": user, "keys": keys})
    rows = sorted(found, key=_at, reverse=True)
    wanted = [one for place, one in enumerate(rows) if place < LATEST or one.id in keys][:MOST]
    shown = {one.handle: one for one in shown_all(work, user, wanted)}
    return tuple(NotesLine(one.handle, shown[one.handle].others, _at(one)) for one in wanted if one.handle in shown)


def _at(one: CheckinRow) -> datetime:
    return one.held_at or one.planned_at


def opened(work: Work, handle: str, row: Worksheet) -> Sheet:
    """Return a worksheet for its writer; a line that does not open is empty, to be written anew."""
    lines = {name: work.vault.look(getattr(row, name), place=place_of(column, row)) for name, column in COLUMNS.items()}
    return Sheet(handle, {name: line or "" for name, line in lines.items()}, frozenset(row.done))
