"""What "Prove it" says."""

TITLE = "Prove it"
ABOUT = "What you have not passed on, and have not answered openly, was varied by chance: {varied}."
VARIED = "ratings, notes, verdicts, whom you named, whether you are through, consented, signed or stopped"
SAME = "Replayed {times} times with your own sealed answers varied: what the other side sees stayed the same each time."
DIFFERS = (
    "Replayed {times} times with your own sealed answers varied: {found} times what the other side sees was not the "
    "same. That must not be. Please do not go on here, and tell whoever runs this bot."
)
SHOWS = (
    "*What this shows*\nThe screen of the other side, with its buttons, and the table's conversation are worked out "
    "anew each time, by the same rules as theirs are. None of it depends on what you keep to yourself."
)
SHOWS_NOT = (
    "*What it does not show*\nTheir own record is not read for this: stand-ins sit in their place. What a tick opens "
    "by its rules, such as cards that both rate high, is no part of it; nor is what you tell them elsewhere."
)
ONLY_PARTIES = "This is for the two who sit at the table."


def about() -> str:
    """Say what was varied."""
    return ABOUT.format(varied=VARIED)


def result(times: int, found: int) -> str:
    """Say what came of it."""
    return DIFFERS.format(times=times, found=found) if found else SAME.format(times=times)
