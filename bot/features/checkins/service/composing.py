"""Putting one round together: who is present, who talks with whom, why, and when each is written to."""

import secrets
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.features.checkins.models import Dropped, Method, RestReason, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, rounds
from bot.features.checkins.queries.people import PartRow, PersonRow
from bot.features.checkins.queries.rounds import GroupRow, RoundRow
from bot.features.checkins.rules.moments import has_turn, in_time, not_before, prompt_at
from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan, cycle_is_over, pair_up
from bot.features.checkins.rules.reasons import to_rows
from bot.features.checkins.rules.round import pair_of
from bot.features.checkins.service.reasoning import Ground, ground
from bot.features.checkins.service.wishing import person_of
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, PeerFacts
from bot.schedule.holidays import Calendar, next_working_moment
from bot.work import Work

HANDLE_BYTES = 16


@dataclass
class Round:
    """A round that is being put together, with what is known of its people; `parts` all take part and sit here.

    `begins` is the group's hour today, which may lie a little behind: a job is never there on the second.
    """

    work: Work
    group: GroupFacts
    row: GroupRow
    parts: Sequence[PartRow]
    seats: Mapping[str, PeerFacts]
    begins: datetime
    ends_at: datetime
    chosen: Mapping[str, PersonRow] = field(init=False)
    calendars: Mapping[str, Calendar] = field(init=False)

    def __post_init__(self) -> None:
        users = [part.user for part in self.parts]
        known = people.people(self.work, self.group.workspace, users)
        self.chosen = {user: person_of(known, user) for user in users}
        self.calendars = notices.calendars(self.work, self.group.workspace, dict.fromkeys(users, self.group.zone))

    def absent(self) -> dict[str, RestReason]:
        """Return who has no turn in this round, and why.

        A status in Slack that says until when is like an absence, and so are public holidays for most of a round.
        """
        users = [part.user for part in self.parts]
        quiet = peers.quiet_ends(self.work, self.group.workspace, users)
        stopped = notices.stopped(self.work, self.group.workspace, users)
        slow = [part.user for part in self.parts if part.rhythm]
        last = rounds.last_of(self.work, self.group.id, slow) if slow else {}
        found: dict[str, RestReason] = {}
        for part in self.parts:
            paused, ends = self.chosen[part.user].paused_until, (self.seats[part.user].away_until, quiet.get(part.user))
            paused = paused if paused and paused > self.work.now else None
            at_work = next_working_moment(self.work.now, self.calendars[part.user])
            away = max((at_work, *(moment for moment in ends if moment)))
            if part.user in stopped:
                found[part.user] = RestReason.STOPPED
            elif not in_time(paused, self.work.now, self.ends_at):
                found[part.user] = RestReason.PAUSED
            elif not in_time(away, self.work.now, self.ends_at):
                found[part.user] = RestReason.AWAY
            elif not has_turn(part.rhythm, last.get(part.user), self.work.now):
                found[part.user] = RestReason.RHYTHM
        return found

    def prompt_at(self, user: str) -> datetime:
        """Return when somebody is written to; what has passed today is made up for at the next working moment.

        Who is not back by then is looked for again on each working day: they may be back sooner than they said.
        """
        chosen, calendar = (self.chosen[user].weekday, self.chosen[user].hour), self.calendars[user]
        at = prompt_at(self.begins, self.ends_at, chosen, calendar)
        return not_before(self.work.now, at, calendar)


@dataclass(frozen=True, slots=True)
class Played:
    """What is known of the former rounds, and what it means for this one."""

    past: Past
    cycle: int
    step: int | None
    met_at: Mapping[Pair, datetime]


def compose(one: Round, *, late: bool) -> bool:
    """Keep a round: its check-ins and rests; False where it was held already.

    With fewer than two present it has rests only: so whoever is there is told, and all others find why on Home.
    """
    absent = one.absent()
    present = [part.user for part in one.parts if part.user not in absent]
    played = _played(one, present)
    plan = pair_up(
        [Candidate(user, one.seats[user].function.id, one.chosen[user].trio) for user in present],
        played.past,
        round_number=one.row.rounds + 1,
        step=played.step,
        seed=f"{one.group.workspace}.{one.group.id}",
    )
    round_id = _add_round(one, played, plan, late=late)
    if round_id is None:
        return False
    _add_checkins(one, round_id, plan, ground(one.work, one.group, played.met_at))
    _add_rests(one, round_id, {**absent, **dict(plan.rests)})
    rounds.set_group(one.work, one.group.id, rounds=one.row.rounds + 1, cycle=played.cycle)
    return True


