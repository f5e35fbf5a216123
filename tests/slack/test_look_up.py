"""What only Slack knows is asked once, remembered for a while, never waited for long, and may be missing."""

import asyncio
import dataclasses
from collections.abc import Mapping

import pytest

from bot.slack.gateway import SlackRefused, SlackUnclear
from bot.slack.look_up import EMOJI_FRESH_SECONDS, FRESH_SECONDS, LookUp
from bot.slack.requests import (
    ChannelFacts,
    Click,
    Command,
    Fields,
    LookedUp,
    OpenView,
    PersonFacts,
    Reacted,
    Request,
    SharedMessage,
    Shortcut,
    SpokenOfPeople,
    Submission,
    Uninstalled,
    Writing,
    Written,
)
from tests.slack.doorstep import Stopwatch
from tests.slack.paper_gateway import PaperGateway

pytestmark = pytest.mark.anyio

Asking = Reacted | SpokenOfPeople | Written | Command | Shortcut | Submission

PERMALINK = "https://play.slack.com/archives/C0LEAD/p51"
LEADERSHIP = ChannelFacts("C0LEAD", "c0lead", "channel", archived=False, shared_outside=False)

WHO = ("T0PLAY", "U0ANA", "event:Ev1")
OPS = Writing(people=("U0CY",), user_groups=("S0OPS",), emoji=("clap", "merci"))
REACTED = Reacted(*WHO, channel="C0LEAD", ts="5.1", emoji="merci", tone="", author="U0BO", added=True, at="6.1")
SPOKEN = SpokenOfPeople(*WHO, channel="C0LEAD", text="", ts="5.1", thread_ts=None, direct=False, writing=OPS)
WRITTEN = Written(*WHO, channel="C0LEAD", ts="5.1", thread_ts=None, version="5.1", private=False, writing=OPS)
COMMAND = Command(*WHO, "/kudos", "", "C0LEAD", "1.1", writing=OPS)
MESSAGE = SharedMessage("C0LEAD", "5.1", "U0BO", "", f"{PERMALINK}?thread_ts=4.1&cid=C0LEAD")
SHORTCUT = Shortcut(*WHO, "give_kudos_for_message", "1.1", MESSAGE)
SUBMISSION = Submission(*WHO, "kudos.settings", Fields(), "", OpenView("V1", "h1", "modal", "kudos.settings"))
CLICK = Click(*WHO, "kudos.give", "", "", "1.1")


@dataclasses.dataclass
class SlowGateway(PaperGateway):
    """It reads the workspace's emoji at once, and answers when it is told to."""

    def __post_init__(self) -> None:
        self.asked, self.go_on = asyncio.Event(), asyncio.Event()

    async def emoji_aliases(self) -> Mapping[str, str]:
        said = await super().emoji_aliases()
        self.asked.set()
        await self.go_on.wait()
        return said


@dataclasses.dataclass
class AtOnce(PaperGateway):
    """It answers so many questions, once all of them are asked."""

    def __init__(self, questions: int) -> None:
        super().__init__()
        self.all = asyncio.Barrier(questions)

    async def _call(self, method: str, about: str) -> None:
        await self.all.wait()
        await super()._call(method, about)


class Desk:
    """A look-up on paper, with its timer."""

    def __init__(self, patience_seconds: float = 60) -> None:
        self.gateway = PaperGateway(user_groups={"S0OPS": ("U0BO", "U0CY")}, aliases={"merci": "pray"})
        self.stopwatch = Stopwatch()
        self.look_up = LookUp(self.gateway, patience_seconds=patience_seconds, timer=self.stopwatch)

    async def told(self, request: Asking) -> LookedUp:
        """Return what was looked up; the rest of the request stays."""
        completed = await self.look_up.completed(request)
        assert isinstance(completed, Asking)
        assert completed.looked_up is not None
        assert dataclasses.replace(completed, looked_up=None) == request
        return completed.looked_up

    def asked(self) -> list[tuple[str, str]]:
        """Return what Slack was asked since the last time, sorted."""
        calls, self.gateway.calls[:] = sorted(self.gateway.calls), []
        return calls


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_of_a_reaction_the_conversation_the_place_and_the_emoji_are_looked_up(desk: Desk) -> None:
    assert await desk.told(REACTED) == LookedUp(LEADERSHIP, PERMALINK, aliases={"merci": "pray"})
    assert desk.asked() == [("channel", "C0LEAD"), ("emoji_aliases", ""), ("permalink", "C0LEAD 5.1")]


async def test_of_a_mention_the_conversation_the_user_groups_and_the_emoji_are_looked_up(desk: Desk) -> None:
    members, people = {"S0OPS": ("U0BO", "U0CY")}, (PersonFacts("U0CY", "u0cy", "Europe/Berlin", "member"),)
    assert await desk.told(SPOKEN) == LookedUp(LEADERSHIP, members=members, people=people, aliases={"merci": "pray"})
    assert desk.asked() == [("channel", "C0LEAD"), ("emoji_aliases", ""), ("person", "U0CY"), ("user_group", "S0OPS")]


async def test_of_a_message_the_event_itself_tells_the_conversation(desk: Desk) -> None:
    assert await desk.told(WRITTEN) == LookedUp(members={"S0OPS": ("U0BO", "U0CY")}, aliases={"merci": "pray"})
    assert await desk.told(dataclasses.replace(WRITTEN, writing=None)) == LookedUp()
    assert desk.asked() == [("emoji_aliases", ""), ("user_group", "S0OPS")]


