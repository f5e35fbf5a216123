"""What somebody is told who puts notices off, or switches them; and the form about when they are written to."""

SNOOZED = "I will tell you again on your next working day. Until then it waits on my Home tab."
OFF = (
    "I will not write to you when something waits. It stays on my Home tab, and *Tell me when something waits* there "
    "changes this."
)
ON = "I will write to you when something waits: at most once a day, in your working hours."
STILL_STOPPED = (
    "Noted. But you told me to stop, so I still write nothing of my own accord: *Start again* on my Home tab, or the "
    "word “start” in our direct messages, changes this."
)

SETTINGS, SAVE = "When I may write to you", "Save"
WHAT_COUNTS = (
    "I write to you from 9 to 17 o'clock on your working days: Monday to Friday, but not on public holidays, while you "
    "are away from all your groups, while your Slack status says that you are, such as :palm_tree:, or, where Slack "
    "tells me, while you have paused notifications.\n"
    "What counts is every message that I send of my own accord: that something waits, a thank-you, a ring day, a "
    "check-in. What is beyond your number comes in one message at the end of your week. What you asked me for, and "
    "what is posted in channels, does not count."
)
MOST_LABEL = "How many messages a week?"
NONE_BUT_THE_DIGEST = "None, but the one at the week's end"
COUNTRY_LABEL = "Whose public holidays are yours?"
COUNTRY_HINT = "National holidays only: those of a single state or region I do not know."
MOSTLY = "Mostly"
NO_HOLIDAYS = "No public holidays"
STOP, START = "Stop all messages", "Start again"
STOP_ASK = (
    "Stop all messages?",
    "I write you nothing of my own accord then, and your open check-ins do not take place. You can come back any time.",
    "Stop",
)
SAVED = "Saved."
NO_NUMBER = "Choose how many messages a week I may send."
NO_COUNTRY = "I do not know the public holidays of this country. Choose one of the list, or no public holidays."


def most(number: int) -> str:
    """Say how many messages a week."""
    return str(number) if number else NONE_BUT_THE_DIGEST


def of_zone(country: str | None) -> str:
    """Offer the holidays of the country that the person's time zone is in, where it is known."""
    return f"Those of my time zone ({country})" if country else "Those of my time zone (of no country)"