def _played(one: Round, present: Sequence[str]) -> Played:
    all_rounds = rounds.held(one.work, one.group.id)
    begun = [former.begun_at for former in all_rounds]
    history = [former for former in all_rounds if former.method is not Method.NOBODY]
    met_at = {(row.one, row.other): row.at for row in rounds.met(one.work, one.group.id)}
    met = {pair: max(1, bisect_right(begun, at)) for pair, at in met_at.items()}
    forbidden = frozenset(pair_of(*pair) for pair in people.exclusions(one.work, one.group.workspace, present))
    cycle, cycle_met = one.row.cycle, _met_in(history, one.row.cycle, met)
    # A circle that broke is not begun anew: two who met early in it could meet late in the next, after twice the time.
    whole = bool(history) and history[-1].step is not None
    if whole and len(present) > 1 and cycle_is_over(present, cycle_met, forbidden):
        cycle, cycle_met = cycle + 1, frozenset()
    rested, turns = rounds.rested(one.work, one.group.id), rounds.turns(one.work, one.group.id)
    past = Past(met, rested, forbidden, cycle_met, turns)
    return Played(past, cycle, _step(one.work, history, cycle, present), met_at)


def _met_in(history: Sequence[RoundRow], cycle: int, met: Mapping[Pair, int]) -> frozenset[Pair]:
    first = min((former.number for former in history if former.cycle == cycle), default=None)
    return frozenset(pair for pair, number in met.items() if first is not None and number >= first)


def _step(work: Work, history: Sequence[RoundRow], cycle: int, present: Sequence[str]) -> int | None:
    """Return the circle's next step while it is whole: the same people, and all that it planned was HELD."""
    former = history[-1] if history else None
    if former is None or former.cycle != cycle:
        return 0
    if former.step is None:
        return None
    planned = rounds.of_round(work, former.id)
    same = {user for _, user in planned} | set(rounds.resting_in(work, former.id)) == set(present)
    return former.step + 1 if same and all(state is State.HELD for state, _ in planned) else None


def _add_round(one: Round, played: Played, plan: Plan, *, late: bool) -> int | None:
    values = {
        "workspace": one.group.workspace,
        "group_id": one.group.id,
        "number": one.row.rounds + 1,
        "cycle": played.cycle,
        "step": plan.step,
        "method": plan.method,
        "begun_at": one.begins,
        "ends_at": one.ends_at,
        "late": late,
    }
    return rounds.add_round(one.work, values)


def _add_checkins(one: Round, round_id: int, plan: Plan, known: Ground) -> None:
    planned = {secrets.token_hex(HANDLE_BYTES): meeting for meeting in plan.meetings}
    rows = [
        new_checkin(one.work, one.group, handle, one.ends_at)
        | {
            "round_id": round_id,
            "planned_at": one.begins,
            "why": to_rows(known.between([one.seats[user] for user in meeting])),
        }
        for handle, meeting in planned.items()
    ]
    keys = queries.add(one.work, rows)
    queries.add_members(
        one.work,
        [
            new_member(keys[handle], place, user, one.calendars[user].zone, one.prompt_at(user))
            | {"workspace": one.group.workspace}
            for handle, meeting in planned.items()
            for place, user in enumerate(meeting)
        ],
    )


def new_checkin(work: Work, group: GroupFacts, handle: str, ends_at: datetime) -> dict[str, Any]:
    """Return a new check-in, without its round and its reasons."""
    return {
        "handle": handle,
        "workspace": group.workspace,
        "group_id": group.id,
        "round_id": None,
        "state": State.PLANNED,
        "set_for": None,
        "set_by": None,
        "said_by": None,
        "planned_at": work.now,
        "held_at": None,
        "ends_at": ends_at,
        "due_at": ends_at,
    }


def new_member(key: int, place: int, user: str, zone: str, at: datetime) -> dict[str, Any]:
    """Return somebody in a new check-in, but for the workspace, who is written to at that moment."""
    return {
        "checkin_id": key,
        "user": user,
        "place": place,
        "answer": None,
        "wished_at": at,
        "due_at": at,
        "zone": zone,
        "prompts": 0,
        "dropped": None,
    }


def _add_rests(one: Round, round_id: int, reasons: Mapping[str, RestReason]) -> None:
    rows = []
    for user, reason in sorted(reasons.items()):
        told = reason in rounds.TOLD
        at = one.prompt_at(user) if told else one.work.now
        row = {"round_id": round_id, "user": user, "workspace": one.group.workspace, "reason": reason}
        late = Dropped.OVER if told and at >= one.ends_at else None
        due = {"wished_at": at, "due_at": at if told and not late else None, "dropped": late}
        rows.append({**row, **due, "zone": one.calendars[user].zone})
    rounds.add_rests(one.work, rows)


def seats_of(work: Work, group: GroupFacts) -> dict[str, PeerFacts]:
    """Return who sits in a group and may."""
    found = {peer.user: peer for peer in peers.peers(work, group.id)}
    here = peers.present(work, [(group.id, user) for user in found])
    return {user: peer for user, peer in found.items() if (group.id, user) in here}
