"""Tells the open pages what has changed, so that they read again what they show."""

import asyncio
from collections.abc import Callable, Iterable

from bot.playground.model import Channel


class Listener:
    """One open page, acting as one person (an id) or as nobody; collects topics until they are fetched."""

    def __init__(self, user: str | None) -> None:
        self.user = user
        self._topics: set[str] = set()
        self._something = asyncio.Event()

    def tell(self, topic: str) -> None:
        """Note that something changed."""
        self._topics.add(topic)
        self._something.set()

    async def changes(self) -> list[str]:
        """Wait for a change; return every topic since the last call."""
        await self._something.wait()
        self._something.clear()
        topics, self._topics = sorted(self._topics), set()
        return topics


class Live:
    """The listeners and the revision, which grows with every change."""

    def __init__(self) -> None:
        self.revision = 0
        self._listeners: set[Listener] = set()

    def listen(self, user: str | None) -> Listener:
        """Add a listener; give it back with `leave`."""
        listener = Listener(user)
        self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Remove a listener."""
        self._listeners.discard(listener)

    def everyone(self, topic: str) -> None:
        """Tell all: the state, the traffic or the clock changed."""
        self._tell(topic, lambda _: True)

    def person(self, topic: str, user: str) -> None:
        """Tell one person's pages: their modal or Home changed."""
        self._tell(topic, lambda listener: listener.user == user)

    def channel(self, channel: Channel, *, also: Iterable[str] = ()) -> None:
        """Tell those who can look into the channel (and who just left it)."""
        concerned = {*channel.members, *also}
        self._tell(f"channel:{channel.id}", lambda listener: channel.kind == "channel" or listener.user in concerned)

    def _tell(self, topic: str, concerns: Callable[[Listener], bool]) -> None:
        self.revision += 1
        for listener in self._listeners:
            if concerns(listener):
                listener.tell(topic)
