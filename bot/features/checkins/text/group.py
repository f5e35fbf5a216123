"""The words of the group's card, of the group's rhythm, and of how check-ins work."""

RHYTHM_TITLE, RHYTHM_SUBMIT = "Check-ins of the group", "Save"
RHYTHM_LABEL = "How often is there a round?"
RHYTHMS = {"WEEKLY": "Every week", "FORTNIGHTLY": "Every two weeks", "MONTHLY": "Once a month"}
RHYTHM_HINT = "Whoever wants fewer check-ins chooses an own rhythm; more than the group has nobody gets."
WHAT_IT_CHANGES = (
    "Any peer may change this, and it holds for the whole group. A round that runs goes on to its end; the next one "
    "begins on a Monday by the new rhythm. The card in the channel shows it."
)
RHYTHM_SAVED = "Saved: it holds for the whole group, from the next round on."

HOW_TITLE = "How check-ins work"
HOW = """*Check-ins: two peers talk before there is a reason to*
• A round begins on a Monday. Everybody who takes part is brought together with another; over some rounds all meet all. Who has never met, and who was missed, comes first.
• I write to each on the weekday and at the hour that they chose, in their own time zone: with whom, why now, and what to bring. Fifteen minutes, or a message, are enough.
• One of you presses *We talked*. If nobody objects within three working days, it counts.
• Afterwards there are four lines for your own notes. Nobody else ever reads them, unless you make one of them an ask, a promise or a gray-zone issue.
• *Not this time*, snooze, pause and stop are one press each and need no reason, and nobody else learns of it. Who missed each other comes first in a later round.
• Not everybody can have a partner in each round: one rests, by turns, or three talk who all said that they would rather.
• The group sees who takes part. It may know who talks with whom, but I show that only to those who do, and what they answer, too. Nothing is counted."""  # noqa: E501 (lines of a modal)


def card_title(rhythm: str) -> str:
    """Head the group's card."""
    return f"*Check-ins, {rhythm}*: two peers talk before there is a reason to"


def who(names: str) -> str:
    """Name who takes part; the names as one list."""
    return f"Taking part: {names}"


def next_round(day: str) -> str:
    """Say when the next round begins."""
    return f"The next round begins on {day}."


NO_ROUND_YET = "A round begins when two take part."
