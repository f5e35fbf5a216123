"""Taking part, by a press of one's own, and a group's rhythm."""

from dataclasses import replace
from datetime import date, datetime

from bot.features.checkins.facts import GroupView, Prompt, Wishes
from bot.features.checkins.models import Dropped, Rhythm
from bot.features.checkins.queries import people, prompts, rounds
from bot.features.checkins.queries.people import PartRow
from bot.features.checkins.queries.rounds import GroupRow
from bot.features.checkins.rules.checks import check_pause, check_wishes
from bot.features.checkins.rules.moments import newly_chosen
from bot.features.checkins.rules.refusals import BadField
from bot.features.checkins.service.leaving import hold, skipped, skipped_unheard, skipped_with
from bot.features.checkins.service.replanning import rewished, shortened
from bot.features.checkins.service.wishing import person, usual_row
from bot.features.checkins.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.schedule.holidays import local_day
from bot.schedule.hours import at_local
from bot.work import Work

USUAL = Rhythm.FORTNIGHTLY
FEWEST = 2


def group_view(work: Work, seat: Seat) -> GroupView:
    """Return a group's rounds as anybody in it may see them, with what the viewer chose."""
    found, parts = _seen(work, seat.group)
    chosen, own = person(work, seat.workspace, seat.user), parts.get(seat.user)
    paused = chosen.paused_until if chosen.paused_until and chosen.paused_until > work.now else None
    wishes = Wishes(chosen.weekday, chosen.hour, own.rhythm if own else None, chosen.trio, paused)
    return replace(found, takes_part=own is not None, wishes=wishes)


def group_card(work: Work, workspace: str, group_id: int) -> GroupView | None:
    """Return a group's rounds as its card shows them, whoever looks; None for a group of another workspace."""
    try:
        group = peers.group(work, group_id)
    except peers.UnknownThing:
        return None
    return _seen(work, group)[0] if group.workspace == workspace else None


def _seen(work: Work, group: GroupFacts) -> tuple[GroupView, dict[str, PartRow]]:
    row = next(iter(rounds.groups(work, (group.id,))), None)
    parts = {part.user: part for part in people.parts_of_group(work, group.id)}
    names = tuple(peer.name for peer in peers.peers(work, group.id) if peer.user in parts)
    next_on = date.fromisoformat(row.next_on) if row and len(names) >= FEWEST else None
    return GroupView(group.id, group.name, row.rhythm if row else USUAL, names, next_on), parts


def choose_rhythm(work: Work, seat: Seat, rhythm: Rhythm) -> GroupView:
    """Change how often the group has a round: any peer of it may. The round that runs ends when the next one begins."""
    row = _hold(work, seat)
    if row.rhythm is not rhythm:
        today = local_day(work.now, seat.group.zone)
        last = rounds.latest(work, seat.group.id)
        next_on = newly_chosen(today, local_day(last.begun_at, seat.group.zone) if last else None, rhythm)
        rounds.set_group(work, seat.group.id, rhythm=rhythm, next_on=next_on.isoformat())
        if last and last.ends_at > work.now:
            ends_at = at_local(next_on, seat.group.tick_hour, seat.group.zone)
            rounds.end_at(work, seat.group.id, ends_at)
            shortened(work, seat.workspace, seat.group.id, ends_at)
    return group_view(work, seat)


def take_part(work: Work, seat: Seat, wishes: Wishes, excluded: tuple[str, ...]) -> tuple[Prompt, ...]:
    """Take part, or change one's wishes; return the messages to be painted anew.

    `excluded` are all whom the person does not want to be brought together with, in any group. Refusals have the
    fields `weekday`, `hour`, `paused_until` and `excluded`.
    """
    check_wishes(wishes, work.now)
    others = frozenset(excluded)
    _check_known(work, seat, others)
    _hold(work, seat)
    before = person(work, seat.workspace, seat.user)
    people.choose(
        work,
        seat.workspace,
        seat.user,
        new=usual_row(),
        weekday=wishes.weekday,
        hour=wishes.hour,
        trio=wishes.trio,
        paused_until=wishes.paused_until,
    )
    people.take_part(
        work,
        {
            "group_id": seat.group.id,
            "user": seat.user,
            "workspace": seat.workspace,
            "rhythm": wishes.rhythm,
            "since": work.now,
            "left_at": None,
        },
    )
    new = others - set(people.excluded_by(work, seat.workspace, seat.user))
    people.exclude(work, seat.workspace, seat.user, others)
    if (before.weekday, before.hour) != (wishes.weekday, wishes.hour):
        rewished(work, seat.workspace, seat.user, before)
    return skipped_with(work, seat.workspace, seat.user, new) if new else ()


def _check_known(work: Work, seat: Seat, others: frozenset[str]) -> None:
    """Raise `BadField` for people who sit in none of the person's groups, but for those who were on the list before."""
    known = set(people.excluded_by(work, seat.workspace, seat.user))
    for one in peers.seats(work, workspace=seat.workspace, user=seat.user) if others - known else ():
        known |= {peer.user for peer in peers.peers(work, one.group.id)}
    if not others <= known or seat.user in others:
        raise BadField("excluded", say.UNKNOWN_PERSON)


def leave(work: Work, seat: Seat) -> tuple[Prompt, ...]:
    """Take part in the group's rounds no longer; return the messages to be painted anew."""
    _hold(work, seat)
    people.leave(work, seat.group.id, seat.user)
    prompts.forget_rests(work, seat.workspace, seat.user, Dropped.OVER, group_id=seat.group.id)
    return skipped(work, seat.workspace, seat.user, group_id=seat.group.id)


def pause(work: Work, workspace: str, user: str, until: datetime | None) -> tuple[Prompt, ...]:
    """Have no new check-ins before `until` (UTC), or have them again; return the messages to be painted anew.

    What one was not written to about, and would not be before it ends, does not take place: the others need not wait.
    A refusal has the field `paused_until`.
    """
    check_pause(until, work.now)
    people.choose(work, workspace, user, new=usual_row(), paused_until=until)
    if until is None:
        return ()
    return skipped_unheard(work, workspace, user, until)


def excluded(work: Work, workspace: str, user: str) -> tuple[str, ...]:
    """Return with whom the person does not want to be brought together: for their own eyes only."""
    return people.excluded_by(work, workspace, user)


def _hold(work: Work, seat: Seat) -> GroupRow:
    """Return a group's rounds, begun if need be: none of the person's groups begins one until this work ends."""
    group = seat.group
    next_on = newly_chosen(local_day(work.now, group.zone), None, USUAL)
    rounds.add_group(work, GroupRow(group.id, group.workspace, USUAL, next_on.isoformat(), 1, 0))
    held = hold(work, seat.workspace, seat.user, group.id)
    return next(row for row in held if row.group_id == group.id)
