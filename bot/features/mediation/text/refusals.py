"""Refusals of mediation: what is wrong, and what to do instead. None of them tells what anybody else did."""

NOT_NOW = (
    "The table has no place for this now, and nothing was changed by your press. Open it again: it shows what you can "
    "do."
)
OTHER_WORDS = (
    "The line reads differently by now, so nothing was passed on. Look at the words once more, and press again if they "
    "are right."
)
EMPTY = "Please write a sentence here."
NO_LINE = "There is no such line among your notes. Open the table again to see them."
PASSED_ALREADY = "You have passed this line on already."
MANY_LINES = (
    "Twelve lines are the most, with those that you have passed on. Drop one that you have not passed on, then write "
    "this one."
)
NO_KIND = "Please choose what your line is about."
NO_CARD = "Please choose one of the cards, and a number from 0 (does not matter) to 4 (matters most)."
NO_CANDIDATE = "Please choose among the people who are listed, each of them once at most."
NOT_THEIR_LINE = "Please choose a line that the other side has passed on, and that is not settled yet."
SAME_TRY = "They have read these very words, and said: not quite. Please say it differently."
NOTHING_TO_ANSWER = "There is no restatement of this line that waits for your word."
DRAFT_OF_THE_TABLE = (
    "A draft is made of lines that were passed on, of common ground, and of terms. Please choose again."
)
DRAFT_WITHOUT_TERMS = "Please say who does what by when: an agreement without that comes to nothing."
BOTH_PERFORM = "Each of you takes on at least one thing: please add a term for the other one, too."
MANY_TERMS = "Ten terms are the most. Please keep those that matter."
MANY_DRAFTS = (
    "There is room for three drafts side by side, and for two of one hand. Please wait for this round's verdicts."
)
SAME_DRAFT = "This draft lies on the table already."
NO_DRAFT = "This draft is not on the table any more. Open it again to see those that are."
EVERY_ITEM = "Please give every item its points; 0 is allowed."
NEGATIVE_POINTS = "Points cannot be less than 0. Please give each item 0 or more."
BAD_ITEMS = "Please name two to eight different items, each in a few words."
BAD_RANGE = "Please give two whole numbers, the lower one first."
BAD_TICKS = "Please mark every number that you can live with, and at least one."

FLAG_ONESELF = "Choose somebody else than yourself."
FLAG_TWO = (
    "You have two flags open, which is the most. Each stays for thirty days, also when it was taken back, so that "
    "nobody can use flags to find out about others."
)
FLAG_SAME = (
    "You have noted this already, or did so lately. The same person can be noted again sixty days after a flag has "
    "ended. You can invite them openly at any time."
)
FLAG_SITS = "The two of you sit at a table already: say it there."
MANY_TABLES = "You sit at three tables, which is the most. End one of them first."
FLAG_LOCKED = (
    "A flag cannot be taken back in the last 24 hours before flags are compared. If it is still open after that, you "
    "can."
)
FLAG_GONE = "This flag is not open any more, so there is nothing to take back."

NO_SEAT = "You have no seat at this table, or it is over. Open Home to see the tables at which you sit."
LEFT_GROUP = (
    "You are not in the group of this table any more, so you have stopped there. What you agreed stands, and the "
    "export of your data holds what is yours."
)
INVITE_TWO = "A table is for two. Please choose two different people of your group."
INVITE_PEERS = "Please choose people who have joined this group: only they can sit at a table here."
INVITE_SITS = (
    "The two of you sit at a table already, or are invited to one. If it comes to nothing there, a new one can begin "
    "when that is closed."
)
INVITE_AGAIN = (
    "You have invited these two in the last thirty days. Whatever became of it, nobody is asked more often than that."
)
INVITE_MANY = (
    "You have invited people to three tables in the last thirty days, which is the most. Speak with them yourself, or "
    "wait a little."
)
DAY_OVER = "Each term needs a day that is still to come when both sign: please choose one at least two weeks ahead."
DAY_FAR = "Please choose days within a year: nobody can promise for longer."


def too_long(limit: int) -> str:
    """Say how long a text may be."""
    return f"Please keep this to {limit} characters: short lines are easier to take in."


def points_sum(given: int, wanted: int) -> str:
    """Say what the points come to, and how many are left to give, or too many."""
    rest = f"{wanted - given} are left to give" if given < wanted else f"that is {given - wanted} too many"
    return f"Your points come to {given}: {rest}. Please change them so that they come to {wanted}."
