"""The real way out: Slack's Web API by slack_sdk, one HTTP call per method, no retry of its own, nothing logged."""

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.gateway import Identity, Posted, SlackRefused, SlackUnclear
from bot.slack.people import channel_facts, person_facts
from bot.slack.rendering import home_json, message_json, modal_json
from bot.slack.replies import Home, Message, Modal
from bot.slack.requests import ChannelFacts, PersonFacts
from bot.slack.web_refusals import meaning

CALL_SECONDS = 10.0  # for the whole call; far below a letter's lease
CONNECT_SECONDS = 3.0
LETTER_EVENT = "grayzone_letter"  # metadata's event_type; its payload is {"letter": id} and nothing else
PAGE = 200  # messages per page when looking for a letter
MOST_PAGES = 20
ALIAS = "alias:"  # what a custom emoji stands for, where another one has its image's address

# These read, and Slack promises JSON only for methods that write (docs.slack.dev, "Using the Slack Web API").
FORM_METHODS = frozenset(
    {
        *("users.info", "conversations.info", "conversations.history", "conversations.replies"),
        *("chat.getPermalink", "usergroups.users.list", "emoji.list", "users.conversations"),
    }
)


class WebGateway:
    """`bot.slack.gateway.Gateway` for one workspace's bot token."""

    def __init__(self, token: str, base_url: str, *, call_seconds: float = CALL_SECONDS) -> None:
        """Prepare; connects at the first call, and keeps connections for the next ones until `close`."""
        self._token = token
        self._base_url = base_url.rstrip("/") + "/"
        self._timeout = aiohttp.ClientTimeout(total=call_seconds, sock_connect=min(CONNECT_SECONDS, call_seconds))
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None
        self._workspace = ""

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
        self._session = self._client = None

    async def whoami(self) -> Identity:
        """`auth.test`; what Slack says of the workspace is kept, to tell its members from others."""
        said, headers = await self._call("auth.test", {})
        scopes = headers.get("x-oauth-scopes") or ""
        self._workspace = said["team_id"]
        return Identity(
            workspace=said["team_id"],
            bot_user=said["user_id"],
            bot_id=said.get("bot_id") or "",
            scopes=frozenset(scope.strip() for scope in scopes.split(",") if scope.strip()),
        )

    async def person(self, user: str) -> PersonFacts:
        """`users.info`."""
        if not self._workspace:
            await self.whoami()
        said, _ = await self._call("users.info", {"user": user, "include_locale": "true"})
        return person_facts(said["user"], self._workspace)

    async def channel(self, channel: str) -> ChannelFacts:
        """`conversations.info`."""
        said, _ = await self._call("conversations.info", {"channel": channel})
        return channel_facts(said["channel"])

    async def user_group(self, user_group: str) -> tuple[str, ...]:
        """`usergroups.users.list`, each person once."""
        said, _ = await self._call("usergroups.users.list", {"usergroup": user_group})
        return tuple(dict.fromkeys(str(user) for user in said.get("users") or ()))

    async def emoji_aliases(self) -> Mapping[str, str]:
        """`emoji.list`, without the names that have an image of their own."""
        said, _ = await self._call("emoji.list", {})
        emoji: Mapping[str, str] = said.get("emoji") or {}
        return {name: of.removeprefix(ALIAS) for name, of in emoji.items() if of.startswith(ALIAS)}

    async def open_direct(self, user: str) -> str:
        """`conversations.open` with one person."""
        said, _ = await self._call("conversations.open", {"users": user})
        return str(said["channel"]["id"])

    async def create_private(self, name: str) -> str:
        """`conversations.create`."""
        said, _ = await self._call("conversations.create", {"name": name, "is_private": True})
        return str(said["channel"]["id"])

    async def describe(self, channel: str, purpose: str) -> None:
        """`conversations.setPurpose`."""
        await self._call("conversations.setPurpose", {"channel": channel, "purpose": purpose})

    async def own_private(self, name: str) -> str | None:
        """Look for a private channel of ours with `users.conversations`, page by page."""
        asked: dict[str, Any] = {"types": "private_channel", "exclude_archived": "true", "limit": PAGE}
        async for said in self._pages("users.conversations", asked):
            for channel in said.get("channels", ()):
                if channel.get("name") == name:
                    return str(channel["id"])
        return None

    async def invite(self, channel: str, user: str) -> None:
        """`conversations.invite`."""
        await self._call("conversations.invite", {"channel": channel, "users": user})

    async def remove(self, channel: str, user: str) -> None:
        """`conversations.kick`."""
        await self._call("conversations.kick", {"channel": channel, "user": user})

    async def open_group(self, users: Sequence[str]) -> str:
        """`conversations.open` with several people."""
        said, _ = await self._call("conversations.open", {"users": ",".join(users)})
        return str(said["channel"]["id"])

    async def archive(self, channel: str) -> None:
        """`conversations.archive`."""
        await self._call("conversations.archive", {"channel": channel})

    async def post(self, channel: str, message: Message, *, letter: str, thread_ts: str | None = None) -> Posted:
        """`chat.postMessage`, unfurling off, with metadata that holds the letter's id and nothing else."""
        asked = message_json(message) | {
            "channel": channel,
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": {"event_type": LETTER_EVENT, "event_payload": {"letter": letter}},
        }
        if thread_ts is not None:
            asked["thread_ts"] = thread_ts
        said, _ = await self._call("chat.postMessage", asked)
        return Posted(str(said["channel"]), str(said["ts"]))

    async def update(self, channel: str, ts: str, message: Message) -> None:
        """`chat.update`; blocks that are gone from the message are taken off."""
        asked = message_json(message)
        await self._call("chat.update", asked | {"channel": channel, "ts": ts, "blocks": asked.get("blocks", [])})

    async def delete(self, channel: str, ts: str) -> None:
        """`chat.delete`."""
        await self._call("chat.delete", {"channel": channel, "ts": ts})

    async def find(self, channel: str, letter: str, *, since: datetime, thread_ts: str | None = None) -> str | None:
        """Look for a letter with `conversations.history`, or `conversations.replies` in a thread, page by page."""
        method = "conversations.history" if thread_ts is None else "conversations.replies"
        asked: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{since.timestamp():.6f}",
            "include_all_metadata": True,
            "limit": PAGE,
        }
        if thread_ts is not None:
            asked["ts"] = thread_ts
        async for said in self._pages(method, asked):
            for message in said.get("messages", ()):
                if _letter_of(message) == letter:
                    return str(message["ts"])
        return None

    async def permalink(self, channel: str, ts: str) -> str:
        """`chat.getPermalink`."""
        said, _ = await self._call("chat.getPermalink", {"channel": channel, "message_ts": ts})
        return str(said["permalink"])

    async def open_modal(self, trigger: str, modal: Modal) -> None:
        """`views.open`."""
        await self._call("views.open", {"trigger_id": trigger, "view": modal_json(modal)})

    async def push_modal(self, trigger: str, modal: Modal) -> None:
        """`views.push`."""
        await self._call("views.push", {"trigger_id": trigger, "view": modal_json(modal)})

    async def update_modal(self, view_id: str, view_hash: str, modal: Modal) -> None:
        """`views.update`, guarded by the hash."""
        await self._call("views.update", {"view_id": view_id, "hash": view_hash, "view": modal_json(modal)})

    async def publish_home(self, user: str, home: Home) -> None:
        """`views.publish`."""
        await self._call("views.publish", {"user_id": user, "view": home_json(home)})

    async def _pages(self, method: str, asked: Mapping[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """Yield the answers page by page; one after the last that we look at raises `SlackUnclear`."""
        cursor: dict[str, Any] = {}
        for _ in range(MOST_PAGES):
            said, _ = await self._call(method, {**asked, **cursor})
            yield said
            following = (said.get("response_metadata") or {}).get("next_cursor")
            if not following:
                return
            cursor = {"cursor": following}
        raise SlackUnclear(f"{method}: more than {MOST_PAGES * PAGE} to look through")

    async def _call(self, method: str, asked: Mapping[str, Any]) -> tuple[dict[str, Any], Mapping[str, str]]:
        """Make one call; return Slack's answer and its headers. Messages of errors never quote what was sent."""
        client = self._client or self._connect()
        form, json = (dict(asked), None) if method in FORM_METHODS else (None, dict(asked))
        try:
            answer = await client.api_call(method, data=form, json=json)
        except SlackApiError as error:
            raise meaning(method, error) from None
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise SlackRefused("unreachable", permanent=False) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise SlackUnclear(f"{method}: {type(error).__name__}") from None
        if not isinstance(answer.data, dict):
            raise SlackUnclear(f"{method}: an answer that is not JSON")
        return answer.data, {name.lower(): value for name, value in answer.headers.items()}

    def _connect(self) -> AsyncWebClient:
        self._session = aiohttp.ClientSession(timeout=self._timeout)
        self._client = AsyncWebClient(
            token=self._token,
            base_url=self._base_url,
            session=self._session,
            retry_handlers=[],  # the default one sends again after a dropped connection, and so posts twice
            logger=_silent(),
        )
        return self._client


def _silent() -> logging.Logger:
    # At DEBUG the client logs the bodies both ways, with what people wrote.
    logger = logging.getLogger("bot.slack.web_client")
    logger.setLevel(logging.WARNING)
    return logger


def _letter_of(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != LETTER_EVENT:
        return None
    letter = (metadata.get("event_payload") or {}).get("letter")
    return str(letter) if letter else None
