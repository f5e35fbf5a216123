"""Where a table stands, in plain words. Each sentence is the same whatever the other one did, or did not do."""

STAGES = {
    "INVITED": "This is an invitation to a table. It opens if both of you come.",
    "TABLE": "Read the rules, see who could be the broker and what ties them, and consent.",
    "INTAKE": "Say what matters to you. Nobody reads a line before you pass it on.",
    "GROUND": "This is your common ground. Say a line of the other side in your own words, until they say: that is it.",
    "DRAFT": "Make a draft of what is on the table: lines, common ground, and who does what by when.",
    "VERDICT": "Say of each draft whether you can live with it. Only what both can live with is told.",
    "ENOUGH": "{rounds} rounds came to no agreement. Go on if both of you want to, or let it end here.",
    "JOINT": (
        "Both can live with a draft; of several, the first on the table is taken. Half an hour together, before you "
        "sign, helps it to last."
    ),
    "SIGN": "These are the final words. They hold if both of you sign.",
    "AGREED": "It is agreed. What each of you took on stands among your promises.",
    "CLOSED": "This table is closed.",
}
ROUNDS = {5: "Five", 10: "Ten"}
NOT_ACCEPTED = "No text has been accepted by both of you yet. Make a new draft, or start from an earlier one."
CLOSED_AGREED = "This table is closed. What was agreed stands."
BROKER_ASKED = (
    "Both of them would take you as their broker. Look at what is asked of you, then take the seat or let it be."
)
BROKER_TAKES = "You take the seat of the broker, from the next tick on."
BROKER = "You are the broker. You read what they passed on, and you may propose a draft."
NO_SEAT = "You have no seat at this table."
PART_ENDED = "Your part at this table has ended. What you read there stays between those who sat at it."
REVIEW = (
    "Does the agreement hold? Your answer is sealed. It is told only if both of you say no; if one of you asks to sit "
    "down again, the table opens, and nobody learns whose wish it was."
)
NOT_HOLDING = "Both of you say that it does not hold. One press opens the table again."

YOURS = "It is your turn, until {until}."
WAITING = (
    "You have done your part. It goes on at one of the next ticks, or closes on {until}. Until then this reads the "
    "same whatever the other side has done."
)
STOPPED = (
    "You stopped. The other side reads on {until} that the table is closed, in the same words and at the same moment "
    "as if the time had run out."
)
STOPPED_AGREED = "You will not be asked about this again. What was agreed stands."
WORD_WAITED_FOR = (
    "You have said it in your own words, and wait for their word on that. Without it the table closes on {until}."
)
REVIEW_ANSWERED = "You have answered. All answers open on {until}; what was agreed stands."
NEXT_REVIEW = "It is looked at again on {until}: does it hold?"
BROKER_WAITS = "Nothing waits for you now."


FLAGS = {
    "RESTS": "Filed. Nobody knows of it. It can meet another from {rests} on.",
    "OPEN": "Open. Nobody knows of it, until the other one files the same about you.",
    "TAKEN_BACK": "Taken back. Nobody ever knew. Its place is free again on {ends}.",
    "ENDED": "Ended after thirty days. Nobody ever knew.",
    "MET": "The other one had filed the same. There is a table for the two of you.",
}


def enough(rounds: int) -> str:
    """Ask whether to go on after so many rounds."""
    return STAGES["ENOUGH"].format(rounds=ROUNDS.get(rounds, str(rounds)))
