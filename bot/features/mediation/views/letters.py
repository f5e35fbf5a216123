"""Letters to a table's conversation: they name what is to be shown, and carry no word of it."""

from bot.features.mediation.facts import Thread
from bot.features.mediation.facts.room import ENTRY_KIND
from bot.features.mediation.rules.entries import DOOR
from bot.slack.replies import Conversation, Letter


def letters(*threads: Thread | None) -> tuple[Letter, ...]:
    """Return the letters of what these threads show anew: the card first, then the entries that changed."""
    return tuple(letter for thread in threads if thread and thread.is_said for letter in _of(thread))


def _of(thread: Thread) -> tuple[Letter, ...]:
    there = Conversation(thread.card)
    entries = (
        Letter(
            thread.workspace,
            there,
            None,
            card=f"{ENTRY_KIND}:{thread.handle}.{key}",
            thread=None if key == DOOR else thread.card,
        )
        for key in thread.entries
    )
    return (Letter(thread.workspace, there, None, card=thread.card), *entries)
