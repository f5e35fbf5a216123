"""What comes next for a person, their pairs, and what waits for them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, or_

from bot.db.prepared import Prepared
from bot.features.checkins.facts import GroupView, HomeFacts, NextLine, Other, PairLine, Shown, at_subject
from bot.features.checkins.models import RestReason, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, prompts
from bot.features.checkins.queries.checkins import MemberRow
from bot.features.checkins.rules.states import OPEN
from bot.features.checkins.service.joining import group_view
from bot.features.checkins.service.resting import SUBJECT
from bot.features.checkins.service.sight import is_hidden, shown_all
from bot.features.checkins.text import lists as say
from bot.features.notices.service import Press, Waiting
from bot.features.peers import service as peers
from bot.schedule.holidays import local_day
from bot.work import Work

WEEK = timedelta(days=7)
_OBJECTING = (("talked", say.TALKED), ("not_talked", say.DID_NOT))


def upcoming(work: Work, workspace: str, user: str) -> tuple[NextLine, ...]:
    """Return what comes next for a person, a line for each group in which they take part."""
    return _upcoming(work, workspace, user, _views(work, workspace, user))


_COLUMNS = queries.CHECKINS.c
_HELD = _COLUMNS.state == State.HELD
_STILL = Prepared(
    queries.of_person(
        or_(
            _COLUMNS.state.in_(OPEN),
            and_(_COLUMNS.state.in_((State.SKIPPED, State.MISSED)), _COLUMNS.ends_at > bindparam("now")),
            and_(_HELD, _COLUMNS.due_at > bindparam("now")),
        )
    )
)


def _upcoming(work: Work, workspace: str, user: str, views: tuple[GroupView, ...]) -> tuple[NextLine, ...]:
    rows = queries.checkins(work, _STILL, {"workspace": workspace, "user": user, "now": work.now})
    shown = {one.handle: one for one in shown_all(work, user, rows)}
    members = queries.members(work, [one.id for one in rows])
    due = {one.id: next(row.due_at for row in members[one.id] if row.user == user) for one in rows}
    rests = {rest.group_id: rest.reason for rest in prompts.rests_of(work, workspace, user, running=True)}
    found: list[NextLine] = []
    for view in views:
        if not view.takes_part:
            continue
        running = [one for one in rows if one.group_id == view.group_id and one.handle in shown]
        lines = [
            NextLine(view, shown[one.handle], _ahead(due.get(one.id), work.now) if one.state in OPEN else None)
            for one in running
        ]
        found.extend(lines or [NextLine(view, rest=rests.get(view.group_id))])
    return tuple(found)


def _ahead(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment and moment > now else None


def _views(work: Work, workspace: str, user: str) -> tuple[GroupView, ...]:
    return tuple(group_view(work, seat) for seat in peers.seats(work, workspace=workspace, user=user))


_TALKS = Prepared(queries.of_person(_HELD))


def pairs(work: Work, workspace: str, user: str) -> tuple[PairLine, ...]:
    """Return everybody with whom a person takes part in some group, the longest silence first.

    Those whom the person themselves does not want to be brought together with are not listed: for their own eyes.
    """
    others = _others(work, workspace, user)
    rows = queries.checkins(work, _TALKS, {"workspace": workspace, "user": user})
    members = queries.members(work, [one.id for one in rows])
    last: dict[str, datetime] = {}
    for one in rows:
        if one.held_at and not any(row.user == user and is_hidden(one, row) for row in members[one.id]):
            last |= {row.user: max(one.held_at, last.get(row.user, one.held_at)) for row in members[one.id]}
    lines = [PairLine(other, last.get(other.user), _weeks(last.get(other.user), work.now)) for other in others]
    return tuple(sorted(lines, key=lambda line: (line.last is not None, line.last or work.now, line.other.name)))


def _weeks(last: datetime | None, now: datetime) -> int | None:
    return max(0, (now - last) // WEEK) if last else None


def _others(work: Work, workspace: str, user: str) -> tuple[Other, ...]:
    mine = [part.group_id for part in people.parts_of_person(work, workspace, user)]
    seated = {seat.group.id for seat in peers.seats(work, workspace=workspace, user=user)}
    left_out = {user, *people.excluded_by(work, workspace, user)}
    found: dict[str, Other] = {}
    for group_id in sorted(seated & set(mine)):
        parts = {part.user for part in people.parts_of_group(work, group_id)} - left_out
        for peer in peers.peers(work, group_id):
            if peer.user in parts:
                found.setdefault(peer.user, Other(peer.user, peer.name, peer.function.name))
    return tuple(found.values())


_RECENT = Prepared(
    queries.of_person(
        *(_COLUMNS.state.in_((*OPEN, State.HELD)), _COLUMNS.due_at > bindparam("now")),
        _COLUMNS.group_id.in_(bindparam("groups")),
    )
)


def waiting(work: Work, workspace: str, user: str) -> tuple[Waiting, ...]:
    """Return what waits for a person; presses are `checkins.talked|not_talked|skip|agree`, by the handle.

    That is what needs their answer, the time of theirs to which another agreed, and what they were to have a message
    of and have none: all else stands in their messages and on Home. The subject of `checkins.agree` is
    `HANDLE.SECONDS`, the suggested time as seconds since 1970.
    """
    seated = [seat.group.id for seat in peers.seats(work, workspace=workspace, user=user)]
    mine = {"workspace": workspace, "user": user, "now": work.now, "groups": seated}
    rows = queries.checkins(work, _RECENT, mine) if seated else ()
    members = queries.members(work, [one.id for one in rows])
    told = [one for one in rows if any(row.user == user and _is_told(row, work.now) for row in members[one.id])]
    lines = (_line(one, work.now, several=len(seated) > 1) for one in shown_all(work, user, told))
    return tuple(line for line in lines if line)


def _is_told(row: MemberRow, now: datetime) -> bool:
    """Tell whether somebody is to know of a check-in by now: they were written to, or would have been."""
    return row.prompts > 0 or row.due_at is None or row.due_at <= now


def _line(one: Shown, now: datetime, *, several: bool) -> Waiting | None:
    """Return what waits of a check-in, with its group where the viewer sits in `several`."""
    line = _waiting(one, now)
    return line._replace(title=say.in_group(one.group, line.title)) if line and several else line


def _waiting(one: Shown, now: datetime) -> Waiting | None:
    names = names_of(one)
    if one.object_until:
        did, did_not = (Press(f"checkins.{verb}", label, one.handle) for verb, label in _OBJECTING)
        return Waiting(*_claim(one), (did, did_not))
    if one.state is State.HELD:
        return None
    talked, skip = Press("checkins.talked", say.TALKED, one.handle), Press("checkins.skip", say.SKIP, one.handle)
    because = say.because(one.why[0] if one.why else "")
    if one.suggested and one.suggested_by != one.viewer and one.state is not State.SET:
        by = next((other.name for other in one.others if other.user == one.suggested_by), names)
        agree = Press("checkins.agree", say.AGREE, at_subject(one.handle, one.suggested))
        return Waiting(say.suggested(by, _when(one.suggested, one)), because, (agree, talked, skip))
    if one.suggested and one.suggested_by == one.viewer and one.state is State.SET and one.suggested > now:
        return Waiting(say.agreed(names, _when(one.suggested, one)), because, (talked, skip))
    return None if one.prompt else Waiting(say.check_in(names), because, (talked, skip))


def _claim(one: Shown) -> tuple[str, str]:
    """Say who noted that they talked, and until when one may object."""
    by = next((other.name for other in one.others if other.user == one.said_by), names_of(one))
    until = say.object_until(local_day(one.object_until, one.zone)) if one.object_until else ""
    return say.they_talked(by, names_of(one)), until


def _when(at: datetime, one: Shown) -> str:
    return say.moment(at.astimezone(ZoneInfo(one.zone)))


def names_of(one: Shown) -> str:
    """Return the names of the others."""
    return " and ".join(other.name for other in one.others)


def home(work: Work, workspace: str, user: str) -> HomeFacts:
    """Return all that Home says of check-ins."""
    views = _views(work, workspace, user)
    return HomeFacts(views, _upcoming(work, workspace, user, views), pairs(work, workspace, user))


def digest_line(work: Work, workspace: str, user: str, subject: str) -> str | None:
    """Return what the week's digest says of a message that was kept, not escaped; None when nothing is to be said.

    `subject` is what `notices.admit` was given: HANDLE.PLACE of a check-in, or that of a rest.
    """
    handle, _, rest = subject.partition(".")
    if handle == SUBJECT:
        return _rest_line(work, workspace, user, rest)
    one = queries.checkin(work, workspace, handle)
    shown = next(iter(shown_all(work, user, (one,))), None) if one and one.state in (*OPEN, State.HELD) else None
    if shown and shown.state is State.HELD:
        return say.digest_claim(*_claim(shown)) if shown.object_until else None
    return say.digest(names_of(shown), shown.why[0] if shown.why else say.WORTH_IT, shown.group) if shown else None


def _rest_line(work: Work, workspace: str, user: str, round_id: str) -> str | None:
    for rest in prompts.rests_of(work, workspace, user, running=True):
        if str(rest.round_id) == round_id:
            why = say.ODD if rest.reason is RestReason.ODD else say.NOBODY_LEFT
            return say.digest_rest(peers.group(work, rest.group_id).name, why)
    return None
