"""What a candidate who is asked to be the broker reads, and what a broker reads."""

ASKED = (
    "*What is asked of you*\n"
    "• You read what the two pass on, and nothing else. You decide nothing.\n"
    "• You help them to listen, and you may propose a draft of an agreement.\n"
    "• It takes some weeks, and a few minutes now and then. You may leave at any time, without a reason."
)
TIES = "*What ties you to them*, as both of them read it:"
TAKE = "Take the seat"
LET_BE = "Let it be"
LET_BE_TITLE = "Let it be?"
LET_BE_ASK = "You need no reason. To the two it reads the same as if you had kept silent. This cannot be taken back."
LEAVE = "Leave the seat"
LEAVE_TITLE = "Leave the seat?"
LEAVE_ASK = (
    "Within one working day the two go on without you. You need no reason, and they do not learn whose wish it was. "
    "This cannot be taken back."
)
NOTHING_PASSED = "Nothing was passed on yet."

CAN = {
    "INTAKE": "*What you can do*: wait. You read a line as soon as its author passes it on.",
    "GROUND": (
        "*What you can do*: read along. Where one of them is stuck, ask the author of a line what it means to them. "
        "You need press nothing."
    ),
    "DRAFT": (
        "*What you can do*: lay a draft on the table, two at most in a round. When both of them are done with "
        "drafting, they judge all drafts."
    ),
    "VERDICT": (
        "*What you can do*: wait. You judge nothing, and read of each draft what the two read: that both can live with "
        "it, or that it was not accepted by both."
    ),
    "ENOUGH": "*What you can do*: wait. If both of them want to go on, there is another round; else the table closes.",
    "JOINT": "*What you can do*: help them to find the half hour, if they ask you. It is theirs.",
    "SIGN": "*What you can do*: wait. You sign nothing. What both of them sign becomes promises of one to the other.",
    "AGREED": "What each of them took on stands among their promises. You have done your part.",
}
