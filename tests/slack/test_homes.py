"""Home is painted for whoever looks at it, and again after their own acts."""

import io

import pytest

from bot.errors import Refusal
from bot.slack.answers import OK
from bot.slack.blocks import section
from bot.slack.gateway import SlackRefused
from bot.slack.rendering import modal_json
from bot.slack.replies import Home, Modal, Reply
from bot.slack.requests import Click, Command, HomeOpened, PersonFacts, Submission
from bot.work import Work, Works
from tests.slack.doorstep import Doorstep, keep
from tests.slack.sent import command, opened_home, press, submission, view
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(sqlite_files: SqliteFolder) -> SqliteFolder:
    """One kind of database: it plays no part here."""
    return sqlite_files


def painting(step: Doorstep) -> None:
    """Paint who looks and how often, and let a command change that."""
    step.doors.home(lambda request, work: Home((section(f"{request.user} at {work.now:%H:%M}"),)))

    def act(request: Command, work: Work) -> Reply:
        keep(work, request.once)
        return Reply(repaint=True)

    step.doors.command("/grayzone", act)


async def test_who_opens_home_sees_it_painted(step: Doorstep) -> None:
    painting(step)
    assert await step.send(opened_home()) == OK
    assert step.gateway.called("publish_home") == ["U0ANA"]
    assert step.gateway.homes[0].blocks[0]["text"]["text"] == "U0ANA at 09:00"


async def test_home_is_painted_again_after_ones_own_act_only(step: Doorstep) -> None:
    painting(step)
    await step.send(opened_home())
    await step.send(command(user="U0BO", trigger="1.1"))
    assert step.gateway.called("publish_home") == ["U0ANA"]
    await step.send(command(user="U0ANA", trigger="2.2"))
    assert step.gateway.called("publish_home") == ["U0ANA", "U0ANA"]


async def test_who_acts_on_home_sees_it_painted_by_a_replica_that_did_not_see_it_opened(step: Doorstep) -> None:
    painting(step)
    step.doors.click("thing.do", lambda _, __: Reply(repaint=True))
    await step.send(press("thing.do"))
    assert step.gateway.called("publish_home") == []
    await step.send(press("thing.do", trigger="2.2", within=view(surface="home")))
    assert step.gateway.called("publish_home") == ["U0ANA"]


async def test_who_is_refused_on_home_sees_it_as_it_is_now(step: Doorstep) -> None:
    painting(step)

    def decline(request: Click, work: Work) -> Reply:
        raise Refusal(f"{request.user} is late at {work.now}.")

    step.doors.click("thing.do", decline)
    await step.send(press("thing.do"))
    assert step.gateway.called("publish_home") == []
    await step.send(press("thing.do", trigger="2.2", within=view(surface="home")))
    assert step.gateway.called("publish_home") == ["U0ANA"]


async def test_what_is_submitted_in_a_modal_that_began_at_home_paints_home_anywhere(
    step: Doorstep, works: Works
) -> None:
    painting(step)
    notes: list[str] = []

    def submitted(request: Submission, work: Work) -> Reply:
        keep(work, request.once)
        notes.append(request.note)
        return Reply(modal=Modal("form", "Form", (), note="8"), repaint=True)

    elsewhere = Doorstep(works, step.doors)
    step.doors.click("thing.ask", lambda _, __: Reply(modal=Modal("form", "Form", (), note="7")))
    step.doors.submission("form", submitted)
    await step.send(press("thing.ask", within=view(surface="home")))
    note = modal_json(step.gateway.modals[0])["private_metadata"]
    ack = await elsewhere.send(submission({"a": "b"}, note=note))
    assert elsewhere.gateway.called("publish_home") == ["U0ANA"]
    assert ack.body
    again = ack.body["view"]["private_metadata"]
    await Doorstep(works, step.doors).send(submission({"a": "b"}, note=again, within=view(view_hash="h2")))
    assert notes == ["7", "8"]


async def test_a_modal_that_began_elsewhere_says_nothing_of_home(step: Doorstep) -> None:
    painting(step)
    step.doors.submission("form", lambda _, __: Reply(repaint=True))
    await step.send(submission({"a": "b"}))
    assert step.gateway.called("publish_home") == []


async def test_a_home_that_nobody_looked_at_for_half_an_hour_is_not_painted(step: Doorstep) -> None:
    painting(step)
    await step.send(opened_home())
    step.stopwatch.seconds += 1801
    await step.send(command())
    assert step.gateway.called("publish_home") == ["U0ANA"]


async def test_many_wishes_for_one_home_are_one_painting_of_the_last_state(step: Doorstep) -> None:
    painting(step)
    for number in range(5):
        await step.doorway.answer(opened_home(event_id=f"Ev{number}"))
    await step.doorway.drain()
    assert 1 <= len(step.gateway.homes) < 5


async def test_a_home_that_slack_refuses_is_painted_at_the_next_opening(step: Doorstep) -> None:
    painting(step)
    step.gateway.fault = SlackRefused("ratelimited", permanent=False, retry_after=30)
    assert await step.send(opened_home()) == OK
    step.gateway.fault = None
    await step.send(opened_home(event_id="Ev2"))
    assert len(step.gateway.homes) == 1


async def test_a_painters_mistake_is_logged_without_words_and_stops_nothing(
    step: Doorstep, logged: io.StringIO
) -> None:
    faults = [KeyError("a secret plan")]

    def painter(request: HomeOpened, work: Work) -> Home:
        if faults:
            raise faults.pop()
        return Home((section(f"{request.user} {work.now}"),))

    step.doors.home(painter)
    assert await step.send(opened_home()) == OK
    assert "home_broken" in logged.getvalue()
    assert "secret plan" not in logged.getvalue()
    await step.send(opened_home(event_id="Ev2"))
    assert len(step.gateway.homes) == 1


async def test_opening_home_makes_a_person_known(step: Doorstep) -> None:
    painting(step)

    def learn(work: Work, workspace: str, facts: PersonFacts) -> None:
        keep(work, f"{workspace} {facts.user}")

    step.doors.acquaint(learn)
    await step.send(opened_home())
    assert step.kept() == ["T0PLAY U0ANA"]


async def test_a_home_without_a_painter_is_acknowledged(step: Doorstep) -> None:
    assert await step.send(opened_home()) == OK
    assert step.gateway.called("publish_home") == []
