"""A check-in for one of its members, and the messages about it that stand."""

from typing import NamedTuple

from bot.db.records import is_stand_in
from bot.features.checkins.facts import PROMPT_KIND, Act, Hold, Prompt, Shown
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.rules.moments import is_too_late
from bot.features.checkins.rules.refusals import NothingHere
from bot.features.checkins.service.sight import is_hidden, shown_all
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.work import Work


class Found(NamedTuple):
    """A check-in, the one who acts, and the others."""

    one: CheckinRow
    mine: MemberRow
    others: tuple[MemberRow, ...]


def find(work: Work, act: Act, *, locked: bool = True) -> Found:
    """Return a check-in of which this person is a member and knows. Raises `NothingHere`, whatever the reason is."""
    one = queries.checkin(work, act.workspace, act.handle, locked=locked)
    members = queries.members(work, [one.id])[one.id] if one else ()
    mine = next((row for row in members if row.user == act.user), None)
    if one is None or mine is None or is_hidden(one, mine):
        raise NothingHere
    return Found(one, mine, tuple(row for row in members if row.user != act.user))


def show(work: Work, act: Act) -> Shown:
    """Return a check-in for one of its members. Raises `NothingHere`."""
    one = queries.checkin(work, act.workspace, act.handle)
    shown = shown_all(work, act.user, (one,)) if one else ()
    if not shown:
        raise NothingHere
    return shown[0]


def shown_to(work: Work, workspace: str, subject: str) -> Shown | None:
    """Return what the message HANDLE.PLACE.N shows; None when it is not the latest any more, or nothing is there."""
    found = _of_message(work, workspace, subject)
    return next(iter(shown_all(work, found.mine.user, (found.one,))), None) if found else None


def hold(work: Work, workspace: str, subject: str) -> Hold | None:
    """Return whether the message HANDLE.PLACE.N, written some time ago and not posted yet, has to wait.

    It was written in its person's hours. They may be over by now, for Slack or we were away; the person may have
    left the group or stopped the bot meanwhile; and more than two working days late it is not posted any more. Who
    asked to talk now waits for the message, at any hour.
    """
    found = _of_message(work, workspace, subject)
    if found is None:
        return None
    if all(peer.user != found.mine.user for peer in peers.peers(work, found.one.group_id)):
        return Hold(None)
    if _is_asker(found):
        return None
    at = notices.reachable_at(work, workspace, found.mine.user)
    calendar = notices.calendar(work, workspace, found.mine.user)
    if at is None or is_too_late(found.mine.wished_at, work.now, calendar):
        return Hold(None)
    return Hold(at) if at > work.now else None


def _is_asker(found: Found) -> bool:
    return found.one.round_id is None and found.mine.place == 0


def _of_message(work: Work, workspace: str, subject: str) -> Found | None:
    handle, _, rest = subject.partition(".")
    place, _, number = rest.partition(".")
    one = queries.checkin(work, workspace, handle)
    members = queries.members(work, [one.id])[one.id] if one else ()
    mine = next((row for row in members if str(row.place) == place), None)
    if one is None or mine is None or str(mine.prompts) != number or is_stand_in(mine.user):
        return None
    return Found(one, mine, tuple(row for row in members if row.user != mine.user))


def cards(work: Work, workspace: str, handle: str) -> tuple[Prompt, ...]:
    """Return the messages about a check-in that stand: each is painted anew after an act."""
    one = queries.checkin(work, workspace, handle)
    return cards_of(work, (one,)) if one else ()


def cards_of(work: Work, rows: tuple[CheckinRow, ...]) -> tuple[Prompt, ...]:
    """Return the messages about check-ins that stand."""
    members = queries.members(work, [one.id for one in rows])
    return tuple(card(one, row) for one in rows for row in members[one.id] if row.prompts)


def card(one: CheckinRow, row: MemberRow) -> Prompt:
    """Return somebody's latest message about a check-in."""
    return Prompt(row.workspace, row.user, f"{PROMPT_KIND}:{one.handle}.{row.place}.{row.prompts}")
