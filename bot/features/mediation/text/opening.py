"""The rules of the table, who could be the broker, and consent."""

from bot.features.mediation.text.table import counted, joined

RULES = (
    "*The rules of this table*\n"
    "• We speak of what we need, not of who is to blame.\n"
    "• Each writes for themselves. Nothing is passed on but by its author, word for word.\n"
    "• Before we look for answers, each says what they heard until the other says: that is it.\n"
    "• What is read here stays here.\n"
    "• Either of us may stop at any time, without a reason."
)
CANDIDATES = (
    "*Who could be the broker*\n"
    "These have said that they are willing. A broker is a peer whom both of you would take; only a name that both of "
    "you gave is told, one that only one gave stays sealed. Look at what ties them to each of you, before you consent."
)
NO_CANDIDATES = (
    "Nobody else of your group has said that they are willing to be a broker, so the bot leads through the steps."
)
MORE = "More who could be the broker"
RANK = "Choose whom I would take"
RANK_AGAIN = "Change whom I would take"
CONSENT = "Consent"
RANK_FIRST = "Say whom you would take, or nobody; then you can consent."
NO_BROKER = "You would take nobody: the bot leads through the steps."
CONSENTED = "✓ You have consented to the rules of this table."

FORM_TITLE = "The broker"
FORM_SUBMIT = "These, or nobody"
FORM_ABOUT = (
    "Choose up to three whom you would take, the best first. If both of you would take the same person, they are "
    "asked. Choose nobody to go on without a broker."
)
PLACES = ("First", "Second", "Third")
NOBODY = "Nobody"
NOT_TWICE = "Please choose each person once at most."
ORDER = "You would take: {names}."


def candidate(name: str, stake: str) -> str:
    """Begin what is said of a candidate."""
    return f"*{name}*: {stake}" if stake else f"*{name}*"


def tied(party: str, hours: str, promises: int, initiatives: str) -> str:
    """Say what ties a candidate to one party, as a line."""
    help_given = "no help" if hours == "0" else f"{hours} {'hour' if hours == '1' else 'hours'} of help"
    told = [f"{help_given} in 90 days", counted(promises, "open promise", "open promises")]
    return f"• With {party}: {joined([*told, *([f'initiatives: {initiatives}'] if initiatives else [])])}"


def order(names: list[str]) -> str:
    """Say whom one would take, the best first."""
    return ORDER.format(names=", ".join(f"{place}. {name}" for place, name in enumerate(names, start=1)))
