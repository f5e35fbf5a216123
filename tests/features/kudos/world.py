"""A small Slack: messages and reactions as they stand, and the events that it sent on the way there, as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Json = dict[str, Any]

BOT = "U0GRAY"
LEAD, RANDOM, BOARD, MANY, DIRECT = "C0LEAD", "C0RAND", "G0BOARD", "G0MANY", "D0ANABO"
KINDS = {LEAD: "channel", RANDOM: "channel", BOARD: "group", MANY: "mpim", DIRECT: "im"}
READ_BY_THE_BOT = frozenset({LEAD, RANDOM, BOARD})  # of group DMs it hears reactions only, of others' DMs nothing
USER_GROUP = "S0STAFF"


class Part(NamedTuple):
    """A piece of a message: `plain` words, a `person`, a `team`, an `emoji`, the `bot`, or `quoted` and `code`."""

    kind: str
    value: str = ""
    inside: tuple["Part", ...] = ()


Parts = tuple[Part, ...]


def plain(words: str) -> Part:
    return Part("plain", words)


def person(user: str) -> Part:
    return Part("person", user)


def emoji(name: str) -> Part:
    return Part("emoji", name)


def quoted(*inside: Part) -> Part:
    return Part("quoted", inside=inside)


def code(*inside: Part) -> Part:
    return Part("code", inside=inside)


ME = Part("bot")  # the bot
STAFF = Part("team", USER_GROUP)


def raw(parts: Parts) -> str:
    """Return the text as Slack sends it."""
    return " ".join(_raw(part) for part in parts)


def _raw(part: Part) -> str:
    forms = {"person": "<@{}>", "team": "<!subteam^{}>", "emoji": ":{}:", "plain": "{}"}
    if part.kind in forms:
        return forms[part.kind].format(part.value)
    if part.kind == "bot":
        return f"<@{BOT}>"
    inside = raw(part.inside)
    return f"`{inside}`" if part.kind == "code" else f"\n&gt; {inside}\n"


@dataclass
class Posting:
    """A message as it stands. `hook` for one of an incoming webhook; `bot_id` for one that an app wrote for a user."""

    channel: str
    ts: str
    author: str
    parts: Parts
    thread_ts: str = ""
    edited: str = ""
    deleted: bool = False
    hook: bool = False
    bot_id: str = ""
    broadcast: bool = False
    answered: bool = False
    reactions: dict[tuple[str, str], str] = field(default_factory=dict)  # (user, emoji): when it was put there

    @property
    def key(self) -> tuple[str, str]:
        return self.channel, self.ts

    @property
    def version(self) -> str:
        return self.edited or self.ts

    def as_json(self) -> Json:
        """Return Slack's message object."""
        found: Json = {"type": "message", "ts": self.ts, "text": raw(self.parts)}
        found |= {"subtype": "bot_message", "bot_id": "B0HOOK"} if self.hook else {"user": self.author}
        found |= {"bot_id": self.bot_id} if self.bot_id else {}
        found |= {"thread_ts": self.thread_ts} if self.thread_ts else {}
        found |= {"subtype": "thread_broadcast"} if self.broadcast else {}
        return found | ({"edited": {"user": self.author, "ts": self.edited}} if self.edited else {})


@dataclass
class World:
    """Acts change what stands, and append what Slack tells of it to `events`."""

    seconds: int = 1_795_000_000
    postings: list[Posting] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)

    def _now(self, fraction: str = "000100") -> str:
        self.seconds += 1
        return f"{self.seconds}.{fraction}"

    def _tell(self, event: Json) -> None:
        self.events.append({"event_id": f"Ev{self.seconds}.{len(self.events)}", "event": event})

    def _tell_message(self, posting: Posting, event: Json) -> None:
        if posting.channel in READ_BY_THE_BOT:
            kind = {"channel": posting.channel, "channel_type": KINDS[posting.channel]}
            self._tell({"type": "message", "event_ts": self._now(), **kind, **event})

    def post(self, author: str, channel: str, *parts: Part, **details: Any) -> Posting:  # noqa: ANN401 (a posting's)
        """Write a message."""
        posting = Posting(channel, self._now(), author, parts, **details)
        self.postings.append(posting)
        for root in self.postings:
            root.answered |= root.ts == posting.thread_ts
        self._tell_message(posting, posting.as_json())
        mentioned = ME in parts or any(ME in part.inside for part in parts if part.kind == "quoted")
        if mentioned and channel in READ_BY_THE_BOT and not posting.hook:
            self._tell({**posting.as_json(), "type": "app_mention", "channel": channel, "event_ts": self._now()})
        return posting

    def edit(self, posting: Posting, *parts: Part) -> None:
        """Write something else instead."""
        before = posting.as_json()
        posting.parts, posting.edited = parts, self._now("000000")
        self._changed(posting, before)

    def unfurl(self, posting: Posting) -> None:
        """Let Slack add the preview of a link."""
        self._changed(posting, posting.as_json())

    def broadcast(self, posting: Posting) -> None:
        """Send a reply to the channel, too, after it was written."""
        before = posting.as_json()
        posting.broadcast = True
        self._changed(posting, before)

    def _changed(self, posting: Posting, before: Json) -> None:
        changed = {"subtype": "message_changed", "message": posting.as_json(), "previous_message": before}
        self._tell_message(posting, {"ts": self._now(), "hidden": True, **changed})

    def delete(self, posting: Posting) -> None:
        """Delete; what has replies leaves a stone behind."""
        before, posting.deleted = posting.as_json(), True
        posting.reactions.clear()
        if posting.answered:
            stone = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "ts": posting.ts}
            gone = {"subtype": "message_changed", "message": stone, "previous_message": before}
        else:
            gone = {"subtype": "message_deleted", "deleted_ts": posting.ts, "previous_message": before}
        self._tell_message(posting, {"ts": self._now(), "hidden": True, **gone})

    def react(self, posting: Posting, user: str, name: str) -> None:
        """Put an emoji on a message, or take it off if it is there."""
        taken = posting.reactions.pop((user, name), None)
        at = self._now()
        if taken is None:
            posting.reactions[user, name] = at
        item = {"type": "message", "channel": posting.channel, "ts": posting.ts}
        author = {} if posting.hook else {"item_user": posting.author}
        kind = "reaction_added" if taken is None else "reaction_removed"
        if posting.channel != DIRECT:
            self._tell({"type": kind, "user": user, "reaction": name, "item": item, "event_ts": at, **author})

    def standing(self) -> Iterator[Posting]:
        """Return the messages that are there."""
        return (posting for posting in self.postings if not posting.deleted)
