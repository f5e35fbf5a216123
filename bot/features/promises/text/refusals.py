"""Refusals of promises: what is wrong, and what to do instead."""

ONESELF = "A promise is between two: choose somebody else than yourself."
NOTHING_HERE = "There is no promise here that you could see. What is yours is on my Home tab."
CHANGED = "This has changed meanwhile. Look at it again before you press."
NOT_FREE = (
    "Nothing was withdrawn: by now it would count for you as a promise that was not kept. If you still want to, press "
    "*Withdraw* once more."
)
EMPTY = {
    "what": "Say in a few words what is promised.",
    "done_means": "Say how the two of you will see that it is done.",
    "missing": "Say in a sentence what is still missing.",
}
MANY_COUNTERS = "It went back and forth four times. Talk for ten minutes, then accept it, or decline and begin anew."
DAY_PASSED = (
    "The day it was promised for is over, so no other day can be agreed. Report it when it is done: that counts."
)
WISHED_DAY_PASSED = "The day that was asked for is over meanwhile, so nobody can agree to it. The old day stays."
PAST_DAY = "That day is over already. Choose a later one."
FAR_DAY = "That is more than a year away. Promise a first part of it, for a day within a year."
NOTHING_MOVED = "That is what stands there already. Change something, or accept it as it is."
SAME_DAY = "That is the day it is promised for already. Choose another one."
TOO_EARLY = (
    "That can be said ten working days after the day it was promised for, and not before. A word with them may do."
)
NOTHING_TO_SNOOZE = "I would not remind you of this now, so there is nothing to put off."

_YOU = {
    "RELEASED": "You have released this promise already.",
    "REPORTED": "You have reported this promise done already.",
    "KEPT": "You have confirmed this promise already.",
    "KEPT_LATE": "You have confirmed this promise already.",
    "WITHDRAWN": "You have withdrawn this promise already.",
    "NOT_KEPT": "You have said already that this promise was not kept.",
    "RENEGOTIATING": "You have asked for another day already.",
    "COUNTERED": "You have suggested something else already.",
}
_OTHER = {
    "RELEASED": "{} has released this promise meanwhile.",
    "REPORTED": "{} has reported this promise done meanwhile.",
    "KEPT": "{} has confirmed this promise meanwhile.",
    "KEPT_LATE": "{} has confirmed this promise meanwhile.",
    "WITHDRAWN": "{} has withdrawn this promise meanwhile.",
    "NOT_KEPT": "{} has said meanwhile that this promise was not kept.",
    "RENEGOTIATING": "{} has asked for another day meanwhile.",
    "COUNTERED": "{} has suggested something else meanwhile.",
}
_STANDS = {
    "PROMISED": "This promise stands as it was agreed. Look at it again for what can be done now.",
    "DECLINED": "This did not come about. You can begin it anew.",
    "LAPSED": "This did not come about. You can begin it anew.",
}
BY_SILENCE = "This promise was closed after five working days without an answer."


def happened(state: str, other: str | None) -> str:
    """Say what became of a promise: by the `other`, whose name it is, or by who asks."""
    said = _YOU.get(state) if other is None else _OTHER.get(state)
    return said.format(other) if said else _STANDS.get(state, CHANGED)


def not_a_peer(name: str, place: str) -> str:
    """Say that the other one does not sit in the group."""
    return f"{name} is not in the group of {place or 'this channel'} (any more). Promises are among its present peers."


def too_long(longest: int) -> str:
    """Say how long it may be."""
    return f"That is too long for one promise: use at most {longest} characters."
