"""The post itself, the same blocks wherever it is shown: to its writer, to its hero, and at last in the channel."""

from bot.features.peers.service import GroupFacts
from bot.features.spotlights import text as say
from bot.features.spotlights.facts import CARD_KIND, Post
from bot.slack.blocks import context, cut, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Channel, Letter, Message

TITLE_SHOWN = 200


def letter(group: GroupFacts, spotlight: int) -> Letter:
    """Return the letter that brings a spotlight's card up to date in the channel: posts it, or takes it down."""
    return Letter(group.workspace, Channel(group.channel), None, card=f"{CARD_KIND}:{spotlight}")


def message(post: Post) -> Message:
    """Return the post as a message. Names, not mentions."""
    return Message("\n".join((_heading(post), quote(post.did), quote(post.effect), *_lines(post))), blocks(post))


def blocks(post: Post) -> tuple[Block, ...]:
    """Return the post as it looks."""
    return (section(_heading(post)), section(quote(post.did)), section(quote(post.effect)), context(*_lines(post)))


def _heading(post: Post) -> str:
    return say.heading(quote(post.hero))


def _lines(post: Post) -> tuple[str, ...]:
    lines = [
        say.origin(quote(post.function), quote(cut(post.title, TITLE_SHOWN))),
        say.written(quote(post.writer), quote(post.editor)),
    ]
    return (*lines, say.together(quote(post.driver))) if post.driver else tuple(lines)
