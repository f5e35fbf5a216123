"""A giver's words, with names for the people within them."""

from bot.features.peers import service as peers
from bot.slack.requests import Writing
from bot.work import Work


def words(work: Work, workspace: str, writing: Writing) -> str:
    """Return what was written; whom it names stands there by the name that others see."""
    said = writing.words
    names = peers.names(work, workspace, writing.people)
    for user in sorted(names, key=len, reverse=True):  # no id may be taken for the beginning of a longer one
        said = said.replace(f"@{user}", names[user])
    return said
