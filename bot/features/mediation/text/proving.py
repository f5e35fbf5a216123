"""What "Prove it" says."""

from collections.abc import Collection

from bot.features.mediation.text.table import counted, joined

TITLE = "Prove it"
VARIED = {
    "key": "whether you come",
    "ranking": "whom you named",
    "consents": "whether you consented",
    "cards": "your ratings",
    "lines": "the notes that you keep",
    "done": "whether you are done",
    "judgements": "your verdicts",
    "another": "whether you would go on",
    "talk": "whether you want to talk",
    "signature": "whether you sign",
    "holding": "whether you say that it holds",
    "points": "your points",
    "named": "your range",
    "ticks": "the numbers that you marked",
    "stopped": "whether you stopped",
}
ABOUT = "Varied was, by chance: {varied}."
NOTHING = "Nothing of yours is under seal here that could be varied, so there is nothing to prove now."
SAME = "*Tried {tried} of yours: what the other side sees was the same with each, now and on every day of this step.*"
DIFFERS = (
    "*Tried {tried} of yours: with {found} of them what the other side sees was not the same. That must not be. Please "
    "do not go on here, and tell whoever runs this bot.*"
)
SHOWS = (
    "*What this shows*\nFor each of these records the real rules ran this step to its end: their screen with its "
    "buttons, what waits for them on Home, the table's card and its thread, and the moment at which the table closes. "
    "All of it was compared with what they see with your real record."
)
SHOWS_NOT = (
    "*What it does not show*\nTheir own record is not read for this: somebody who stays silent sits in their place. So "
    "it says nothing about what opens when both of you have answered, such as cards that both rate high, or a draft "
    "that both can live with. What one of you alone can bring about, such as going on without the broker, shows all "
    "the same, and was not varied."
)
ONLY_PARTIES = "This is for the two who sit at the table."


def about(varied: Collection[str]) -> str:
    """Say what was varied."""
    return ABOUT.format(varied=joined([words for name, words in VARIED.items() if name in varied]))


def result(tried: int, found: int) -> str:
    """Say what came of it; markup."""
    records = counted(tried, "different record", "different records")
    return (DIFFERS if found else SAME).format(tried=records, found=found)
