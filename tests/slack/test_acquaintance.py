"""Who acts is asked of Slack once an hour, and never waited for long."""

import pytest

from bot.slack.acquaintance import Acquaintance
from bot.slack.answers import OK
from bot.slack.gateway import SlackRefused, SlackUnclear
from bot.slack.people import channel_facts, person_facts
from bot.slack.replies import Reply
from bot.slack.requests import Command, PersonFacts
from bot.work import Work
from tests.slack.doorstep import Doorstep, Stopwatch, keep
from tests.slack.paper_gateway import PaperGateway
from tests.slack.sent import command
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(sqlite_files: SqliteFolder) -> SqliteFolder:
    """One kind of database: it plays no part here."""
    return sqlite_files


ANA = Command("T0PLAY", "U0ANA", "trigger:1.1", "/grayzone", "", "C0LEAD", "1.1")


def meeting(step: Doorstep) -> None:
    """Learn whoever comes; do nothing else."""

    def learn(work: Work, workspace: str, facts: PersonFacts) -> None:
        keep(work, f"{workspace} {facts.user} {work.now.timestamp():.0f} {step.stopwatch.seconds:.0f}")

    def nothing(request: Command, work: Work) -> Reply:
        del request, work
        return Reply()

    step.doors.acquaint(learn)
    step.doors.command("/grayzone", nothing)


async def test_a_person_is_looked_up_once_an_hour(step: Doorstep) -> None:
    meeting(step)
    for number, later in enumerate((0, 3599, 1)):
        step.stopwatch.seconds += later
        assert await step.send(command(trigger=f"{number}.1")) == OK
    assert step.gateway.called("person") == ["U0ANA", "U0ANA"]
    assert len(step.kept()) == 2


async def test_people_are_looked_up_one_by_one(step: Doorstep) -> None:
    meeting(step)
    await step.send(command(user="U0ANA", trigger="1.1"))
    await step.send(command(user="U0BO", trigger="2.2"))
    assert step.gateway.called("person") == ["U0ANA", "U0BO"]


async def test_a_repetition_does_not_count_as_having_learned(step: Doorstep) -> None:
    meeting(step)
    step.gateway.fault = SlackUnclear("users.info")
    await step.send(command())
    step.gateway.fault = None
    await step.send(command())
    assert step.kept() == []
    await step.send(command(trigger="2.2"))
    assert len(step.kept()) == 1


@pytest.mark.parametrize("fault", [SlackUnclear("users.info"), SlackRefused("ratelimited", permanent=False)])
async def test_an_act_goes_on_without_what_slack_does_not_say(step: Doorstep, fault: Exception) -> None:
    meeting(step)
    step.gateway.fault = fault
    assert await step.send(command()) == OK
    assert step.kept() == []


async def test_a_slow_slack_is_not_waited_for() -> None:
    acquaintance = Acquaintance(PaperGateway(hangs=True), patience_seconds=0.01, timer=Stopwatch())
    assert await acquaintance.of_person(ANA) is None
    assert await acquaintance.of_channel("C0LEAD") is None


USER = {"id": "U1", "team_id": "T0PLAY", "name": "bo", "tz": "Europe/Berlin", "profile": {"display_name": "Bo"}}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, "member"),
        ({"deleted": True, "is_bot": True}, "deactivated"),
        ({"is_bot": True}, "bot"),
        ({"is_workflow_bot": True}, "bot"),
        ({"id": "USLACKBOT", "is_bot": False}, "bot"),
        ({"is_restricted": True}, "guest"),
        ({"is_ultra_restricted": True}, "guest"),
        ({"is_stranger": True, "is_restricted": True}, "external"),
        ({"team_id": "T9"}, "external"),
        ({"team_id": "T9", "enterprise_user": {"teams": ["T0PLAY"]}}, "member"),
        ({"team_id": None, "is_restricted": None}, "member"),
    ],
)
def test_an_account_tells_what_its_owner_is_here(said: dict[str, object], kind: str) -> None:
    assert person_facts(USER | said, "T0PLAY").kind == kind


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({}, "Bo"),
        ({"profile": {"display_name": " ", "real_name": "Bo Berg"}}, "Bo Berg"),
        ({"profile": None, "real_name": "Bo Berg"}, "Bo Berg"),
        ({"profile": {}}, "bo"),
        ({"profile": {}, "name": ""}, "someone"),
        ({"profile": {"display_name": "\u202eoB\u2066\n Berg"}}, "oB Berg"),
        ({"profile": {"display_name": "\u202e", "real_name": "שרה"}}, "שרה"),
    ],
)
def test_a_person_goes_by_the_name_that_slack_shows(said: dict[str, object], name: str) -> None:
    assert person_facts(USER | said, "T0PLAY").name == name


def test_an_account_may_lack_everything_but_its_id() -> None:
    assert person_facts({"id": "U1"}, "T0PLAY") == PersonFacts("U1", "someone", None, "member")


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        ({}, "channel"),
        ({"is_private": True}, "private"),
        ({"is_im": True}, "direct"),
        ({"is_mpim": True}, "group_direct"),
    ],
)
def test_flags_and_not_ids_tell_the_kind_of_a_conversation(flags: dict[str, bool], kind: str) -> None:
    assert channel_facts({"id": "G1", "name": None, **flags}).kind == kind


@pytest.mark.parametrize("flag", ["is_ext_shared", "is_pending_ext_shared"])
def test_a_channel_shared_with_another_firm_is_known_as_such(flag: str) -> None:
    assert channel_facts({"id": "C1", flag: True}).shared_outside
    assert not channel_facts({"id": "C1", "is_shared": True}).shared_outside
