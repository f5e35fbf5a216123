"""The words of the forms, and of the receipts that follow them."""

TITLE, TAKE_PART, SAVE = "Check-ins", "Take part", "Save"
WHERE_TITLE, WHERE_SUBMIT, WHERE_LABEL = "Which group?", "Next", "In which group?"
SEEN_BY_OTHERS = (
    "Your group sees that you take part. It may know with whom you talk, but I show that to nobody else, nor what you "
    "answer. You can pause or stop at any time, without a reason."
)
FIRST = "Nobody takes part now: a card in the channel will say that there are check-ins, and that you take part."
WEEKDAY_LABEL, HOUR_LABEL = "On which weekday shall I write to you?", "At which hour?"
RHYTHM_LABEL = "How often?"
AS_THE_GROUP, TWO_WEEKS, MONTH = "As often as the group has rounds", "Every two weeks at most", "Once a month at most"
TRIO_LABEL, TRIO = "With an odd number", "Rather three than a rest"
TRIO_HINT = "Only if the two others want it, too."
EXCLUDED_LABEL = "People with whom I do not want to be brought together"
EXCLUDED_HINT = (
    "Only you see this, and nothing that others read will ever tell it. An open check-in with them ends when you save."
)

PAUSE_TITLE, PAUSE_SUBMIT, PAUSE_LABEL = "Pause check-ins", "Pause", "Until which day?"
PAUSE_HINT = "On that day it goes on by itself. It holds for all your groups."
PAUSE_WHAT = (
    "You get no new check-ins until then. A check-in that you have a message about stays as it is; one that would be "
    "over before you are back does not take place. No reason is needed."
)
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
SUGGEST_HINT = "In your own time; everybody else sees it in theirs."

TALK_TITLE, TALK_SUBMIT, TALK_LABEL = "Talk to somebody now", "Ask them", "With whom?"
TALK_HINT = "Somebody who takes part, too. I write to them as soon as they are at work."
ONE_AT_A_TIME = "Please name one person at a time: `/checkin talk to @bo now`."
TALK_WITH_NOBODY = (
    "Nobody else in your group takes part in check-ins now, so there is nobody to write to. Just talk to them: that is "
    "what this is for."
)

SNOOZE_TITLE, SNOOZE_WHAT = "Snooze", "When shall I write to you again? Nobody else learns of it."
SNOOZED = "All right. Nobody else learns of it."
TALKED = "Noted: you talked."
TAKEN_BACK = "Taken back: it is open again."
DID_NOT = "Noted: you did not talk."
NOT_THIS_TIME = "All right, and no reason is needed."
NOTHING_TO_PAUSE = "You take part in no check-ins, so there is nothing to pause."
PAUSE_ENDED = "Your pause is over."
GOES_ON = "It goes on: you are part of the next round again."
RECEIPT_TITLE = "Check-ins"
STILL_STOPPED = (
    "But you told me to stop all messages, so you have no check-ins until you start them again: *Start again* on my "
    "Home tab, or the word “start” in our direct messages, does it."
)

HELP = """*Check-ins: two peers talk before there is a reason to*
`/checkin` lets you take part, and shows what comes next once you do
`/checkin mine` shows with whom you talked when, for your eyes only
`/checkin next` shows what comes next, and why
`/checkin pause` pauses until a day that you choose
`/checkin rhythm` changes your weekday, hour and rhythm
`/checkin talk to @bo now` brings you and Bo together at once
`/checkin help` shows this
Buttons for all of it are on my Home tab. Your group sees who takes part. What you answer only those see with whom you talk, and your notes only you."""  # noqa: E501 (a line of the answer)


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


def taking_part_stopped(group_name: str) -> str:
    """Say what follows for somebody who stopped all messages."""
    return f"You take part in the check-ins of #{group_name}. {STILL_STOPPED}"


def paused_now(day: str) -> str:
    """Say until when somebody has paused."""
    return f"You have paused until {day}. “Go on now” on my Home tab ends it sooner."


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


def suggested(when: str, names: str) -> str:
    """Say what happens after one suggested a time."""
    return f"Suggested: *{when}*. {names} can agree or name another time."


def agreed(when: str) -> str:
    """Say when it is."""
    return f"Agreed: it is set for *{when}*. When you have talked, say so."


def left(group_name: str) -> str:
    """Say where somebody takes part no longer."""
    return (
        f"You no longer take part in the check-ins of #{group_name}. `/checkin`, or my Home tab, brings you back at "
        "any time."
    )


def snoozed(when: str) -> str:
    """Say when somebody is written to again."""
    return f"I write to you again: {when}. Nobody else learns of it."


def until(day: str) -> str:
    """Say until when a suggestion may be."""
    return f"The round ends {day}."
