"""The aids in words: each says in one line what it does, and docs/mediation.md says where it comes from."""

TITLE = "*If you like: two ways to find terms*"

SPLIT_NAME = "*Share out several things* (adjusted winner)"
SPLIT_LINE = f"{SPLIT_NAME}: each gives 100 points in secret, and both get equally much of what they want."
SPLIT = (
    f"{SPLIT_NAME}: each of you gives 100 points in secret, and gets what is worth as many points to them as the "
    "other's part is to the other, with one thing shared at most (Brams and Taylor, Fair Division, 1996). It is there "
    "once at a table, and does nothing unless both of you use it."
)
OFFER = "How, and offer it"
DRAFT_OF_IT = "Make a draft of it"
SPLIT_TITLE = "Share out things"
SPLIT_SUBMIT = "Offer it"
ITEMS = "What is to be divided"
ITEMS_HINT = "Two to eight things, one a line, each in a few words. Everybody at the table reads them."
GIVE_POINTS = "Give my 100 points"
POINTS_TITLE = "100 points"
POINTS_SUBMIT = "Give these points"
POINTS_HOW = (
    "Give the most points to what you want most; all together they come to 100, and 0 is allowed. *They can be given "
    "once*: whoever could change them would find out the other's. Nobody ever reads your points: only who gets what."
)
SPLIT_NOTHING = "Nothing came of it. It is there once at a table, so that nobody can find out the other's points by it."
SPLIT_IS = "This is a proposal: it can be made a draft, or left. Both hold the same number of their own points."

NUMBER_NAME = "*Find one number* (a sealed grid)"
NUMBER_LINE = f"{NUMBER_NAME}: each marks in secret what they can live with, and only a common one is told."
NUMBER = (
    f"{NUMBER_NAME}: each of you names a range in secret; of nine numbers between them each marks all that they can "
    "live with, and only one that both marked is told (as online negotiation services do). It is there once at a "
    "table, and does nothing unless both of you use it."
)
NUMBER_TITLE = "Find one number"
NUMBER_SUBMIT = "Offer it"
WHAT = "What number is to be found"
WHAT_HINT = "Such as: days between the order and the forecast. Everybody at the table reads it."
UNIT = "Its unit"
UNIT_HINT = "Such as: days"
NAME_RANGE = "Name my range"
RANGE_TITLE = "My range"
RANGE_SUBMIT = "Name this range"
RANGE_HOW = (
    "Name the lowest and the highest number that are worth talking about. *This can be done once.* Only the range that "
    "holds both of yours is told, so make it no narrower than you need."
)
LOW, HIGH = "From", "To"
TICK_GRID = "Mark my numbers"
TICKS_TITLE = "Nine numbers"
TICKS_SUBMIT = "Mark these"
TICKS_HOW = (
    "Mark every number that you can live with. *This can be done once*: whoever could try again would find out the "
    "other's limit. Nobody ever reads your marks: only the middle one of those that both of you marked is told."
)
TICKS = "I can live with"
NUMBER_NOTHING = "No number was found that both marked. It is there once at a table."
NO_NUMBER = "Please give a whole number."


def split_offered(items: str, *, over: bool) -> str:
    """Say what is to be divided, or was; markup."""
    return f"{SPLIT_NAME} {'was' if over else 'is'} offered for: {items}."


def until(moment: str) -> str:
    """Say until when an aid waits; `moment` is markup."""
    return f"Whatever comes of it shows to both at once, {moment} at the latest."


def points_given(points: str) -> str:
    """Show somebody their own points; markup."""
    return f"You gave: {points}. Nobody else reads this."


def item_points(item: str, points: int) -> str:
    """Name an item with one's own points; markup."""
    return f"{item} {points}"


def divided(item: str, who: str) -> str:
    """Say to whom an item goes; markup."""
    return f"• {item}: to {who}"


def shared(item: str, one: str, first: str, other: str, second: str) -> str:
    """Say how an item is shared; markup."""
    return f"• {item}: shared, {first} to {one} and {second} to {other}"


def part(percent: int, exact: str) -> str:
    """Show a part of a whole: the percentage, and the fraction where that is rounded."""
    return f"about {percent} % (exactly {exact})" if exact else f"{percent} %"


def number_offered(what: str, unit: str, *, over: bool = False) -> str:
    """Say which number is to be found, or was; markup."""
    return f"{NUMBER_NAME} {'was' if over else 'is'} offered for: {what} ({unit})."


def range_named(low: int, high: int, unit: str) -> str:
    """Show somebody their own range; markup."""
    return f"You named {low} to {high} {unit}. Nobody else reads this."


def grid_open(numbers: str, unit: str) -> str:
    """Show the nine numbers; markup."""
    return f"The nine numbers: {numbers} {unit}."


def ticked(numbers: str, unit: str) -> str:
    """Show somebody their own marks; markup."""
    return f"You marked {numbers} {unit}. Nobody else reads this."


def common(what: str, number: str, unit: str) -> str:
    """Tell the number that both marked; markup."""
    return f"*{what}*: both can live with *{number} {unit}*. It is a proposal: it can be made a draft, or left."


def takes(item: str, share: str) -> str:
    """Begin a term with what somebody gets of an item: all of it without a share. Plain words, to be changed."""
    return f"take {share} of {item}" if share else f"take {item}"


def keeps_to(what: str, number: str, unit: str) -> str:
    """Begin a term with a number that was found. Plain words, to be changed."""
    return f"keep to it: {what}, {number} {unit}"
