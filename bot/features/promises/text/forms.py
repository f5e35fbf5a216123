"""The words of the forms: beginning a promise, suggesting a change, asking for a new date, saying what is missing."""

TITLE, SAVE = "A promise", "Save"
PERFORMER, CUSTOMER = "I promise it to them", "I ask them for it"
DIRECTION_LABEL = "Who promises?"
PERSON_LABEL = "With whom?"
PERSON_HINT = "One peer of your group. Only the two of you ever see this promise, and they decide whether to take it."
TASK_PERSON_HINT = "One peer of your group, who decides whether to take it."
WHAT_LABEL = "What is promised?"
WHAT_HINT = "One thing, in a few words."
DONE_LABEL = "What does “done” mean?"
DONE_HINT = "How will both of you see that it is done?"
DUE_LABEL = "Due on"
WORDS_LABEL = "… or due in words"
WORDS_HINT = "“Friday”, “in two weeks”, “4 December”, “end of quarter”. You see the date before anything is saved."
LINK_LABEL = "The message it is about"
TRUST_LABEL = "If you ask"
TRUST = "I trust you with this: no reminders"

COUNTER_TITLE = "Suggest a change"
COUNTER_NOTE = "They answer next: what you suggest takes the place of what stands there. Change what does not fit."
DATE_TITLE = "A new date"
DATE_SUBMIT = "Ask"
REASON_LABEL = "Why?"
NOT_YET_TITLE = "Not yet"
NOT_YET_SUBMIT = "Say it"
MISSING_LABEL = "What is still missing?"
MISSING_HINT = "The promise stands again as it was, with its day. They see these words."

NO_TEAM = (
    "A promise is between two peers, and nobody else is in your group yet. As soon as somebody presses *Join* on the "
    "card in your team's channel, you can make one."
)
NO_DATE = (
    "I cannot read a date from this. Write it like “Friday”, “in two weeks”, “4 December” or “end of month”, or leave "
    "it empty and pick a date above."
)
NO_DAY = "Pick a date, or write one in words below."
ONE_PERSON = "Choose one peer."
NO_DIRECTION = "Choose whether you promise it or ask for it."
HELP = """*A promise: who does what, what “done” means, and by when. Only the two of you see it.*
• `/promise` opens the form; `/promise @dana send the deck by Friday` fills it in
• `/promise list` shows all of yours: what you promised, what was promised to you, what closed lately
• The shortcut *Make this a promise* on a message takes its words along
• The other one accepts, suggests a change, or declines: no reason needed, and it counts nowhere
• A date moves only if both agree. Ask for a new one before it is due: silence keeps the old one
• Whoever receives says whether it is done; five working days of silence count as done, by half"""


LONG = (
    "What was written is longer than its field, so as much of it as fits stands below “What does “done” mean?”, too. "
    "Please shorten both as it suits you."
)


def task(issue: int) -> str:
    """Say of which issue this is a task, and what may come of it."""
    return (
        f"A task of issue {issue}. Its words stay between the two of you. If the issue is won and the task was kept, "
        "those who took part may learn that its performer had one, and somebody may be asked for two lines about them."
    )


def read_as(words: str, day: str) -> str:
    """Show the day that words were read as, before anything is saved."""
    return f"“{words}” is *{day}*. Press *{SAVE}* if that is right."


def asked_as(words: str, day: str) -> str:
    """Show the day that words were read as, in the form for a new date."""
    return f"“{words}” is *{day}*. Press *{DATE_SUBMIT}* if that is right."


def found_in(words: str, day: str) -> str:
    """Say from which words of a text the date was read."""
    return f"I read “{words}” as *{day}*. Change it below if that is wrong."


def stands(day: str) -> str:
    """Say until when it is promised now, and what asking does."""
    return (
        f"It is due on *{day}*, and stays so until they agree to another day. Without an answer within two working "
        "days the old day stays."
    )
