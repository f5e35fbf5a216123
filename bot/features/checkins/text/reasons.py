"""Why two are brought together now, and what to bring, in words. People's text in it is not escaped."""

FIRST = "It is your first check-in with each other."
FIRST_FOR_YOU = "You joined lately: it is your first check-in with each other."
NOW = "One of you asked to talk now."
OFFER = "One thing that you could offer, and one thing that you need."


def newcomer(name: str) -> str:
    """Say that the other joined lately."""
    return f"{name} joined lately, and you have not had a check-in yet."


def silence(weeks: int) -> str:
    """Say for how long the two have not talked."""
    if weeks == 0:
        return "Your last check-in was less than a week ago."
    return f"Your last check-in was {weeks} weeks ago." if weeks > 1 else "Your last check-in was a week ago."


def issue(number: int, title: str) -> str:
    """Name the open issue between their functions."""
    return f"Issue #{number} lies between your functions: “{title}”."


def win(number: int, title: str) -> str:
    """Name the issue that was won lately."""
    return f"Issue #{number} was won lately, and one of you took part: “{title}”."


def handoff(words: str) -> str:
    """Name the handoff between their functions."""
    return f"Your functions hand work to each other: {words}."


def bring_idea(names: str) -> str:
    """Ask for an idea."""
    return f"One thing you work on that touches {names}."


def bring_issue(number: int) -> str:
    """Ask for an idea for the issue."""
    return f"One idea for issue #{number}."


def bring_win(number: int) -> str:
    """Ask for a word on the win."""
    return f"A word on what made #{number} work."


def bring_handoff(words: str) -> str:
    """Ask how the handoff goes."""
    return f"How it goes with {words}."
