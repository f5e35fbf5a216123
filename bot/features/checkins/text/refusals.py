"""What is said when something is declined. Nothing here tells what another chose."""

NOTHING_HERE = (
    "This check-in is not there any more, or it is not one of yours. Nothing was changed by your press; your Home tab "
    "shows your check-ins."
)
IS_HELD = "It is noted already that you talked. Nothing was changed by your press."
IS_MISSED = "It is noted that this talk did not take place. Nothing was changed by your press."
IS_SKIPPED = (
    "This check-in does not take place this time. Nothing was changed by your press. If you talk after all, press "
    "“We did talk” before the round is over."
)
IS_OVER = "This round is over, so nothing can be changed in it any more."
NOBODY_SAID = "Nobody has said that you talked, so there is nothing to object to. “Not this time” lets it rest."
TOO_LATE_TO_OBJECT = (
    "The three working days in which this could be corrected are over. Talk with each other, and press “We talked” in "
    "your next check-in."
)
TOO_LATE_TO_TAKE_BACK = "The time in which this could be corrected is over, so it stays noted that you talked."
NOT_YOUR_WORD = "It was not you who said that you talked. If you did not, press “We did not”."
OWN_WORD = (
    "You said yourself that you talked; only the others can object to it. “Take it back” undoes your own word while "
    "nobody else has said so."
)
NOT_TAKING_PART = "You do not take part in this group's check-ins yet. “Take part” on my Home tab changes that."
OTHER_NOT_TAKING_PART = (
    "This person does not take part in the check-ins of this group, so I cannot ask them. Write to them yourself: that "
    "is just as good."
)
ASKED_LATELY = (
    "You asked them to talk in these five working days already, so I do not ask again. Write to them yourself: that is "
    "just as good."
)
YOURSELF = "A check-in needs somebody else. Please choose another person."
YOU_EXCLUDED = (
    "You asked me not to bring the two of you together, so I do not. Only you see this. Take them off your list first, "
    "under “My rhythm” on my Home tab."
)
NO_TIME_SUGGESTED = "No time is suggested that you could agree to. You can suggest one yourself."
TIME_CHANGED = "Another time was suggested while you read it. Please look at it, and press again if it suits you."
TIME_OVER = "This time is over. Please choose one that lies ahead."
TIME_TOO_LATE = "The round is over by then. Please choose an earlier time."
SNOOZE_TOO_LONG = (
    "The round is over by then, so you would not hear of it again. Please choose a shorter time, or “Not this time”."
)
NO_SNOOZE = "Please choose an hour, tomorrow, or next week."
NO_RHYTHM = "Please choose a rhythm: weekly, every two weeks, or monthly."
NO_WEEKDAY = "Please choose a weekday from Monday to Friday."
NO_HOUR = "Please choose a full hour from 9:00 to 16:00."
PAUSE_OVER = "This day is over. Please choose a later one, or leave it empty."
PAUSE_TOO_LONG = "Please choose a day within the next year."
UNKNOWN_PERSON = "One of these people is not in any of your groups. Please choose again."
UNKNOWN_LINE = "This line is not on the worksheet any more. Please open it again."
EMPTY_LINE = "This line is empty. Please write something first, and save it."


def long(limit: int) -> str:
    """Say how long a line may be."""
    return f"Please keep this to {limit} characters: a few words are enough to remember it."
