"""The words of the forms, and of the receipts that follow them."""

ASK_TITLE, ASK_SUBMIT = "Ask for help", "Ask"
EDIT_TITLE, EDIT_SUBMIT = "Change your ask", "Save"
WHERE_TITLE, WHERE_SUBMIT, WHERE_LABEL = "Which group?", "Next", "In which group?"
EASIER = (
    "Asking is fine: people say yes far more often than those who ask expect. One small, concrete thing by a day is "
    "the easiest to say yes to."
)
FOR_ISSUE = "Whoever helps with this helped with the issue, and is remembered when it is won."
CUT = "What was written is longer than its field, so its end is cut off here. Please shorten it as it suits you."
WHAT_LABEL = "What would help you?"
WHAT_HINT = "One concrete thing that somebody could do, in a sentence."
BY_LABEL, BY_HINT = "By when?", "Leave it empty if it can wait."
SIZE_LABEL = "About how long would it take?"
SIZES = {"S": "About half an hour", "M": "About an hour", "L": "About three hours"}
WAY_LABEL = "Whom do you ask?"
EVERYONE, EVERYONE_HINT = "Everyone in the group", "A card with your name in the group's channel"
QUIETLY, QUIETLY_HINT = "Quietly, one after another", "Only the one who is asked now reads it"
FUNCTIONS_LABEL = "If quietly: who could help?"
FUNCTIONS_HINT = "Leave it empty for anybody. I ask one able peer at a time, those first who had the least to do."

ASKED_EVERYONE = "Asked: the card is in the group's channel. I tell you when somebody is on it."
ASKED_QUIETLY = (
    "Asked quietly: one peer after another, each for a working day at the least. I tell you when somebody can help, or "
    "when nobody could be found. Nobody else learns of it."
)
SAVED = "Saved."

HELP_TITLE, HELP_SUBMIT = "Can you help?", "I can help"
HELP_QUIETLY = (
    "You are the only one who is asked now. “Not now” is fine, needs no reason and leaves no trace: nobody learns of "
    "it, not even who asks."
)
HELP_OPENLY = "Press “I can help” only if you can. Others then see that somebody is on it, and not who."
PASSED = "All right, and no reason is needed. Nobody learns of it."
BACK = "It is open again. That happens, and nothing of it is kept."
CANCELLED = "Taken back."
SEEN = "All right."
DONE = "Noted. Whoever was helped is asked to record it."
NOT_YET = "All right: it goes on, and your helper sees it."
LOOKING = "I ask on quietly, and tell you how it goes."

PUBLISH_TITLE, PUBLISH_SUBMIT = "Ask everyone?", "Ask everyone"
PUBLISH_INTRO = "Nobody but those who were asked has read this. Posted in the group's channel, it looks like this:"

RECORD_TITLE, RECORD_SUBMIT = "Record the help", "Send"
HOURS_LABEL = "About how long did it take or save?"
HOURS_HINT = "Hours, in quarter steps, up to 40. It is your word that counts, and it is fixed then."
THANKS_LABEL = "One line of thanks"
THANKS_HINT = "What did it do for you? Only the two of you ever read it."
THANKED = "Thank you. It stays between you two: both find it in their books, and it is never added up for anybody."

RECEIPT_TITLE = "Asks and help"
CANCEL_ASK = ("Take it back?", "It is closed then. If somebody is on it, they are told.", "Take it back")

HELP = """*Asks and help: ask before it hurts, give where you can*
`/ask` opens the form; `/ask look over my price list` opens it with your words
`/ask list` shows your asks, the open ones of your group, and who helped whom, for your eyes only
`/ask help` shows this
Ask everyone in the group, by a card, or quietly: one able peer after another, and nobody sees who passed. When it is done, whoever was helped says about how long it took, with a line of thanks. Nothing is added up or compared."""  # noqa: E501 (a line of the answer)


def for_issue(issue: int) -> str:
    """Say before somebody helps what may come of it."""
    return (
        f"It is for issue {issue}. If that is won, those who took part may learn that you helped with it, and somebody "
        "may be asked for two lines about you."
    )


def can_help(name: str) -> str:
    """Say that somebody is the helper now."""
    return f"Thank you. {name} is told that it is you; settle the rest between you two."


def helped(name: str) -> str:
    """Say who helped with what."""
    return f"{name} helped you:"


def asks(name: str) -> str:
    """Say who asks."""
    return f"*{name}* asks you:"
