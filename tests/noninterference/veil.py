"""What differs between the two histories of a pair: who does what under seal, when, and in which words.

Three kinds of difference are drawn on purpose, since chance alone would hardly ever reach them: whether a hidden thing
exists at all; who did it (two people who are interchangeable to everybody else); and, where a tick opens something, how
it got there: order, times, changes of mind, and what is never shown.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.slack.requests import FieldValue
from tests.noninterference.moves import Move
from tests.noninterference.openly import hours
from tests.noninterference.people import HANDOFFS, HUSH, SEATS, SYMPTOMS
from tests.noninterference.spec import IssueSeen, Key, Opening, Public, Sealed, is_locked, opening

Timed = tuple[datetime, Move]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A key that will surface in both histories: `third` files it in both, `first` in one and `second` in the other."""

    key: Key
    first: str
    second: str
    third: str
    hours: dict[str, FieldValue]


@dataclass
class Veil:
    """What is drawn once for a pair: whose acts differ, and which keys are filed quietly by which function."""

    rng: Random
    hidden: tuple[str, ...]
    lone: dict[Key, int]
    meeting: Meeting | None
    filed: set[str] = field(default_factory=set)

    def watchers(self) -> tuple[str, ...]:
        """Return the people of the group whose acts are the same in both histories."""
        return tuple(user for user in SEATS if user not in self.hidden)

    def sealed_acts(self, which: int, sealed: Sealed, public: Public, span: tuple[datetime, datetime]) -> list[Timed]:
        """Return random acts under seal for one side and one interval: none at all, a few, or many."""
        found: list[Timed] = []
        for _ in range(self.rng.choice((0, 1, 2, 3))):
            now = self._moment(span)
            move = self._pledging(sealed, public) if self.rng.random() < 0.6 else self._filing(sealed, public, now)
            if move:
                found.append((now, move))
        if self.meeting and "met" not in self.filed:
            user = (self.meeting.first, self.meeting.second)[which]
            found.append((self._moment(span), self._quietly(user, self.meeting.key, self.meeting.hours)))
        return found

    def own_acts(self, public: Public) -> list[Move]:
        """Return what watchers do under seal themselves in an interval: the same in both histories."""
        found = []
        if self.meeting and "met" not in self.filed:
            self.filed.add("met")
            if self.meeting.third not in self.hidden:
                found.append(self._quietly(self.meeting.third, self.meeting.key, hours(self.rng)))
        watchers = [user for user in self.watchers() if user in public.seats]
        for key, function in self.lone.items():
            same = [user for user in watchers if public.seats[user] == function]
            if same and self.rng.random() < 0.3:
                found.append(self._quietly(self.rng.choice(same), key, hours(self.rng)))
        for issue in public.gathering():
            if watchers and self.rng.random() < 0.3:
                verb = self.rng.choice(("pledge", "pledge", "unpledge"))
                found.append(self._verb(verb, self.rng.choice(watchers), issue.number))
        return found

    def opening_acts(
        self, public: Public, span: tuple[datetime, datetime]
    ) -> tuple[list[Timed], list[Timed], list[Move]]:
        """Return pledges with which an issue opens at the tick in both histories: for each side, and for watchers."""
        left: list[Timed] = []
        right: list[Timed] = []
        common: list[Move] = []
        for issue in public.gathering():
            if self.rng.random() < 0.6:
                continue
            for function in (issue.giver, issue.receiver):
                members = sorted(user for user in public.seats if public.seats[user] == function)
                preferred = [user for user in members if user in self.hidden] or members
                if not preferred:
                    continue
                user = self.rng.choice(preferred)
                if user not in self.hidden:
                    common.append(self._verb("pledge", user, issue.number))
                    continue
                amount, shown = self.rng.choice(("1", "2.5")), self.rng.random() < 0.4
                for acts in (left, right):
                    acts.extend(self._until_pledged(user, issue.number, amount, span, shown=shown))
        return left, right, common

    def settle_pledges(self, public: Public, issue: IssueSeen, sides: tuple[Sealed, Sealed]) -> tuple[list[Move], ...]:
        """Return last acts under seal for each side, after which the tick opens the same of an issue in both."""
        openings = tuple(opening(sealed, public, issue) for sealed in sides)
        if openings[0] == openings[1]:
            return [], []
        if self.rng.random() < 0.5:
            return tuple(
                self._break(public, issue, sealed) if found else []
                for sealed, found in zip(sides, openings, strict=True)
            )
        target = openings[0] or openings[1] or frozenset()
        return tuple(self._match(issue.number, sealed, target) for sealed in sides)

    def _break(self, public: Public, issue: IssueSeen, sealed: Sealed) -> list[Move]:
        end = self.rng.choice((issue.giver, issue.receiver))
        pledged = sealed.pledges.get(issue.number, {})
        return [
            Move(user, "unpledge", issue.number)
            for user in sorted(pledged)
            if user in self.hidden and public.seats.get(user) == end
        ]

    def _match(self, number: int, sealed: Sealed, target: Opening) -> list[Move]:
        wanted = {user: (amount, condition) for user, amount, condition in target}
        found = []
        for user in sorted(self.hidden, key=lambda _: self.rng.random()):
            own = sealed.pledges.get(number, {}).get(user)
            if user in wanted and (not own or (own.hours, own.condition if own.show else "") != wanted[user]):
                amount, condition = wanted[user]
                found.append(self._pledge(user, number, amount, condition))
            if user not in wanted and own:
                found.append(Move(user, "unpledge", number))
        return found

    def _pledging(self, sealed: Sealed, public: Public) -> Move | None:
        gathering = public.gathering()
        if not gathering:
            return None
        number, user = self.rng.choice(gathering).number, self.rng.choice(self.hidden)
        has = user in sealed.pledges.get(number, {})
        return self._verb("unpledge" if has and self.rng.random() < 0.5 else "pledge", user, number)

    def _filing(self, sealed: Sealed, public: Public, now: datetime) -> Move | None:
        user = self.rng.choice(self.hidden)
        own = [signal for signal in sealed.open_of(user) if signal.key in self.lone]
        if own and not is_locked(public, now) and self.rng.random() < 0.5:
            signal = self.rng.choice(own)
            act = self.rng.choice(("change signal", "withdraw signal"))
            return Move(user, act, signal.ordinal, {"what": self._hush(user), **hours(self.rng)})
        keys = [key for key, function in self.lone.items() if public.seats.get(user) == function]
        return self._quietly(user, self.rng.choice(keys), hours(self.rng)) if keys else None

    def _until_pledged(
        self, user: str, number: int, amount: str, span: tuple[datetime, datetime], *, shown: bool
    ) -> list[Timed]:
        """Pledge at once, or after changes of mind."""
        condition = "if the other side joins" if shown else ""
        moves = [self._pledge(user, number, amount, condition)]
        if self.rng.random() < 0.4:
            moves.insert(0, self._verb(self.rng.choice(("pledge", "unpledge")), user, number))
        if self.rng.random() < 0.2:
            moves.insert(0, self._verb("pledge", user, number))
        return list(zip(sorted(self._moment(span) for _ in moves), moves, strict=True))

    def _verb(self, verb: str, user: str, number: int) -> Move:
        if verb == "unpledge":
            return Move(user, "unpledge", number)
        shown = self.rng.random() < 0.3
        return self._pledge(user, number, self.rng.choice(("1", "2", "2.5")), "if it ends by May" if shown else "")

    def _pledge(self, user: str, number: int, amount: str, shown: str) -> Move:
        """Pledge with a condition that is shown later, or with one that never is (or none)."""
        condition = shown or self.rng.choice(("", self._hush(user)))
        return Move(user, "pledge", number, {"hours": amount, "condition": condition, "show": "yes" if shown else "no"})

    def _quietly(self, user: str, key: Key, estimate: dict[str, FieldValue]) -> Move:
        typed: dict[str, FieldValue] = {
            "typed": "",
            "what": self._hush(user),
            "handoff": str(key[0]),
            "symptom": key[1],
        }
        return Move(user, "raise quietly", fields={**typed, "way": "quietly", **estimate})

    def _hush(self, user: str) -> str:
        return f"{HUSH}-{user} {self.rng.randrange(10**6)}" + " and more words" * self.rng.randint(0, 3)

    def _moment(self, span: tuple[datetime, datetime]) -> datetime:
        first, last = span
        return first + timedelta(seconds=self.rng.randint(1, int((last - first).total_seconds()) - 600))


def draw(rng: Random) -> Veil:
    """Draw whose acts differ in a pair, and the keys that are filed quietly."""
    people = sorted(SEATS)
    hidden = tuple(rng.sample(people, rng.choice((1, 2, 2, 3))))
    keys = [(handoff, symptom) for handoff in range(1, len(HANDOFFS) + 1) for symptom in SYMPTOMS]
    first_key, *others = rng.sample(keys, 3)
    lone = {key: SEATS[rng.choice(hidden)] for key in others}
    meeting = None
    if rng.random() < 0.5:
        first, second = rng.choice(hidden), rng.choice(hidden)
        thirds = [user for user in people if SEATS[user] not in {SEATS[first], SEATS[second]} and user not in hidden]
        if thirds:
            meeting = Meeting(first_key, first, second, rng.choice(thirds), hours(rng))
    return Veil(rng, hidden, lone, meeting)
