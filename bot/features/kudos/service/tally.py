"""Making the rows of one giver on one occasion say what the giver's grounds say: the heart of kudos.

Whoever calls holds the giver's lock (`queries.locked_person`), so that limits are exact and no row is made twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.features.kudos import queries
from bot.features.kudos.facts import DEFAULT_A_DAY, Outcome, Shown
from bot.features.kudos.models import Kudos, Occasion, State, Why
from bot.features.kudos.rules.grounds import GroundFacts, thanked
from bot.features.kudos.rules.limit import day_of, fits, left
from bot.features.kudos.rules.notices import notice_due
from bot.features.kudos.rules.refusals import LimitReached
from bot.features.kudos.rules.visibility import Setting
from bot.features.kudos.service.cards import channel_of, shown
from bot.features.kudos.service.company import Company
from bot.features.kudos.service.settings import is_open_to_us, settings, shown_in, wishes
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.work import Work


@dataclass(slots=True)
class Tally:
    """One giver on one occasion; `why` is what rows say that no longer stand; `strict` raises instead of refusing.

    `asked` are the receivers of this act: who was refused before is given another chance. `publish` lets the group know
    of them also where it was said in a closed conversation: whom, and nothing else. `group_id` is the group of a card;
    `said` when there are words, which may be others than before.
    """

    work: Work
    occasion: Occasion
    company: Company
    why: Why
    asked: tuple[str, ...] = ()
    publish: bool = False
    strict: bool = False
    said: bool = False
    group_id: int | None = None
    _cards: dict[int, Shown] = field(default_factory=dict)
    _given: list[str] = field(default_factory=list)
    _refused: list[str] = field(default_factory=list)
    _left: list[int] = field(default_factory=list)
    _a_day: int = DEFAULT_A_DAY
    _told: dict[str, tuple[Kudos, str]] = field(
        default_factory=dict
    )  # receivers to be told: of which row, in which zone

    def settle(self) -> Outcome:
        """Bring the rows up to date. Raises `LimitReached` if it is strict and the day's limit would be passed."""
        known = {row.receiver: row for row in queries.rows_of(self.work, self.occasion.id, self.company.giver)}
        wanted = self._wanted()
        self._withdraw(row for receiver, row in known.items() if receiver not in wanted)
        self._renew(row for receiver, row in known.items() if receiver in wanted)
        fresh = [one for one in wanted if self._is_fresh(one, known.get(one))]
        for group, receivers in self._by_group(fresh):
            self._give(group, receivers, known)
        self.work.session.flush()
        self._tell()
        return Outcome(
            cards=tuple(self._cards.values()),
            given=tuple(self._given),
            refused=tuple(self._refused),
            left=min(self._left, default=None),
            a_day=self._a_day,
        )

    def _is_fresh(self, receiver: str, row: Kudos | None) -> bool:
        if row is None or row.state == State.WITHDRAWN:
            return True
        return row.state == State.REFUSED and receiver in self.asked

    def _wanted(self) -> tuple[str, ...]:
        found = queries.grounds_of(self.work, self.occasion.id, self.company.giver)
        facts = [GroundFacts(one.sign, tuple(one.receivers), one.present, one.held) for one in found]
        return thanked(self.company.giver, facts, deleted=self.occasion.deleted_at is not None)

    def _withdraw(self, rows: Iterable[Kudos]) -> None:
        for row in rows:
            if row.state == State.WITHDRAWN:
                continue
            was_shown = row.state == State.ACTIVE and row.published
            row.state, row.why = State.WITHDRAWN, self.why
            if was_shown:
                self._show(peers.group(self.work, row.group_id))

    def _renew(self, rows: Iterable[Kudos]) -> None:
        """Publish what stands already, if that is wished, and show what may be said in other words now, or in none."""
        for row in rows:
            if row.state != State.ACTIVE:
                continue
            was_published, row.published = row.published, row.published or (self.publish and row.receiver in self.asked)
            if row.published and (self.said or not was_published):
                self._show(peers.group(self.work, row.group_id))

    def _by_group(self, receivers: Sequence[str]) -> Iterable[tuple[GroupFacts, list[str]]]:
        found: dict[int, tuple[GroupFacts, list[str]]] = {}
        for receiver in receivers:
            group = self.company.group_with(self.work, receiver, self.occasion.channel, self.group_id)
            if group is not None:
                found.setdefault(group.id, (group, []))[1].append(receiver)
        return found.values()

    def _give(self, group: GroupFacts, receivers: list[str], known: dict[str, Kudos]) -> None:
        chosen = settings(self.work, group.id)
        zone = peers.zone_of(self.work, self.company.workspace, self.company.giver) or group.zone
        day = day_of(self.work.now, zone)
        used = queries.used(self.work, self.company.workspace, self.company.giver, group.id, day)
        allowed = fits(len(receivers), used=used, a_day=chosen.a_day)
        if not allowed and self.strict:
            raise LimitReached(wanted=len(receivers), left=left(used=used, a_day=chosen.a_day), a_day=chosen.a_day)
        self._left.append(left(used=used + len(receivers) * allowed, a_day=chosen.a_day))
        self._a_day = chosen.a_day
        channels = (shown_in(self.work, group, chosen), channel_of(self.work, self.occasion, group))
        settings_there = [Setting(self.occasion.channel, self.occasion.open, channel) for channel in channels]
        at_once = all(setting.published_at_once for setting in settings_there)  # a card stays where it stands
        told = {one for one in receivers if one in known and known[one].state == State.REFUSED}
        for receiver in receivers:
            row = known.get(receiver) or self._new(receiver)
            row.group_id, row.given_at, row.given_on = group.id, self.work.now, day
            row.published = at_once or (self.publish and receiver in self.asked)
            row.state, row.why = (State.ACTIVE, None) if allowed else (State.REFUSED, Why.LIMIT)
            self.work.session.add(row)
            known[receiver] = row
        if not allowed:
            self._refused += [one for one in receivers if one not in told]
            return
        self._given += receivers
        for receiver in receivers:
            self._told[receiver] = known[receiver], group.zone
        if any(known[receiver].published for receiver in receivers):
            self._show(group)

    def _new(self, receiver: str) -> Kudos:
        workspace, giver = self.company.workspace, self.company.giver
        return Kudos(workspace=workspace, occasion_id=self.occasion.id, giver=giver, receiver=receiver)

    def _show(self, group: GroupFacts) -> None:
        card = shown(self.work, self.occasion, group)
        if is_open_to_us(self.work, self.occasion.workspace, card.channel):
            self._cards[group.id] = card

    def _tell(self) -> None:
        """Arrange the receivers' notices: one a day at most, in their own working hours. Last, and in one order."""
        workspace = self.company.workspace
        for receiver, (row, group_zone) in sorted(self._told.items()):
            if not wishes(self.work, workspace, receiver).notices:
                continue
            notice = queries.locked_notice(self.work, workspace, receiver)
            if notice.told_until and notice.told_until >= row.given_at:  # they were told while this act waited for them
                row.given_at = notice.told_until + timedelta(microseconds=1)
            zone = peers.zone_of(self.work, workspace, receiver) or group_zone
            notice.due_at = notice.due_at or notice_due(self.work.now, notice.told_until, zone)
        self.work.session.flush()
