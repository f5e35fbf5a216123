"""A desk at which the standing cast presses buttons: requests go to the features' real handlers, on a real database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.slack.doors import Doors, Handler, NeedsLookUp
from bot.slack.replies import Block, Home, Letter, Modal, Reply
from bot.slack.requests import (
    ChannelFacts,
    Click,
    Fields,
    FieldValue,
    HomeOpened,
    MemberJoined,
    OpenView,
    PersonFacts,
    Request,
    Spoken,
    Submission,
)
from bot.work import Work
from tests.features.town import Town
from tests.features.ways import Visit, way
from tests.support.keys import VAULT

WORKSPACE = "T0PLAY"
LEADERSHIP = "C0LEAD"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

Kind = Literal["member", "guest", "external", "bot", "deactivated"]
CAST: Mapping[str, tuple[str, str, Kind]] = {
    "U0ANA": ("Ana", "Europe/Berlin", "member"),
    "U0BO": ("Bo", "Europe/Berlin", "member"),
    "U0CHI": ("Chi", "Asia/Tokyo", "member"),
    "U0DEV": ("Dev", "America/New_York", "member"),
    "U0ELI": ("Eli", "America/Los_Angeles", "member"),
    "U0FAY": ("Fay", "Europe/Berlin", "member"),
    "U0GUS": ("Gus", "Europe/Berlin", "guest"),
    "U0HAL": ("Hal", "Europe/London", "external"),
    "U0BOT": ("Robo", "Europe/London", "bot"),
}
SET_UP: Mapping[str, FieldValue] = {
    "functions": "Sales\nOperations\nFinance",
    "handoffs": "Sales > Operations: order data",
    "zone": "Europe/Berlin",
    "hour": "9",
}


def facts_of(user: str, **changes: str) -> PersonFacts:
    """Return what Slack says of one of the cast."""
    name, zone, kind = CAST[user]
    said = {"name": name, "zone": zone, "kind": kind, **changes}
    return PersonFacts(user=user, **said)  # type: ignore[arg-type]  # tests give valid kinds only


def channel_facts(
    channel: str = LEADERSHIP,
    name: str = "leadership",
    kind: Literal["channel", "private", "direct", "group_direct"] = "channel",
    *,
    shared: bool = False,
) -> ChannelFacts:
    """Return what Slack says of a channel."""
    return ChannelFacts(channel, name, kind, archived=False, shared_outside=shared)


@dataclass
class Desk:
    """Carries requests to handlers as the doorway does: facts first, a refusal undoes what was written before it."""

    session: Session
    doors: Doors
    now: datetime = MONDAY
    replies: list[Reply] = field(default_factory=list)  # all that was answered, in order
    count: int = 0
    town: Town = field(default_factory=Town)
    visit: Visit | None = None

    @property
    def desk(self) -> "Desk":
        """Itself: the least that ways are gone by."""
        return self

    @property
    def work(self) -> Work:
        """A unit of work at the desk's moment."""
        return Work(self.session, self.now, VAULT)

    @property
    def reading(self) -> Work:
        """A unit that only reads, as pages and cards are painted in."""
        return Work(self.session, self.now, VAULT, only_reads=True)

    def once(self) -> str:
        """Return a new delivery key."""
        self.count += 1
        return f"test:{self.count}"

    def handle(self, request: Request, door: str = "") -> Reply:
        """Hand a request to its handler."""
        handler = self.doors.find(type(request), door)
        assert handler, f"no door for {request}"
        if request.user in CAST and self.doors.learner:
            self.doors.learner(self.work, request.workspace, facts_of(request.user))
        try:
            reply = self._tried(handler, request)
        except NeedsLookUp:
            reply = self._tried(handler, self.town.completed(request))
        reply = replace(reply, letters=tuple(self.painted(letter) for letter in reply.letters))
        self.replies.append(reply)
        shown = (reply.modal, reply.shown, *(letter.message for letter in reply.letters))
        self.check_buttons([block for view in shown if view for block in view.blocks])
        return reply

    def _tried(self, handler: Handler, request: Request) -> Reply:
        point = self.session.begin_nested()
        try:
            reply = handler(request, self.work)
        except (Refusal, NeedsLookUp):
            point.rollback()
            raise
        if reply.errors:
            point.rollback()
        else:
            point.commit()
        return reply

    def painted(self, letter: Letter) -> Letter:
        """Return a letter with the message that it would be sent with now."""
        if letter.message is not None:
            return letter
        return replace(letter, message=self.doors.paint_card(self.reading, letter.workspace, letter.card or ""))

    def check_buttons(self, blocks: Sequence[Block]) -> None:
        """Fail for a button behind which there is no door."""
        behind = self.doors.names(Click)
        for block in blocks:
            elements = [*block.get("elements", ()), block.get("accessory", {})]
            pressed = {element["action_id"].split(":")[0] for element in elements if element.get("type") == "button"}
            assert pressed <= behind, f"no door behind {pressed - behind}"

    def click(self, user: str, action: str, subject: object = "", *, value: str = "") -> Reply:
        """Press a button."""
        return self.handle(Click(WORKSPACE, user, self.once(), action, str(subject), value, trigger="t"), action)

    def submit(self, user: str, modal: Modal | None, fields: Mapping[str, FieldValue]) -> Reply:
        """Submit an open form."""
        assert modal, "no form is open"
        view = OpenView("V1", "h", "modal", modal.name, modal.note)
        once = self.once()
        return self.handle(Submission(WORKSPACE, user, once, modal.name, Fields(fields), modal.note, view), modal.name)

    def invite(self, channel: str = LEADERSHIP, *, facts: ChannelFacts | None = None) -> Reply:
        """Invite the bot to a channel."""
        told = facts or channel_facts(channel, name=channel.lower())
        return self.handle(MemberJoined(WORKSPACE, "U0GRAY", self.once(), channel, True, "U0ANA", told))  # noqa: FBT003 (as the event has it)

    def speak(self, user: str, text: str, channel: str = LEADERSHIP, *, direct: bool = False) -> Reply:
        """Mention the bot, or write to it."""
        return self.handle(Spoken(WORKSPACE, user, self.once(), channel, text, "1.1", None, direct))

    def home(self, user: str) -> Home:
        """Look at a person's Home."""
        assert self.doors.painter, "nobody paints Home"
        if self.doors.learner and user in CAST:
            self.doors.learner(self.work, WORKSPACE, facts_of(user))
        home = self.doors.painter(HomeOpened(WORKSPACE, user, self.once()), self.reading)
        self.check_buttons(home.blocks)
        return home

    def set_up(self, user: str = "U0ANA", group: int = 1, **fields: FieldValue) -> Reply:
        """Set a group up, or edit it."""
        form = self.click(user, "peers.set_up", group).modal
        return self.submit(user, form, {**SET_UP, **fields})

    def join(self, user: str, function: int, group: int = 1) -> Reply:
        """Join a group for a function, by the ids."""
        form = self.click(user, "peers.join", group).modal
        return self.submit(user, form, {"function": str(function)})

    @way
    def team(self) -> None:
        """Make the group of #leadership: Ana for Sales (1), Bo for Operations (2)."""
        self.invite(facts=channel_facts())
        self.set_up()
        self.join("U0ANA", 1)
        self.join("U0BO", 2)

    def refused(self, user: str, action: str, subject: object = "") -> str:
        """Press a button that is refused; return the sentence."""
        try:
            self.click(user, action, subject)
        except Refusal as refusal:
            return refusal.sentence
        raise AssertionError("it was not refused")


def texts(letters: tuple[Letter, ...]) -> str:
    """Return all that letters say, as Slack's JSON."""
    messages = (letter.message for letter in letters)
    return "\n".join(f"{message.text} {message.blocks}" for message in messages if message)
