"""Letters to a table's conversation: they name what is to be shown, and carry no word of it."""

from bot.features.mediation.facts import Thread
from bot.features.mediation.facts.room import ENTRY_KIND
from bot.slack.replies import Conversation, Letter


def letters(*threads: Thread | None) -> tuple[Letter, ...]:
    """Return the letters of what these threads show anew: the card first, then the entries that changed."""
    return tuple(letter for thread in threads if thread and thread.is_said for letter in _of(thread))


def _of(thread: Thread) -> tuple[Letter, ...]:
    there = Conversation(thread.card)
    names = (f"{ENTRY_KIND}:{thread.handle}.{key}" for key in thread.entries)
    entries = (Letter(thread.workspace, there, None, card=name, thread=thread.card) for name in names)
    return (Letter(thread.workspace, there, None, card=thread.card), *entries)
