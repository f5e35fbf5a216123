"""What an ended attempt to send a letter means: sent, taken back, dropped, or again later. Pure."""

from dataclasses import dataclass

from bot.slack.gateway import SlackRefused

FIRST_PAUSE_SECONDS = 2.0  # also the time that Slack's history may take to show a message that we look for
LONGEST_PAUSE_SECONDS = 900.0
MOST_ATTEMPTS = 100  # about a day of an unreachable Slack


# The token's trouble and not the letter's: it waits for the operator, as it would for Slack.
WAITS_FOR_OPERATOR = frozenset({"invalid_auth", "not_authed", "token_expired", "token_revoked"})


@dataclass(frozen=True, slots=True)
class Sent:
    """The letter is in Slack, there."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A card has its place in Slack, there, with a constant sentence: its words come at once, by an update."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The letter's card has nothing to show any more, and what was posted of it is not in Slack any more."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The letter can never be delivered, because of that (Slack's error code, or a name of our own).

    `forgotten`: where its card is we can never come again, so it is not kept where that was.
    """

    reason: str
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. `unclear`: it may be in Slack already, so look before sending; `counted`: it was a failed attempt."""

    seconds: float
    unclear: bool = False
    counted: bool = True
    reason: str = ""


Ending = Sent | Placed | TakenBack | Dropped | Later


def pause(attempts: int, chance: float, first: float = FIRST_PAUSE_SECONDS) -> float:
    """Return the seconds to wait after the attempt of that number (from 1): doubling, with jitter, bounded.

    `chance` from 0 to 1 spreads the letters of one outage between half and all of the pause.
    """
    whole = min(first * 2.0 ** min(attempts - 1, 30), LONGEST_PAUSE_SECONDS)
    return whole * (1 + chance) / 2


def after_refusal(refused: SlackRefused, attempts: int, chance: float, *, unclear: bool = False) -> Ending:
    """Decide after Slack said no. `unclear` tells that an *earlier* attempt may have gone through."""
    if refused.retry_after is not None:
        # Never before the time that Slack named; being too fast is no fault of the letter.
        return Later(refused.retry_after + chance, unclear=unclear, counted=False, reason=refused.code)
    if refused.permanent and refused.code not in WAITS_FOR_OPERATOR:
        return Dropped(refused.code)
    return _again(attempts, chance, unclear=unclear, reason=refused.code)


def after_unclear(attempts: int, chance: float, *, unclear: bool) -> Ending:
    """Decide after a call without an answer; `unclear` is False when repeating that call does no harm."""
    return _again(attempts, chance, unclear=unclear, reason="unclear")


def _again(attempts: int, chance: float, *, unclear: bool, reason: str) -> Ending:
    if attempts >= MOST_ATTEMPTS:
        return Dropped("gave_up")
    return Later(pause(attempts, chance), unclear=unclear, reason=reason)
