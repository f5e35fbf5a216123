"""Quiet flags: what their author files, sees and takes back. Nobody else reads any of it."""

import secrets

from bot.db.private import place_of
from bot.features.mediation import queries
from bot.features.mediation.facts import FlagLine, FlagRow
from bot.features.mediation.facts.flags import Flag
from bot.features.mediation.models import MediationFlag
from bot.features.mediation.queries import FLAGS
from bot.features.mediation.rules import checks, flags
from bot.features.mediation.rules.refusals import CannotInvite, FlagRefused
from bot.features.mediation.service.keeping import KEY_BYTES
from bot.features.mediation.service.sitting import hold, sits_with
from bot.features.mediation.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import Seat as Place
from bot.work import Work

LONGEST_WORDS = 300


def file_flag(work: Work, place: Place, other: str, words: str) -> FlagLine:
    """File that there is friction with somebody. Raises `FlagRefused`, `TooManyTables`, `CannotInvite`, `BadField`.

    Every refusal follows from what its author did themselves.
    """
    if other not in {peer.user for peer in peers.peers(work, place.group.id)}:
        raise CannotInvite(say.INVITE_PEERS, field="person")
    noted = checks.optional("words", words, LONGEST_WORDS)
    hold(work, place.group.id, place.workspace)
    mine = [flag_of(row) for row in rows_of(work, place.workspace, place.user)]
    flag = Flag(place.user, other, work.now)
    flags.filed(mine, flag, sits_with(work, place.workspace, place.user))
    key = secrets.token_hex(KEY_BYTES)
    row = {"key": key, "workspace": place.workspace, "group_id": place.group.id, "user": place.user, "other": other}
    sealed = work.vault.seal(noted, place=place_of(MediationFlag.words, row))
    queries.add_flag(work, {**row, "words": sealed, "filed_at": work.now, "taken_back_at": None, "met_at": None})
    return next(line for line in flags_of(work, place.workspace, place.user) if line.key == key)


def take_back_flag(work: Work, workspace: str, user: str, key: str) -> FlagLine:
    """Take one's own flag back; its place is not free any earlier. Raises `FlagRefused`. Twice changes nothing."""
    row = _own(work, workspace, user, key)
    held = hold(work, row.group_id, workspace)
    row = _own(work, workspace, user, key)  # as it is now that nobody else can change it
    if row.taken_back_at is None:
        at = {seat.group.id for seat in peers.seats(work, workspace=workspace, user=user)} | {row.group_id}
        comparison = min(one.compare_at for one in held if one.group_id in at)
        back = flags.taken_back(flag_of(row), work.now, comparison)
        queries.change_flags(work, FLAGS.c.id == row.id, taken_back_at=back.taken_back_at)
    return _line(work, _own(work, workspace, user, key))


def flags_of(work: Work, workspace: str, user: str) -> tuple[FlagLine, ...]:
    """Return one's own flags, the oldest first: those that count, and for sixty days those that ended."""
    return tuple(_line(work, row) for row in rows_of(work, workspace, user))


def rows_of(work: Work, workspace: str, user: str) -> tuple[FlagRow, ...]:
    """Return the rows of one's own flags."""
    return queries.own_flags(work, workspace, user)


def flag_of(row: FlagRow) -> Flag:
    """Return a flag as its rules know it: without its words."""
    return Flag(row.user, row.other, row.filed_at, taken_back_at=row.taken_back_at, met_at=row.met_at)


def _own(work: Work, workspace: str, user: str, key: str) -> FlagRow:
    found = next((row for row in rows_of(work, workspace, user) if row.key == key), None)
    if found is None:
        raise FlagRefused(say.FLAG_GONE)
    return found


def _line(work: Work, row: FlagRow) -> FlagLine:
    flag = flag_of(row)
    return FlagLine(
        row.key,
        row.group_id,
        row.other,
        work.vault.look(row.words, place=place_of(MediationFlag.words, row)) or "",
        flags.state(flag, work.now),
        row.filed_at + flags.RESTS_FOR,
        flags.ends_at(flag),
    )
