"""The doors that features register: which handler answers which command, button, form, shortcut and event.

A handler is a plain, synchronous, typed function `(request, work) -> Reply`. It touches the database and nothing else,
and may be run twice (only one run is committed), so it must not keep anything outside of the session.
"""

import dataclasses
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, TypeVar

from bot.slack.gatherings import Host
from bot.slack.replies import Home, Letter, Message, Reply
from bot.slack.requests import Click, Command, HomeOpened, PersonFacts, Request, Shortcut, Submission
from bot.work import Work

R = TypeVar("R", bound=Request)
Handler = Callable[[Any, Work], Reply]
Follower = Callable[[Any, Work], tuple[Letter, ...]]
Painter = Callable[[HomeOpened, Work], Home]
CardPainter = Callable[[Work, str, str], Message | None]  # workspace and subject in; None takes the card back
CardGuard = Callable[[Work, str, str], "Wait | None"]
Learner = Callable[[Work, str, PersonFacts], None]


class Wait(NamedTuple):
    """A card is not posted now: not before `until` (UTC), or, with None, not at all."""

    until: datetime | None


class NeedsLookUp(Exception):  # noqa: N818 (a wish, not an error)
    """Raised by a handler whose request has nothing `looked_up` yet: it is run again with what Slack says then.

    So Slack is asked only where the answer matters, and never within a transaction.
    """


class Doors:
    """Every door of the bot, by kind and name. Registering the same door twice is a mistake and raises ValueError."""

    def __init__(self) -> None:
        self._handlers: dict[tuple[type[Request], str], Handler] = {}
        self._followers: dict[tuple[type[Request], str], tuple[Follower, ...]] = {}
        self.painter: Painter | None = None
        self._card_painters: dict[str, CardPainter] = {}
        self._card_guards: dict[str, CardGuard] = {}
        self._hosts: dict[str, Host] = {}
        self.learner: Learner | None = None

    def command(self, name: str, handler: Callable[[Command, Work], Reply]) -> None:
        """Answer the slash command `name` (with its slash)."""
        self._register(Command, name, handler)

    def shortcut(self, name: str, handler: Callable[[Shortcut, Work], Reply]) -> None:
        """Answer the global or message shortcut with this callback id."""
        self._register(Shortcut, name, handler)

    def click(self, action: str, handler: Callable[[Click, Work], Reply]) -> None:
        """Answer a press of `action` (`feature.verb`, or a live input's field name as `form/field`)."""
        self._register(Click, action, handler)

    def submission(self, form: str, handler: Callable[[Submission, Work], Reply]) -> None:
        """Answer the submitted modal with this name."""
        self._register(Submission, form, handler)

    def after_submission(self, form: str, follower: Callable[[Submission, Work], tuple[Letter, ...]]) -> None:
        """Add letters to those of a form that a feature below answers, in the same unit of work.

        `follower` is asked after the form's own handler, and only if that owes letters: else nothing changed.
        """
        if (Submission, form) in self._followers:
            raise ValueError(f"somebody follows {form!r} already")
        self._followers[Submission, form] = (follower,)

    def on(self, kind: type[R], handler: Callable[[R, Work], Reply]) -> None:
        """Answer an event of this kind, such as `MemberLeft` or `Spoken`."""
        self._register(kind, "", handler)

    def after(self, kind: type[R], follower: Callable[[R, Work], tuple[Letter, ...]]) -> None:
        """Let a feature above follow an event that a feature below answers, in the same unit of work.

        Several may: in the order in which they were registered.
        """
        self._followers[kind, ""] = (*self._followers.get((kind, ""), ()), follower)

    def home(self, painter: Painter) -> None:
        """Paint a person's App Home with this."""
        if self.painter:
            raise ValueError("Home has a painter already")
        self.painter = painter

    def card(self, kind: str, painter: CardPainter, *, guard: CardGuard | None = None) -> None:
        """Paint the cards named `kind:subject` with this, whenever one is sent; None takes a posted one back.

        `guard` is asked before one is posted, and not when it is brought up to date: its letter may have waited.
        """
        if kind in self._card_painters:
            raise ValueError(f"cards of {kind!r} have a painter already")
        self._card_painters[kind] = painter
        if guard:
            self._card_guards[kind] = guard

    def paint_card(self, work: Work, workspace: str, card: str) -> Message | None:
        """Return the card of this name as it is now; None when there is nothing to show.

        Raises KeyError for a kind that nobody paints.
        """
        kind, _, subject = card.partition(":")
        return self._card_painters[kind](work, workspace, subject)

    def hold_card(self, work: Work, workspace: str, card: str) -> Wait | None:
        """Return whether a card that is not posted yet has to wait; None when it need not."""
        kind, _, subject = card.partition(":")
        guard = self._card_guards.get(kind)
        return guard(work, workspace, subject) if guard else None

    def conversation(self, kind: str, host: Host) -> None:
        """Ask this of conversations whose key is `kind:subject`."""
        if kind in self._hosts:
            raise ValueError(f"conversations of {kind!r} have a host already")
        self._hosts[kind] = host

    def host(self, kind: str) -> Host:
        """Return whose conversations of this kind are. Raises KeyError for a kind that nobody hosts."""
        return self._hosts[kind]

    def acquaint(self, learner: Learner) -> None:
        """Tell this what Slack says of a person (workspace, facts) before that person's request is handled."""
        if self.learner:
            raise ValueError("somebody keeps the directory already")
        self.learner = learner

    def find(self, kind: type[Request], name: str) -> Handler | None:
        """Return the handler behind a door, or None where there is no such door."""
        handler, followers = self._handlers.get((kind, name)), self._followers.get((kind, name))
        return partial(_all, handler, followers) if handler and followers else handler

    def names(self, kind: type[Request]) -> frozenset[str]:
        """Return the names of all doors of one kind."""
        return frozenset(name for door, name in self._handlers if door is kind)

    def kinds(self) -> frozenset[type[Request]]:
        """Return the kinds of requests that somebody answers."""
        return frozenset(kind for kind, _ in self._handlers)

    def _register(self, kind: type[Request], name: str, handler: Handler) -> None:
        if (kind, name) in self._handlers:
            raise ValueError(f"{kind.__name__} {name!r} has a handler already")
        self._handlers[kind, name] = handler


def _all(handler: Handler, followers: tuple[Follower, ...], request: Request, work: Work) -> Reply:
    reply = handler(request, work)
    if isinstance(request, Submission) and not reply.letters:
        return reply
    more = (letter for follower in followers for letter in follower(request, work))
    return dataclasses.replace(reply, letters=(*reply.letters, *more))
