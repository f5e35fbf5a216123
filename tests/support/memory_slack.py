"""A Slack in memory for delivery's tests: a real `Gateway` that can refuse, fail and lose answers."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.slack.gateway import Identity, Posted, SlackRefused, SlackUnclear
from bot.slack.replies import Home, Message, Modal
from bot.slack.requests import ChannelFacts, PersonFacts
from tests.support.clocks import StoppedClock

Fault = SlackRefused | Literal["lost before the effect", "lost after the effect"]


@dataclass(slots=True)
class Post:
    """A message in a conversation."""

    channel: str
    ts: str
    text: str
    letter: str
    thread_ts: str | None = None


class MemorySlack:
    """One workspace. `fail(method, *faults)` queues what the next calls of a method meet."""

    def __init__(self, clock: StoppedClock) -> None:
        self.clock = clock
        self.posts: list[Post] = []
        self.calls: list[str] = []
        self.may_read = True
        self.rooms: dict[str, str] = {}  # private channels by name
        self.purposes: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        self.archived: list[str] = []
        self._posted = 0
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of `method` meet these, one each."""
        self._faults[method].extend(faults)

    def texts(self, channel: str) -> list[str]:
        """Return what stands in a conversation, oldest first."""
        return [post.text for post in self.posts if post.channel == channel]

    def _begin(self, method: str) -> bool:
        """Meet the next fault, if any; True when the answer is to be lost after the effect."""
        self.calls.append(method)
        if not self._faults[method]:
            return False
        fault = self._faults[method].popleft()
        if isinstance(fault, SlackRefused):
            raise fault
        if fault == "lost before the effect":
            raise SlackUnclear(method)
        return True

    def _end(self, method: str, *, lost: bool) -> None:
        if lost:
            raise SlackUnclear(method)

    async def whoami(self) -> Identity:
        return Identity("T1", "U0GRAY", "B0GRAY", frozenset())

    async def person(self, user: str) -> PersonFacts:
        return PersonFacts(user, user.lower(), "Europe/Berlin", "member")

    async def channel(self, channel: str) -> ChannelFacts:
        return ChannelFacts(channel, channel.lower(), "channel", archived=False, shared_outside=False)

    async def user_group(self, user_group: str) -> tuple[str, ...]:
        raise NotImplementedError("delivery writes to no user groups")

    async def emoji_aliases(self) -> Mapping[str, str]:
        raise NotImplementedError("delivery reads no emoji")

    async def permalink(self, channel: str, ts: str) -> str:
        raise NotImplementedError("delivery links to no messages")

    async def open_direct(self, user: str) -> str:
        self._end("open_direct", lost=self._begin("open_direct"))
        return user.replace("U", "D", 1)

    async def create_private(self, name: str) -> str:
        lost = self._begin("create_private")
        if name in self.rooms:
            raise SlackRefused("name_taken", permanent=True)
        self.rooms[name] = f"C0ROOM{len(self.rooms)}"
        self.members[self.rooms[name]] = []
        self._end("create_private", lost=lost)
        return self.rooms[name]

    async def describe(self, channel: str, purpose: str) -> None:
        self._end("describe", lost=self._begin("describe"))
        self.purposes[channel] = purpose

    async def own_private(self, name: str) -> str | None:
        self._end("own_private", lost=self._begin("own_private"))
        return self.rooms.get(name)

    async def invite(self, channel: str, user: str) -> None:
        lost = self._begin("invite")
        if user in self.members[channel]:
            raise SlackRefused("already_in_channel", permanent=True)
        self.members[channel].append(user)
        self._end("invite", lost=lost)

    async def remove(self, channel: str, user: str) -> None:
        lost = self._begin("remove")
        if user not in self.members[channel]:
            raise SlackRefused("not_in_channel", permanent=True)
        self.members[channel].remove(user)
        self._end("remove", lost=lost)

    async def open_group(self, users: Sequence[str]) -> str:
        lost = self._begin("open_group")
        channel = "G0" + "".join(sorted(user.removeprefix("U0") for user in users))
        self.members[channel] = list(users)
        self._end("open_group", lost=lost)
        return channel

    async def archive(self, channel: str) -> None:
        self._end("archive", lost=self._begin("archive"))
        self.archived.append(channel)

    async def post(self, channel: str, message: Message, *, letter: str, thread_ts: str | None = None) -> Posted:
        lost = self._begin("post")
        ts = f"{self.clock().timestamp():.0f}.{self._posted:06}"
        post = Post(channel, ts, message.text, letter, thread_ts)
        self._posted += 1
        self.posts.append(post)
        self._end("post", lost=lost)
        return Posted(channel, post.ts)

    async def update(self, channel: str, ts: str, message: Message) -> None:
        lost = self._begin("update")
        for post in self.posts:
            if (post.channel, post.ts) == (channel, ts):
                post.text = message.text
                self._end("update", lost=lost)
                return
        raise SlackRefused("message_not_found", permanent=True)

    async def delete(self, channel: str, ts: str) -> None:
        lost = self._begin("delete")
        left = [post for post in self.posts if (post.channel, post.ts) != (channel, ts)]
        if len(left) == len(self.posts):
            raise SlackRefused("message_not_found", permanent=True)
        self.posts = left
        self._end("delete", lost=lost)

    async def find(self, channel: str, letter: str, *, since: datetime, thread_ts: str | None = None) -> str | None:
        self._end("find", lost=self._begin("find"))
        if not self.may_read:
            raise SlackRefused("missing_scope", permanent=True)
        for post in self.posts:
            if (post.channel, post.letter, post.thread_ts) == (channel, letter, thread_ts):
                return post.ts if float(post.ts) >= since.timestamp() else None
        return None

    async def open_modal(self, trigger: str, modal: Modal) -> None:
        raise NotImplementedError("delivery opens no modals")

    async def push_modal(self, trigger: str, modal: Modal) -> None:
        raise NotImplementedError("delivery opens no modals")

    async def update_modal(self, view_id: str, view_hash: str, modal: Modal) -> None:
        raise NotImplementedError("delivery opens no modals")

    async def publish_home(self, user: str, home: Home) -> None:
        raise NotImplementedError("delivery publishes no Home")
