"""What people write and react with, as events tell it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.slack import wire_events as wire
from bot.slack.emoji import SKIN_TONE, standard
from bot.slack.mentions import decode, people_in, user_groups_in
from bot.slack.origin import Origin
from bot.slack.requests import Reacted, Request, Spoken, SpokenOfPeople, Written
from bot.slack.writing import addresses, written

Json = Mapping[str, Any]

# Other subtypes are edits, join lines and the like.
WRITTEN = frozenset({"", "file_share", "thread_broadcast"})


def mention(event: Json, origin: Origin) -> Request | None:
    """Read `app_mention`."""
    return _spoken(event, origin, direct=False)


def direct_message(event: Json, origin: Origin) -> Request | None:
    """Read `message.im`."""
    return _spoken(event, origin, direct=True)


def _spoken(event: Json, origin: Origin, *, direct: bool) -> Request | None:
    if event.get("bot_id") or str(event.get("subtype") or "") not in WRITTEN:
        return None  # other bots do not talk with us
    said = wire.SpokenEvent.model_validate(event)
    text = re.sub(rf"<@{re.escape(origin.bot_user)}(?:\|[^<>]*)?>", " ", said.text)
    spoken = Spoken(
        origin.workspace,
        said.user,
        origin.once,
        channel=said.channel,
        text=decode(text).strip(),
        ts=said.ts,
        thread_ts=said.thread_ts or None,
        direct=direct,
    )
    writing = written(said.text, bot_user=origin.bot_user)
    names_people = bool(writing.people or writing.user_groups)
    if direct or not names_people or not addresses(said.text, origin.bot_user):
        return spoken  # also where the bot is only quoted: whoever quotes thanks nobody
    facts = {name: getattr(spoken, name) for name in Spoken.__dataclass_fields__}
    return SpokenOfPeople(**facts, writing=writing)


def written_in_channel(event: Json, origin: Origin) -> Request | None:
    """Read how a message stands: written, edited, or deleted, which may leave a tombstone over its thread."""
    outer = wire.MessageEvent.model_validate(event)
    if outer.subtype == "message_deleted":
        return _gone(outer, outer.deleted_ts, origin)
    edited = outer.subtype == "message_changed"
    message = wire.WrittenMessage.model_validate(event.get("message") if edited else event)
    if message.subtype == "tombstone":
        return _gone(outer, message.ts, origin)
    if message.bot_id or not message.user or message.subtype not in WRITTEN:
        return None
    return Written(
        origin.workspace,
        message.user,
        origin.once,
        channel=outer.channel,
        ts=message.ts,
        thread_ts=message.thread_ts or None,
        version=_version(outer, message, edited=edited),
        private=outer.channel_type != "channel",
        writing=written(message.text, bot_user=origin.bot_user),
        addressed=addresses(message.text, origin.bot_user),
        named_before=bool(message.edited.ts) and _named_before(outer),
    )


def _version(outer: wire.MessageEvent, message: wire.WrittenMessage, *, edited: bool) -> str:
    """Return the moment of what was said: that of the event, since `edited.ts` knows whole seconds only.

    A preview of a link says nothing anew, so it is as old as what it leaves alone.
    """
    before = outer.previous_message
    said_before = edited and before.text == message.text and before.edited == message.edited
    return (message.edited.ts or message.ts) if said_before else (outer.event_ts or message.ts)


def _named_before(outer: wire.MessageEvent) -> bool:
    """Tell whether a message may have named people before this edit."""
    text = outer.previous_message.text
    return text is None or bool(people_in(text) or user_groups_in(text))


def _gone(outer: wire.MessageEvent, ts: str, origin: Origin) -> Request | None:
    """Read a deletion, also of what an app wrote for a person: reactions on that count, too."""
    if not ts:
        return None
    return Written(
        origin.workspace,
        outer.previous_message.user or origin.bot_user,
        origin.once,
        channel=outer.channel,
        ts=ts,
        thread_ts=None,
        version=ts,
        private=outer.channel_type != "channel",
        writing=None,
    )


def reaction(*, added: bool) -> Callable[[Json, Origin], Request | None]:
    """Return the reader of `reaction_added` or `reaction_removed`."""

    def read_reaction(event: Json, origin: Origin) -> Request | None:
        sent = wire.ReactionEvent.model_validate(event)
        item = sent.item
        if item.type != "message" or not item.channel or not item.ts:
            return None
        tone = sent.reaction.partition("::")[2]
        return Reacted(
            origin.workspace,
            sent.user,
            origin.once,
            channel=item.channel,
            ts=item.ts,
            emoji=standard(sent.reaction),
            tone=tone if tone.startswith(SKIN_TONE) else "",
            author=sent.item_user or None,
            added=added,
            at=sent.event_ts,
        )

    return read_reaction
