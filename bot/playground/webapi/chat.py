"""chat.*: posting, changing, deleting."""

from typing import Any

from bot.playground import messages
from bot.playground.blockkit import check_attachments, check_blocks
from bot.playground.identity import BOT_USER
from bot.playground.model import Channel, Json, Message
from bot.playground.playground import Playground
from bot.playground.shapes import message_object
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments
from bot.playground.webapi.places import known_channel, known_message, known_person, own_channel, postable

LONGEST_UPDATE = 4_000  # chat.update refuses longer texts; chat.postMessage cuts at 40,000
LARGEST_METADATA = 8_000  # bytes; Slack does not document its limit
MOST_ATTACHMENTS = 100
LONGEST_BLOCKS = 13_200  # characters over all blocks; undocumented, seen to fail (bolt-js issue 2509)


def content(arguments: Arguments) -> tuple[str, list[Json], list[Json]]:
    """Return the text, blocks and attachments of a message, checked against Slack's limits."""
    text = arguments.text("text") or ""
    blocks = arguments.json("blocks", "invalid_blocks_format") or []
    attachments = arguments.json("attachments") or []
    if arguments.text("markdown_text"):
        raise ApiRefusal("markdown_text_conflict" if text or blocks else "not_supported_by_the_playground")
    if not isinstance(blocks, list) or not isinstance(attachments, list):
        raise ApiRefusal("invalid_blocks_format")
    if len(attachments) > MOST_ATTACHMENTS:
        raise ApiRefusal("too_many_attachments")
    if not text.strip() and not blocks and not attachments:
        raise ApiRefusal("no_text")
    _refuse("invalid_blocks", [*check_blocks(blocks, "message"), *check_attachments(attachments)])
    if _length(blocks) > LONGEST_BLOCKS:
        raise ApiRefusal("msg_blocks_too_long")
    return text, blocks, attachments


def _refuse(code: str, faults: list[str]) -> None:
    if faults:
        raise ApiRefusal(code, errors=faults, response_metadata={"messages": [f"[ERROR] {one}" for one in faults]})


def _length(value: Any) -> int:  # noqa: ANN401 (walks JSON)
    if isinstance(value, dict):
        return sum(len(one) if name == "text" and isinstance(one, str) else _length(one) for name, one in value.items())
    return sum(_length(one) for one in value) if isinstance(value, list) else 0


def post_message(playground: Playground, arguments: Arguments) -> Json:
    """chat.postMessage."""
    channel = postable(playground, arguments.required("channel"))
    text, blocks, attachments = content(arguments)
    metadata = _metadata(arguments)
    thread_ts = _thread(channel, arguments)
    playground.rates.message(channel.id)
    message = messages.new_message(playground, channel, BOT_USER, text, blocks)
    message.attachments, message.metadata, message.thread_ts = attachments, metadata, thread_ts
    message.broadcast = thread_ts is not None and arguments.flag("reply_broadcast")
    messages.post(playground, channel, message)
    answer: Json = {"channel": channel.id, "ts": message.ts, "message": message_object(message)}
    if len(text) > messages.TEXT_CUT:
        answer["response_metadata"] = {"warnings": ["message_truncated"]}
    return answer


def _metadata(arguments: Arguments) -> Json | None:
    metadata = arguments.json("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str):
        raise ApiRefusal("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict) or set(metadata) - {"event_type", "event_payload"}:
        raise ApiRefusal("invalid_metadata_schema")
    if len(str(metadata).encode()) > LARGEST_METADATA:
        raise ApiRefusal("metadata_too_large")
    return metadata


def _thread(channel: Channel, arguments: Arguments) -> str | None:
    thread_ts = arguments.text("thread_ts")
    if not thread_ts:
        return None
    root = channel.messages.get(thread_ts)
    if root is None or root.only_for is not None:
        raise ApiRefusal("thread_not_found")
    if root.thread_ts not in (None, root.ts):
        raise ApiRefusal("cannot_reply_to_message")  # a reply is no parent
    return thread_ts


def _own_message(playground: Playground, arguments: Arguments, refusal: str) -> tuple[Channel, Message]:
    channel = known_channel(playground, arguments.required("channel"))
    message = known_message(channel, arguments.required("ts"))
    if message.bot_id is None or message.user != BOT_USER:
        raise ApiRefusal(refusal)
    return channel, message


def update(playground: Playground, arguments: Arguments) -> Json:
    """chat.update: what is not given anew goes, except that text alone keeps no blocks."""
    channel, message = _own_message(playground, arguments, "cant_update_message")
    text, blocks, attachments = content(arguments)
    if len(text) > LONGEST_UPDATE:
        raise ApiRefusal("msg_too_long")
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    metadata = _metadata(arguments)
    message.attachments = attachments
    message.metadata = metadata if metadata is not None else message.metadata
    messages.change(playground, channel, message, text=text, blocks=blocks)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message_object(message)}


def delete(playground: Playground, arguments: Arguments) -> Json:
    """chat.delete."""
    channel, message = _own_message(playground, arguments, "cant_delete_message")
    messages.delete(playground, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(playground: Playground, arguments: Arguments) -> Json:
    """chat.postEphemeral: for a member who is there; it is on no list and cannot be updated."""
    channel = own_channel(playground, arguments.required("channel"))
    person = known_person(playground, arguments.required("user"))
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    if person.id not in channel.members or person.deleted:
        raise ApiRefusal("user_not_in_channel")
    text, blocks, attachments = content(arguments)
    thread_ts = _thread(channel, arguments)
    message = messages.new_message(playground, channel, BOT_USER, text, blocks)
    message.attachments, message.only_for, message.thread_ts = attachments, person.id, thread_ts
    messages.post(playground, channel, message)
    return {"message_ts": message.ts}


def get_permalink(playground: Playground, arguments: Arguments) -> Json:
    """chat.getPermalink."""
    channel = known_channel(playground, arguments.required("channel"))
    message = known_message(channel, arguments.required("message_ts"))
    return {"channel": channel.id, "permalink": messages.permalink(channel, message)}
