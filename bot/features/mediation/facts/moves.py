"""The moves at a table, and what every press is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Move(StrEnum):
    """What can happen at a table. TICK is the group's tick: nobody presses it."""

    TURN_KEY = "TURN_KEY"
    DECLINE = "DECLINE"
    RANK_BROKERS = "RANK_BROKERS"
    CONSENT = "CONSENT"
    TAKE_SEAT = "TAKE_SEAT"
    REMOVE_BROKER = "REMOVE_BROKER"
    RATE_CARD = "RATE_CARD"
    WRITE_LINE = "WRITE_LINE"
    THINK_OF_THEM = "THINK_OF_THEM"
    MUST_NOT = "MUST_NOT"
    DROP_LINE = "DROP_LINE"
    PASS_ON = "PASS_ON"  # noqa: S105 (not a password: a line is passed on)
    DONE = "DONE"
    NOT_YET = "NOT_YET"
    RESTATE = "RESTATE"
    CONFIRM = "CONFIRM"
    REJECT = "REJECT"
    PROPOSE = "PROPOSE"
    JUDGE = "JUDGE"
    ANOTHER_ROUND = "ANOTHER_ROUND"
    OFFER_TALK = "OFFER_TALK"
    WAIVE_TALK = "WAIVE_TALK"
    TALK_HELD = "TALK_HELD"
    SIGN = "SIGN"
    REFUSE = "REFUSE"
    REVIEW = "REVIEW"
    SIT_AGAIN = "SIT_AGAIN"
    OFFER_SPLIT = "OFFER_SPLIT"
    GIVE_POINTS = "GIVE_POINTS"
    OFFER_NUMBER = "OFFER_NUMBER"
    NAME_RANGE = "NAME_RANGE"
    TICK_GRID = "TICK_GRID"
    STOP = "STOP"
    LEAVE = "LEAVE"
    TICK = "TICK"


@dataclass(frozen=True, slots=True)
class Press:
    """Something pressed. What it carries was typed or shown in a form, and is checked when it comes."""

    move: ClassVar[Move]
