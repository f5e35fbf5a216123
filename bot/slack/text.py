"""The doorway's own words: what a person reads when a request could not be carried out."""

TITLE = "Grayzone"
CLOSE = "Close"
TOO_SLOW = "That took too long, so I stopped and saved nothing. Please try again in a moment."
FORM_LOST = "I could not open the form: Slack did not answer me in time. Nothing is lost, please try again."


def broken(reference: str) -> str:
    """Say that the fault is ours, and how to name it to whoever runs the bot."""
    return (
        "Something went wrong on my side, and nothing was saved. Please try again; "
        f"if it happens again, give the people who run me this reference: {reference}"
    )