async def test_of_a_command_only_user_groups_are_looked_up_and_each_once(desk: Desk) -> None:
    two = dataclasses.replace(COMMAND, writing=Writing(user_groups=("S0OPS", "S0NONE")))
    assert await desk.told(two) == LookedUp(members={"S0OPS": ("U0BO", "U0CY"), "S0NONE": ()})
    assert desk.asked() == [("user_group", "S0NONE"), ("user_group", "S0OPS")]


async def test_of_a_shortcut_the_conversation_is_looked_up_and_its_link_tells_the_parent(desk: Desk) -> None:
    assert await desk.told(SHORTCUT) == LookedUp(LEADERSHIP, f"{PERMALINK}?thread_ts=4.1&cid=C0LEAD", "4.1")
    assert desk.asked() == [("channel", "C0LEAD")]


async def test_of_a_form_all_emoji_are_looked_up(desk: Desk) -> None:
    assert await desk.told(SUBMISSION) == LookedUp(aliases={"merci": "pray"})


@pytest.mark.parametrize("request_", [CLICK, Uninstalled(*WHO), dataclasses.replace(SHORTCUT, message=None)])
async def test_whatever_needs_nothing_comes_back_as_it_is(desk: Desk, request_: Request) -> None:
    assert await desk.look_up.completed(request_) is request_
    assert desk.asked() == []


@pytest.mark.parametrize("emoji", ["clap", "thumbsup"])
async def test_emoji_that_every_slack_has_are_not_looked_up(desk: Desk, emoji: str) -> None:
    assert (await desk.told(dataclasses.replace(REACTED, emoji=emoji))).aliases == {}
    assert ("emoji_aliases", "") not in desk.asked()


async def test_what_was_told_is_remembered_but_for_a_messages_place(desk: Desk) -> None:
    first = [await desk.told(REACTED), await desk.told(SPOKEN)]
    desk.asked()
    assert [await desk.told(REACTED), await desk.told(SPOKEN)] == first
    assert desk.asked() == [("permalink", "C0LEAD 5.1")]


async def test_members_and_conversations_are_asked_again_after_a_minute_and_emoji_after_an_hour(desk: Desk) -> None:
    await desk.told(SPOKEN)
    desk.asked()
    desk.stopwatch.seconds += FRESH_SECONDS
    await desk.told(SPOKEN)
    assert desk.asked() == [("channel", "C0LEAD"), ("person", "U0CY"), ("user_group", "S0OPS")]
    desk.stopwatch.seconds += EMOJI_FRESH_SECONDS
    await desk.told(SUBMISSION)
    assert desk.asked() == [("emoji_aliases", "")]


async def test_emoji_that_changed_are_asked_again(desk: Desk) -> None:
    await desk.told(SUBMISSION)
    desk.gateway.aliases = {"danke": "pray"}
    assert (await desk.told(SUBMISSION)).aliases == {"merci": "pray"}
    desk.look_up.forget_emoji()
    assert (await desk.told(SUBMISSION)).aliases == {"danke": "pray"}


async def test_an_answer_that_was_on_its_way_when_emoji_changed_is_not_remembered() -> None:
    gateway = SlowGateway(aliases={"merci": "pray"})
    look_up = LookUp(gateway, patience_seconds=60, timer=Stopwatch())
    asking = asyncio.create_task(look_up.completed(SUBMISSION))
    await gateway.asked.wait()
    gateway.aliases = {"danke": "pray"}
    look_up.forget_emoji()
    gateway.go_on.set()
    await asking
    completed = await look_up.completed(SUBMISSION)
    assert isinstance(completed, Submission)
    assert completed.looked_up == LookedUp(aliases={"danke": "pray"})


@pytest.mark.parametrize("fault", [SlackUnclear(), SlackRefused("missing_scope", permanent=True)])
@pytest.mark.parametrize("request_", [REACTED, SPOKEN, WRITTEN, COMMAND, SUBMISSION])
async def test_what_slack_does_not_tell_is_missing_and_asked_for_the_next_time(
    desk: Desk, request_: Asking, fault: Exception
) -> None:
    desk.gateway.fault = fault
    assert await desk.told(request_) == LookedUp()
    asked, desk.gateway.fault = desk.asked(), None
    assert await desk.told(request_) != LookedUp()
    assert desk.asked() == asked


@pytest.mark.parametrize(("request_", "questions"), [(SPOKEN, 4), (REACTED, 3)])
async def test_everything_is_asked_at_once(request_: Asking, questions: int) -> None:
    completed = await LookUp(AtOnce(questions), patience_seconds=60, timer=Stopwatch()).completed(request_)
    assert isinstance(completed, SpokenOfPeople | Reacted)
    assert completed.looked_up is not None
    assert completed.looked_up.channel == LEADERSHIP


async def test_a_slow_slack_is_not_waited_for() -> None:
    desk = Desk(patience_seconds=0.05)
    desk.gateway.hangs = True
    assert await desk.told(SPOKEN) == LookedUp()
    assert await desk.told(REACTED) == LookedUp()


@pytest.mark.parametrize(("parents", "parent"), [({}, None), ({"5.1": "4.1"}, "4.1"), ({"5.1": "5.1"}, None)])
async def test_the_link_to_a_reply_names_its_parent(desk: Desk, parents: dict[str, str], parent: str | None) -> None:
    desk.gateway.parents = parents
    assert (await desk.told(REACTED)).thread_ts == parent
