"""The only way out to Slack's Web API: what the rest of the bot may ask of it, and what it may answer.

A `Protocol`; the real one is in `web_gateway.py`. Every method makes one HTTP call (no retries of its own) and raises
`SlackRefused` when Slack said no, `SlackUnclear` when nobody can say whether it happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.slack.replies import Home, Message, Modal
from bot.slack.requests import ChannelFacts, PersonFacts


class SlackRefused(Exception):  # noqa: N818 (an answer of Slack's, not a fault of ours)
    """Slack answered and declined. Nothing was done.

    `code` is Slack's error code (`ratelimited` for a 429); `retry_after` the seconds to wait when Slack named them;
    `permanent` whether asking again can ever help.
    """

    def __init__(self, code: str, *, permanent: bool, retry_after: float | None = None) -> None:
        """Keep Slack's code and what it means for a second try."""
        super().__init__(code)
        self.code = code
        self.permanent = permanent
        self.retry_after = retry_after


class SlackUnclear(Exception):  # noqa: N818 (neither yes nor no)
    """A time-out, a dropped connection or a 5xx: the call may or may not have taken effect. Reconcile, never repeat."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot's token belongs to, and which scopes Slack reported for it."""

    workspace: str
    bot_user: str
    bot_id: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message landed."""

    channel: str
    ts: str


class Gateway(Protocol):
    """Slack's Web API, as far as the bot needs it."""

    async def whoami(self) -> Identity:
        """`auth.test`."""
        ...

    async def person(self, user: str) -> PersonFacts:
        """`users.info`."""
        ...

    async def channel(self, channel: str) -> ChannelFacts:
        """`conversations.info`."""
        ...

    async def user_group(self, user_group: str) -> tuple[str, ...]:
        """`usergroups.users.list`: the ids of a user group's people in Slack's order, each once."""
        ...

    async def emoji_aliases(self) -> Mapping[str, str]:
        """`emoji.list`: the workspace's own names that stand for another emoji, and for which; images are left out."""
        ...

    async def open_direct(self, user: str) -> str:
        """`conversations.open` with one person; return the conversation's id (`D...`)."""
        ...

    async def post(self, channel: str, message: Message, *, letter: str, thread_ts: str | None = None) -> Posted:
        """`chat.postMessage`, unfurling off, with metadata that holds the letter's id and nothing else."""
        ...

    async def update(self, channel: str, ts: str, message: Message) -> None:
        """`chat.update`."""
        ...

    async def delete(self, channel: str, ts: str) -> None:
        """`chat.delete`; refused with `message_not_found` when it is gone already, so repeating it does no harm."""
        ...

    async def find(self, channel: str, letter: str, *, since: datetime, thread_ts: str | None = None) -> str | None:
        """Look in the conversation (or thread) since `since` for the message with this letter's id; return its ts.

        Raises `SlackRefused` where the bot may not read back (`missing_scope`, `not_in_channel`).
        """
        ...

    async def permalink(self, channel: str, ts: str) -> str:
        """`chat.getPermalink`; of a reply it names the parent as `thread_ts`."""
        ...

    async def open_modal(self, trigger: str, modal: Modal) -> None:
        """`views.open`."""
        ...

    async def push_modal(self, trigger: str, modal: Modal) -> None:
        """`views.push`."""
        ...

    async def update_modal(self, view_id: str, view_hash: str, modal: Modal) -> None:
        """`views.update`, guarded by the hash: a stale one is refused with `hash_conflict`."""
        ...

    async def publish_home(self, user: str, home: Home) -> None:
        """`views.publish`."""
        ...


class RoomGateway(Gateway, Protocol):
    """The same, with what makes private conversations: delivery alone needs it."""

    async def create_private(self, name: str) -> str:
        """`conversations.create`, a private channel with the bot alone in it; return its id.

        Refused with `name_taken`; `missing_scope` without `groups:write`; `restricted_action` by the firm's policy.
        """
        ...

    async def describe(self, channel: str, purpose: str) -> None:
        """`conversations.setPurpose`, at most 250 characters; refused with `missing_scope`, `user_is_restricted`."""
        ...

    async def own_private(self, name: str) -> str | None:
        """`users.conversations`: the id of the private channel of this name in which the bot is; no archived one."""
        ...

    async def invite(self, channel: str, user: str) -> None:
        """`conversations.invite` with one person; refused with `already_in_channel`, `cant_invite`, `is_archived`."""
        ...

    async def remove(self, channel: str, user: str) -> None:
        """`conversations.kick`; refused with `not_in_channel` for somebody who is not there, `restricted_action`."""
        ...

    async def open_group(self, users: Sequence[str]) -> str:
        """`conversations.open` with two to eight people: the same group message for the same people; return its id.

        Refused with `missing_scope` without `mpim:write`, `user_disabled`, `too_many_users`.
        """
        ...

    async def archive(self, channel: str) -> None:
        """`conversations.archive`; refused with `already_archived`."""
        ...
