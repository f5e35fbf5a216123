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
BROKER_TAKES = "You take the seat of the broker, within one working day."
BROKER_LETS_BE = "You let it be. To the two it reads the same as if you had kept silent."
BROKER_LEAVES = "Your seat is empty within one working day. Nobody learns whose wish it was."
BROKER = {
    "INTAKE": "You are the broker. Each of the two says what matters to them.",
    "GROUND": (
        "You are the broker. The two see their common ground, and say each other's lines in their own words, until "
        "they hear: that is it."
    ),
    "DRAFT": "You are the broker. Drafts are made of what is on the table.",
    "VERDICT": "You are the broker. Each of the two says under seal which drafts they can live with.",
    "ENOUGH": "You are the broker. {rounds} rounds came to no agreement: the two are asked whether to go on.",
    "JOINT": "You are the broker. Both can live with a draft; half an hour together is offered before they sign.",
    "SIGN": "You are the broker. These are the final words: they hold if both of them sign.",
    "AGREED": "You are the broker. The two have agreed.",
}
NO_SEAT = "You have no seat at this table."
PART_ENDED = "Your part at this table has ended. What you read there stays between those who sat at it."
REVIEW = (
    "Does the agreement hold? Your answer is sealed. It is told only if both of you say no; if one of you asks to sit "
    "down again, the table opens, and nobody learns whose wish it was."
)
NOT_HOLDING = "Both of you say that it does not hold. One press opens the table again."

YOURS = "It is your turn, until {until}."
WAITING = (
    "You have done your part. It goes on for both of you at once, on one of the next working days, or closes {until}. "
    "Until then this reads the same whatever the other side has done."
)
STOPPED = (
    "You stopped. The table closes {until}: the other side reads it then, in the same words and at the same moment as "
    "if the time had run out."
)
STOPPED_AGREED = "You will not be asked about this again. What was agreed stands."
WORD_WAITED_FOR = (
    "You have said it in your own words, and wait for their word on that. Without it the table closes {until}."
)
REVIEW_ANSWERED = "You have answered. All answers open {until}; what was agreed stands."
NEXT_REVIEW = "Next look, whether it holds: {until}."
BROKER_WAITS = "Nothing waits for you now."
BROKER_UNTIL = "Nothing waits for you. It goes on once both of them have answered, or closes {until}."
BROKER_AGREED = "Nothing waits for you. A week after it was agreed your seat ends."


FLAGS = {
    "RESTS": "Noted. Nobody knows of it. It can meet another from {rests} on.",
    "OPEN": "Noted. Nobody knows of it, unless the other one notes the same about you.",
    "TAKEN_BACK": "Taken back. Nobody ever knew. Its place is free again: {ends}.",
    "ENDED": "Ended after thirty days. Nobody ever knew.",
    "MET": "The other one had noted the same. There is a table for the two of you.",
}


def enough(rounds: int) -> str:
    """Ask whether to go on after so many rounds."""
    return _of_rounds(STAGES["ENOUGH"], rounds)


def broker(stage: str, rounds: int) -> str:
    """Say to the broker where it stands, after so many rounds."""
    return _of_rounds(BROKER[stage], rounds)


def _of_rounds(sentence: str, rounds: int) -> str:
    return sentence.format(rounds=ROUNDS.get(rounds, str(rounds)))
