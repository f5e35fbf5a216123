"""The words of the forms, and of the receipts that follow them."""

TITLE, TAKE_PART, SAVE = "Check-ins", "Take part", "Save"
WHERE_TITLE, WHERE_SUBMIT, WHERE_LABEL = "Which group?", "Next", "In which group?"
SEEN_BY_OTHERS = (
    "Your group sees that you take part, and with whom you talk when; not what you answer. You can pause or stop at "
    "any time, without a reason."
)
FIRST = "You are the first: a card in the channel will say that there are check-ins, and that you take part."
WEEKDAY_LABEL, HOUR_LABEL = "On which weekday shall I write to you?", "At which hour?"
RHYTHM_LABEL = "How often?"
AS_THE_GROUP, TWO_WEEKS, MONTH = "As often as the group has rounds", "Every two weeks at most", "Once a month at most"
TRIO_LABEL, TRIO = "With an odd number", "Rather three than a rest"
TRIO_HINT = "Only if the two others want it, too."
EXCLUDED_LABEL = "People with whom I do not want to be brought together"
EXCLUDED_HINT = "Only you see this, and nothing that others read will ever tell it."

PAUSE_TITLE, PAUSE_SUBMIT, PAUSE_LABEL = "Pause check-ins", "Pause", "Until which day?"
PAUSE_HINT = "On that day it goes on by itself. It holds for all your groups."
PAUSE_WHAT = "You get no new check-ins until then, and what is open now stays as it is. No reason is needed."
NO_DAY, DAY_OVER, DAY_FAR = (
    "Please choose a day.",
    "Please choose a day that lies ahead.",
    "Please choose a day within a year: or stop check-ins, and take part again later.",
)
NO_WEEKDAY, NO_HOUR, NO_RHYTHM, NO_TIME, NO_PERSON = (
    "Please choose a day from Monday to Friday.",
    "Please choose an hour from 09:00 to 16:00.",
    "Please choose how often.",
    "Please choose a day and an hour.",
    "Please choose one person.",
)

SUGGEST_TITLE, SUGGEST_SUBMIT, SUGGEST_LABEL = "Suggest a time", "Suggest", "When?"
SUGGEST_HINT = "In your own time; the other one sees it in theirs."

TALK_TITLE, TALK_SUBMIT, TALK_LABEL = "Talk to somebody now", "Ask them", "With whom?"
TALK_HINT = "Somebody who takes part, too. I write to them as soon as they are at work."
TALK_WITH_NOBODY = (
    "Nobody else in your group takes part in check-ins yet, so there is nobody to write to. Just talk to them: that is "
    "what this is for."
)

SNOOZE_TITLE, SNOOZE_WHAT = "Snooze", "When shall I write to you again? Nobody else learns of it."
SNOOZED = {
    "hour": "I write to you again in an hour, or when you are at work next.",
    "tomorrow": "I write to you again on your next working day.",
    "week": "I write to you again in a week, or before the round ends.",
}
TALKED = "Noted: you talked."
TAKEN_BACK = "Taken back: it is open again."
DID_NOT = "Noted. You two come first in one of the next rounds."
NOT_THIS_TIME = "All right, and no reason is needed. You two come first in one of the next rounds."
SUGGESTED = "Suggested. The other one is shown it, and can agree or name another time."
AGREED = "Agreed: both of you see it."
PAUSED_NOW = "You have paused. “Go on now” on my Home tab ends it sooner."
GOES_ON = "It goes on: you are part of the next round again."
LEFT = "You no longer take part. `/checkin`, or my Home tab, brings you back at any time."
RECEIPT_TITLE = "Check-ins"
GO_ON_HINT = "Saved."

HELP = """*Check-ins: two peers talk before there is a reason to*
`/checkin` lets you take part, and shows what comes next once you do
`/checkin mine` shows with whom you talked when, for your eyes only
`/checkin next` shows what comes next, and why
`/checkin pause` pauses until a day that you choose
`/checkin rhythm` changes your weekday, hour and rhythm
`/checkin talk to @bo now` brings you and Bo together at once
`/checkin help` shows this
Buttons for all of it are on my Home tab. Your group sees who takes part, and who talks with whom when; what you answer only the two of you see, and your notes only you."""  # noqa: E501 (a line of the answer)


def group(name: str) -> str:
    """Say for which group a form is."""
    return f"For #{name}."


def zone(name: str) -> str:
    """Say in which zone an hour is meant."""
    return f"In your own time zone, {name}. On a holiday, or while you are away, I write on your next working day."


def group_rhythm(rhythm: str) -> str:
    """Say how often the group has rounds."""
    return f"The group has a round {rhythm}."


def taking_part(group_name: str, when: str, next_round: str) -> str:
    """Say what follows."""
    return f"You take part in the check-ins of #{group_name}. I write to you on {when}. {next_round}".rstrip()


def moments(weekday: str, hour: str) -> str:
    """Say when one is written to."""
    return f"{weekday}s at {hour}"


def asked_to_talk(name: str, *, already: bool) -> str:
    """Say what happens after one asked to talk now; `already` when the other knows of the check-in."""
    if already:
        return (
            f"You two have a check-in already, and {name} has a message about it, or finds it on their Home tab: I do "
            "not write again. A message of your own, or a call, is fine."
        )
    return f"{name} is written to as soon as they are at work. You need not wait for that: a message or a call is fine."


def until(day: str) -> str:
    """Say until when a suggestion may be."""
    return f"The round ends {day}."
