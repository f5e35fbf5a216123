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
TAKEN = "You take the seat. You read what they passed on from the next tick on."
LEAVE = "Leave the seat"
LEAVE_TITLE = "Leave the seat?"
LEAVE_ASK = (
    "From the next tick on the two go on without you. You need no reason, and they do not learn whose wish it was. "
    "This cannot be taken back."
)
LEAVES = "Your seat is empty from the next tick on. Nobody learns whose wish it was."
NOTHING_PASSED = "Nothing was passed on yet."
