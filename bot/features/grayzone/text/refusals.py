"""Why something is declined, and what to do instead. One sentence or two each."""

STATE_NOW = {
    "PROPOSED": "it is an open proposal now",
    "CLAIMED": "one side has said that it owns it, and the other side may still dispute that",
    "OWNED": "one side owns it now",
    "PARKED": "it is parked now; “Raise it again” brings it back",
    "WITHDRAWN": "its author has withdrawn it",
    "CASE": "a driver is drafting its case now",
    "COALITION": "it is gathering pledges now",
    "CHARTERED": "it is chartered and running now",
    "DELIVERED": "its result is delivered, and both sides are asked to confirm the number",
    "WON": "it is won",
    "LEARNED": "it has ended, with something learned",
    "HELD": "it is won, and it held",
    "SLIPPED": "it was won and slipped; “Reopen” brings it back",
}

NOT_OPEN_BY_THAT_PRESS = "Nothing was changed by your press."
LINK = (
    "A link is a web address that starts with http:// or https://, has no spaces and none of < > |, and at most 2,000 "
    "characters. Leave it empty if you have none."
)
TEXT_MISSING = "Please write a sentence here, so that your peers know what you mean."
HANDOFF_MISSING = "Please choose a handoff of the list, or “Another handoff”."
FUNCTION_MISSING = "Please choose a function of the list."
SYMPTOM_MISSING = "Please choose how it shows."
SAME_FUNCTION = "A handoff goes from one function to another. Please choose two different functions."
QUIET_NEW_HANDOFF = (
    "A new handoff would show in the group's list, and that would not be quiet. Choose a handoff of the list, or raise "
    "it openly."
)
QUIET_LIMIT = (
    "You have five quiet issues open, which is the most. Withdraw one of them first, or raise this one openly."
)
QUIET_TWICE = (
    "You have filed this handoff and symptom quietly already. You can change what you wrote with `/grayzone mine`."
)
QUIET_RACE = "Two quiet issues of yours arrived at the same moment, and this one was not saved. Please submit it again."
QUIET_GONE = "This quiet issue is no longer open, so there is nothing to change. `/grayzone mine` shows what is."
ONLY_AUTHOR = "Only the person who raised this issue can withdraw it."
ONLY_DRIVER = "Only the driver of this issue can do that."
DRIVER_IS_HERE = (
    "This issue has a driver who is still in the group. It can be taken over only when its driver has left."
)
TWO_FUNCTIONS = "A case needs two functions that see the issue. Ask a peer of another function to press “I see it too”."
ONLY_TOUCHED = "Only a peer of a function that this issue touches can say “We own this”."
ONLY_OTHER_SIDE = "Only the other side of this handoff can dispute that. You can still talk to its owner in the thread."
ONLY_BORDER = "Only the two functions of this handoff are asked that. You can still say what you know in the thread."
NOT_OWN_NUMBER = (
    "The driver does not confirm the own number while another peer of the same function can. Ask one of them to look "
    "at it."
)
ONE_SIDE_EACH = "You have answered for the other side already. Somebody else has to answer for this one."
ANSWERED_ALREADY = "Your side has answered this already. The other side is still asked."
TARGET_SAME = "The target must differ from where you start."
NO_REVIEW = "The review of this win is not open yet. Both sides will be asked on its card."
NOT_A_PLEDGE = "You have not pledged on this issue, so there is nothing to withdraw."
UNKNOWN_REASON = "Please say in a sentence what is off, so that the driver knows what to measure again."


def moved_on(number: int, state: str) -> str:
    """Say that an issue is elsewhere by now."""
    return f"Issue {number} has moved on: {STATE_NOW.get(state, 'it has changed')}. {NOT_OPEN_BY_THAT_PRESS}"


def not_found(number: str) -> str:
    """Say that the group has no issue of that number."""
    return f"There is no issue {number} in this group. `/grayzone list` shows the open ones."


def number_missing(least: str, most: str) -> str:
    """Say which numbers a field takes."""
    return f"Please give a number from {least} to {most}."


def hours_low(likely: str) -> str:
    """Say that the low estimate is above the likely one."""
    return f"The low estimate must not be above the likely one ({likely})."


def hours_high(likely: str) -> str:
    """Say that the high estimate is below the likely one."""
    return f"The high estimate must not be below the likely one ({likely})."


def text_long(limit: int) -> str:
    """Say how long a text may be."""
    return f"Please keep this to {limit} characters."


def quiet_locked(when: str) -> str:
    """Say that a quiet issue is locked in the last day before quiet issues are compared."""
    return f"Quiet issues cannot be changed in the last 24 hours before they are compared. You can again after {when}."


def quiet_resting(when: str) -> str:
    """Say that a faded quiet issue may not be filed again yet."""
    return (
        f"You filed this handoff and symptom quietly before, and it faded. You can file it quietly again from {when}, "
        "or raise it openly now."
    )
