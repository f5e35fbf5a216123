"""What a table's conversation says: only what everybody at the table reads, and nothing of who has answered."""

from collections.abc import Sequence

FORBIDDEN = (
    "Slack lets me make neither a private channel nor a group message for this table, so there is no conversation "
    "beside it. Nothing is missing: all of it stands on this screen."
)
LOST = (
    "The conversation of this table is closed: it was archived, deleted or shared with another firm, I was taken out "
    "of it, or Slack let me keep it for nobody but those who sit here. Nothing more is posted there. All of it stands "
    "on this screen."
)
GROUP = (
    "This table is in a group message, since Slack lets me keep no private channel for those who sit here. Whenever "
    "somebody comes to the table or goes, it moves to another one, with all that was passed on: what stood at the "
    "former place is taken back."
)
AWAY = (
    "You are not in the conversation of this table any more. That stops nothing, and you miss nothing: all of it "
    "stands here, and so does Stop."
)
FIRST = "What is new at this table comes here or in the next message."
PURPOSE = (
    "A table. Only those who sit at it can be in this channel. Here stands what was passed on, and what opened for "
    "both at once; all answers are given on the table's own screen."
)
DOOR = "Only those who sit at this table can be in its channel. Whoever else is let in is taken out again."
OPEN = "Open the table"
REST = "The rest stands on the table's screen."
UNTIL = "This stage ends {until} at the latest."
NEXT = "Next look, whether it holds: {until}."
HOW = (
    "In this thread stands what was passed on, and what opened for both at once, and nothing else. Nobody reads here "
    "whether somebody has answered. Whoever is out of this conversation sits at the table as before: Stop is on its "
    "screen, and only there."
)
STAGES = {
    "INVITED": "Two are invited to this table.",
    "TABLE": "Both have come. Now: read the rules, see who could be the broker, and consent.",
    "INTAKE": "Now: each says what matters to them. A line is read only once it is passed on.",
    "GROUND": "Now: common ground, and saying the other side's lines in one's own words.",
    "DRAFT": "Now: drafts of what is on the table.",
    "VERDICT": "Now: each says under seal of every draft whether they can live with it.",
    "ENOUGH": "So many rounds came to no agreement. It goes on if both want to.",
    "JOINT": "Both can live with a draft. Half an hour together is offered before it is signed.",
    "SIGN": "Now: the final words. They hold if both sign.",
    "AGREED": "It is agreed.",
    "CLOSED": "This table is closed.",
}
CLOSED_AGREED = "This table is closed. What was agreed stands."

GROUND = "*Common ground*: both rated this high"
CAN_BOTH = "*Draft {number}*: both can live with it."
NOT_BOTH = "*Draft {number}*: it was not accepted by both."
FINAL = "*The final words.* They hold if both sign."
TALK = "Both want to talk before they sign: half an hour together."
AGREED = "*Agreed*"
REVIEW = "*Does it hold?* Both are asked, under seal. It is told only if both say that it does not."
REVIEW_OVER = "*Does it hold?* This look back is over."
NOT_HOLDING = "*Does it hold?* Both say that it does not. One press of either opens the table again."
FITS = {True: "Its author: yes, that is it.", False: "Its author: not quite.", None: "Its author has the next word."}


def title(parties: Sequence[str], broker: str | None) -> str:
    """Head the card; names are markup."""
    with_broker = f", with {broker} as the broker" if broker else ""
    return f"*A table of {' and '.join(parties)}*{with_broker}"


def passed(by: str, words: str) -> str:
    """Show a line that was passed on; markup."""
    return f"{by} passed on: “{words}”"


def restated(by: str, line: str, words: str) -> str:
    """Show a line in the other one's words; markup."""
    return f"On “{line}”\n{by} hears: “{words}”"
