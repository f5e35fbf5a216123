"""What can be pressed at a table: one value for each press, and the move that it is."""

from dataclasses import dataclass

from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.facts.own import Holding
from bot.features.mediation.facts.shared import Term


@dataclass(frozen=True, slots=True)
class TurnKey(Press):
    """Come to the table, if the other one does. Sealed."""

    move = Move.TURN_KEY


@dataclass(frozen=True, slots=True)
class Decline(Press):
    """Do not come. Sealed: it reads like silence."""

    move = Move.DECLINE


@dataclass(frozen=True, slots=True)
class RankBrokers(Press):
    """Name whom one would take as broker, the best first; nobody: no broker. Sealed."""

    order: tuple[str, ...]
    move = Move.RANK_BROKERS


@dataclass(frozen=True, slots=True)
class Consent(Press):
    """Consent to the rules of the table, having seen who may be broker and what ties them. Sealed."""

    move = Move.CONSENT


@dataclass(frozen=True, slots=True)
class TakeSeat(Press):
    """Be the broker whom both would take. Sealed until the tick."""

    move = Move.TAKE_SEAT


@dataclass(frozen=True, slots=True)
class RemoveBroker(Press):
    """Go on without the broker; also how a broker leaves. Sealed until the tick; nobody learns whose wish it was."""

    move = Move.REMOVE_BROKER


@dataclass(frozen=True, slots=True)
class RateCard(Press):
    """Say how much an interest matters, 0 to 4. Sealed."""

    card: str
    rating: int
    move = Move.RATE_CARD


@dataclass(frozen=True, slots=True)
class WriteLine(Press):
    """Note what matters to oneself. Private."""

    words: str
    move = Move.WRITE_LINE


@dataclass(frozen=True, slots=True)
class ThinkOfThem(Press):
    """Note what one thinks matters to the other. Private."""

    words: str
    move = Move.THINK_OF_THEM


@dataclass(frozen=True, slots=True)
class MustNot(Press):
    """Note what must not happen. Private."""

    words: str
    move = Move.MUST_NOT


@dataclass(frozen=True, slots=True)
class DropLine(Press):
    """Take a private line out of one's notes. What was passed on stays passed on."""

    number: int
    move = Move.DROP_LINE


@dataclass(frozen=True, slots=True)
class PassOn(Press):
    """Pass a line on, in exactly the words that were shown. The table reads it from now on."""

    number: int
    words: str
    move = Move.PASS_ON


@dataclass(frozen=True, slots=True)
class Done(Press):
    """Say that one is through with this stage. Sealed: it goes on at a tick when both are."""

    move = Move.DONE


@dataclass(frozen=True, slots=True)
class NotYet(Press):
    """Take back that one is through. Sealed."""

    move = Move.NOT_YET


@dataclass(frozen=True, slots=True)
class Restate(Press):
    """Say a line of the other party in one's own words. The table reads it from now on."""

    line: int
    words: str
    move = Move.RESTATE


@dataclass(frozen=True, slots=True)
class ConfirmRestatement(Press):
    """Say of a restatement of one's own line: yes, that is it. The table reads it.

    `number` says which of them was shown, counted from 1: a newer one is not answered by it.
    """

    line: int
    number: int
    move = Move.CONFIRM


@dataclass(frozen=True, slots=True)
class RejectRestatement(Press):
    """Say of a restatement of one's own line: not quite. The table reads it. `number` as above."""

    line: int
    number: int
    move = Move.REJECT


@dataclass(frozen=True, slots=True)
class Propose(Press):
    """Lay a draft on the table, made of passed lines, common ground and terms."""

    lines: tuple[int, ...]
    ground: tuple[str, ...]
    terms: tuple[Term, ...]
    move = Move.PROPOSE


@dataclass(frozen=True, slots=True)
class Judge(Press):
    """Say whether one can live with a draft, and what would fix it. Sealed; the fix is never told."""

    draft: int
    can_live: bool
    fix: str = ""
    move = Move.JUDGE


@dataclass(frozen=True, slots=True)
class AnotherRound(Press):
    """Go on after many rounds, if the other one does. Sealed."""

    move = Move.ANOTHER_ROUND


@dataclass(frozen=True, slots=True)
class OfferTalk(Press):
    """Be ready for the talk of thirty minutes, if the other one is. Sealed."""

    move = Move.OFFER_TALK


@dataclass(frozen=True, slots=True)
class WaiveTalk(Press):
    """Go on without a talk. Sealed."""

    move = Move.WAIVE_TALK


@dataclass(frozen=True, slots=True)
class TalkHeld(Press):
    """Say that the talk took place. Sealed until the tick."""

    move = Move.TALK_HELD


@dataclass(frozen=True, slots=True)
class Sign(Press):
    """Sign the final words. Sealed until both have."""

    move = Move.SIGN


@dataclass(frozen=True, slots=True)
class RefuseToSign(Press):
    """Do not sign these words: another draft is needed. Sealed."""

    move = Move.REFUSE


@dataclass(frozen=True, slots=True)
class ReviewAnswer(Press):
    """Say whether the agreement holds. Sealed."""

    holding: Holding
    move = Move.REVIEW


@dataclass(frozen=True, slots=True)
class SitAgain(Press):
    """Ask for the table once more. Sealed until the tick, and nobody learns whose wish it was."""

    move = Move.SIT_AGAIN


@dataclass(frozen=True, slots=True)
class Stop(Press):
    """End it. Sealed: to the others it reads like silence."""

    move = Move.STOP


@dataclass(frozen=True, slots=True)
class Leave(Press):
    """They left the group or the company: a stop, and for a broker an empty seat."""

    move = Move.LEAVE
