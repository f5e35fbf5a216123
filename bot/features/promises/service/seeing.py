"""A promise as one of its two sides sees it: texts opened, names, and what may be done now. Nobody else sees one."""

from collections.abc import Iterable

from sqlalchemy.orm import InstrumentedAttribute

from bot.db.private import place_of
from bot.db.vault import Sealed
from bot.features.peers import service as peers
from bot.features.promises import queries
from bot.features.promises.facts import Change, Promise, PromiseFacts, Side, Terms
from bot.features.promises.models import PromiseRecord, State, Withdrawal
from bot.features.promises.rules.moves import FREE_EVERY, MOST_COUNTERS, Situation, moves, withdrawal
from bot.features.promises.rules.moving import is_late
from bot.features.promises.rules.states import NOT_MADE, STANDING
from bot.work import Work


def zone_of(work: Work, one: PromiseFacts, user: str) -> str:
    """Return somebody's zone, or the group's while Slack has not said."""
    return peers.zone_of(work, one.workspace, user) or peers.group(work, one.group_id).zone


def opened(work: Work, one: PromiseFacts, column: InstrumentedAttribute[Sealed]) -> str:
    """Return a text of a promise; of one that does not open, a sentence in its place."""
    return work.vault.show(getattr(one, column.key), place=place_of(column, one))


class Sight:
    """What one person can see of some of their promises, with all that this needs read once."""

    def __init__(self, work: Work, workspace: str, user: str, rows: Iterable[PromiseFacts]) -> None:
        """Read what the rows need besides themselves; all are of this workspace, and this person's."""
        self.work, self.user = work, user
        found = tuple(rows)
        people = dict.fromkeys(person for one in found for person in (one.performer, one.customer))
        self._names = peers.names(work, workspace, people)
        self._groups = {key: peers.group(work, key) for key in {one.group_id for one in found}}
        self._zones = peers.zones(work, workspace, {one.performer for one in found}) if found else {}
        sides = {(one.group_id, person) for one in found for person in (one.performer, one.customer)}
        self._here = peers.present(work, sides)
        self._changes = queries.changes(work, (one.id for one in found))
        self._withdrew = bool(found) and queries.withdrew(work, workspace, user, work.now - FREE_EVERY)

    def situation(self, one: PromiseFacts) -> Situation:
        """Return what decides besides the row when this person acts."""
        group, other = self._groups[one.group_id], one.other(self.user)
        return Situation(
            now=self.work.now,
            zone=self._zones.get(one.performer, group.zone),
            other_here=(one.group_id, other) in self._here,
            name=self._names[other],
            place=group.name,
            withdrew=self._withdrew,
        )

    def is_here(self, one: PromiseFacts) -> bool:
        """Tell whether this person sits in the group of a promise, which is open, and may."""
        return (one.group_id, self.user) in self._here

    def promise(self, one: PromiseFacts) -> Promise:
        """Return the promise as this person sees it."""
        work, around = self.work, self.situation(one)
        you = Side.PERFORMER if self.user == one.performer else Side.CUSTOMER
        can_withdraw = you is Side.PERFORMER and one.state in STANDING
        what, done_means = opened(work, one, PromiseRecord.what), opened(work, one, PromiseRecord.done_means)
        return Promise(
            id=one.id,
            version=one.version,
            group_id=one.group_id,
            state=State.LAPSED if one.state in NOT_MADE else one.state,
            you=you,
            your_turn=one.turn == self.user,
            news=one.news_for == self.user,
            performer=one.performer,
            customer=one.customer,
            performer_name=self._names[one.performer],
            customer_name=self._names[one.customer],
            terms=Terms(what, done_means, one.due_on),
            link=opened(work, one, PromiseRecord.link),
            late=is_late(one, work.now),
            hands_off=one.hands_off,
            counters_left=MOST_COUNTERS - one.counters,
            asked_due=one.asked_on,
            reason=opened(work, one, PromiseRecord.reason),
            missing=opened(work, one, PromiseRecord.missing),
            origin=one.origin,
            source=one.source,
            changes=self._moved(one),
            moves=moves(one, self.user, around) if self.is_here(one) else frozenset(),
            half=one.half,
            free_to_withdraw=can_withdraw and withdrawal(one, around) is not Withdrawal.COUNTED,
            other_left=not around.other_here,
            asked_at=one.asked_at,
            agreed_at=one.agreed_at,
            reported_at=one.reported_at,
            closed_at=None if one.state in NOT_MADE else one.closed_at,
            deadline=one.deadline,
        )

    def _moved(self, one: PromiseFacts) -> tuple[Change, ...]:
        rows = self._changes[one.id]
        return tuple(Change(row.at, self._names[row.by], row.from_on, row.to_on) for row in rows)
