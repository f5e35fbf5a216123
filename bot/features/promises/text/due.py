"""What is said of a due date that was written in words."""

WHICH_DAY = "Please say which day: “Friday next week”, “end of next week”, or a date."


def past(day: str) -> str:
    """Refuse a day that is over."""
    return f"I read this as {day}, and that is over. Please write a date that lies ahead."


def far(day: str) -> str:
    """Refuse a day that is more than a year away."""
    return f"I read this as {day}, which is more than a year ahead. Please write a nearer date."


def either(one: str, other: str) -> str:
    """Refuse two numbers of which either may be the month."""
    return f"This may be {one} or {other}. Please write the month as a word."


def other_weekday(day: str) -> str:
    """Refuse a weekday that is not the date's."""
    return f"The weekday and the date do not fit: that date is {day}. Please correct one of them."
