"""Where an answer appears: in the acknowledgement, in a modal, in a thread."""

import pytest

from bot.errors import Refusal
from bot.slack import text
from bot.slack.answers import AGAIN, OK
from bot.slack.gateway import SlackRefused, SlackUnclear
from bot.slack.replies import Message, Modal, Reply
from bot.slack.requests import Click, Command, Request, Shortcut, Spoken
from bot.work import Work
from tests.slack.doorstep import Doorstep, keep
from tests.slack.sent import Body, command, mention, press, said, shortcut, view
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio

FORM = Modal("next", "Next", ())
HOME, TOP, FULL = view(surface="home"), view(depth=2), view(depth=3)


@pytest.fixture
def server(sqlite_files: SqliteFolder) -> SqliteFolder:
    """One kind of database: it plays no part here."""
    return sqlite_files


def answering(step: Doorstep, reply: Reply) -> None:
    """Let every door give the same reply."""

    def answer(request: Request, work: Work) -> Reply:
        keep(work, request.once)
        return reply

    step.doors.command("/grayzone", answer)
    step.doors.shortcut("raise_gray_zone", answer)
    step.doors.click("peers.join", answer)
    step.doors.on(Spoken, answer)


def refusing(step: Doorstep) -> None:
    """Let every door refuse."""

    def refuse(request: Request, work: Work) -> Reply:
        keep(work, request.once)
        raise Refusal("Not now.")

    step.doors.click("peers.join", refuse)
    step.doors.shortcut("raise_gray_zone", refuse)
    step.doors.on(Spoken, refuse)


async def test_a_command_is_answered_in_its_acknowledgement_and_nowhere_else(step: Doorstep) -> None:
    answering(step, Reply(shown=Message("Two & <three>")))
    ack = await step.send(command())
    assert ack.body is not None
    assert (ack.body["response_type"], ack.body["text"]) == ("ephemeral", "Two &amp; &lt;three&gt;")
    assert step.gateway.calls == []


async def test_a_command_opens_a_form(step: Doorstep) -> None:
    answering(step, Reply(modal=FORM))
    assert await step.send(command(trigger="9.9")) == OK
    assert step.gateway.calls == [("open_modal", "9.9")]


@pytest.mark.parametrize("fault", [SlackUnclear("views.open"), SlackRefused("trigger_expired", permanent=True)])
async def test_a_command_whose_form_does_not_open_says_so_and_still_repaints(step: Doorstep, fault: Exception) -> None:
    step.gateway.fault = fault
    answering(step, Reply(modal=FORM, repaint=True))
    ack = await step.send(command())
    assert ack.body is not None
    assert ack.body["text"] == text.FORM_LOST
    assert step.kept() == ["trigger:1.1"]


@pytest.mark.parametrize("body", [press("peers.join"), press("peers.join", within=HOME), shortcut()])
async def test_slack_is_told_of_a_press_whose_form_does_not_open_so_that_it_marks_the_button(
    step: Doorstep, body: Body
) -> None:
    step.gateway.fault = SlackUnclear("views.open")
    answering(step, Reply(modal=FORM))
    assert await step.send(body) == AGAIN


@pytest.mark.parametrize("reply", [Reply(shown=Message("Done.")), Reply(modal=FORM, repaint=True)])
async def test_a_press_that_has_done_its_work_has_not_failed_though_its_modal_does_not_open(
    step: Doorstep, reply: Reply
) -> None:
    step.gateway.fault = SlackUnclear("views.open")
    answering(step, reply)
    assert await step.send(press("peers.join")) == OK


async def test_a_form_is_not_opened_when_the_trigger_has_died(step: Doorstep) -> None:
    def slowly(request: Command, work: Work) -> Reply:
        keep(work, request.once)
        step.stopwatch.seconds += step.budget.answer
        return Reply(modal=FORM)

    step.doors.command("/grayzone", slowly)
    ack = await step.send(command())
    assert ack.body is not None
    assert ack.body["text"] == text.FORM_LOST
    assert step.gateway.modals == []


@pytest.mark.parametrize(
    ("body", "call"),
    [
        (shortcut(), ("open_modal", "1.1")),
        (press("peers.join"), ("open_modal", "1.1")),
        (press("peers.join", within=HOME), ("open_modal", "1.1")),
        (press("peers.join", within=view()), ("push_modal", "1.1")),
        (press("peers.join", within=TOP), ("push_modal", "1.1")),
        (press("peers.join", within=FULL), ("update_modal", "V1 h1")),
    ],
)
@pytest.mark.parametrize("reply", [Reply(modal=FORM), Reply(shown=Message("Done."))])
async def test_a_press_is_answered_in_a_modal_where_it_was(
    step: Doorstep, body: Body, call: tuple[str, str], reply: Reply
) -> None:
    answering(step, reply)
    assert await step.send(body) == OK
    assert step.gateway.calls == [call]
    assert step.gateway.modals[0].name == ("next" if reply.modal else "notice")


async def test_a_press_may_put_a_new_version_of_its_form_in_place(step: Doorstep) -> None:
    answering(step, Reply(modal=FORM, replace=True))
    await step.send(press("peers.join", within=view()))
    assert step.gateway.calls == [("update_modal", "V1 h1")]


async def test_a_press_without_an_answer_asks_nothing_of_slack(step: Doorstep) -> None:
    answering(step, Reply())
    assert await step.send(press("peers.join")) == OK
    assert step.gateway.calls == []


@pytest.mark.parametrize("body", [press("peers.join"), shortcut()])
async def test_a_refused_press_is_told_in_a_modal(step: Doorstep, body: Body) -> None:
    refusing(step)
    assert await step.send(body) == OK
    assert step.gateway.called("open_modal") == ["1.1"]
    assert step.gateway.modals[0].blocks[0]["text"]["text"] == "Not now."
    assert step.kept() == []


async def test_a_press_on_a_live_field_is_answered_by_its_form(step: Doorstep) -> None:
    seen: list[Click] = []

    def changed(request: Click, work: Work) -> Reply:
        keep(work, request.once)
        seen.append(request)
        return Reply(modal=FORM, replace=True)

    step.doors.click("form/side", changed)
    await step.send(press("side", within=view()))
    assert [click.action for click in seen] == ["form/side"]
    assert step.gateway.called("update_modal") == ["V1 h1"]


async def test_the_shortcut_reaches_its_handler_with_its_trigger(step: Doorstep) -> None:
    seen: list[Shortcut] = []

    def note(request: Shortcut, work: Work) -> Reply:
        keep(work, request.once)
        seen.append(request)
        return Reply()

    step.doors.shortcut("raise_gray_zone", note)
    await step.send(shortcut())
    assert [request.trigger for request in seen] == ["1.1"]


@pytest.mark.parametrize(
    ("body", "thread"),
    [(mention(), "1.5"), (mention(thread_ts="1.2"), "1.2"), (said("hi"), None), (said("hi", thread_ts="1.2"), "1.2")],
)
async def test_who_speaks_to_the_bot_is_answered_in_the_thread(step: Doorstep, body: Body, thread: str | None) -> None:
    answering(step, Reply(shown=Message("Hello & welcome.")))
    assert await step.send(body) == OK
    assert step.owed() == [(body["event"]["channel"], "Hello &amp; welcome.", thread)]
    assert len(step.woken) == 1
    await step.send(body)
    assert len(step.owed()) == 1


async def test_a_refusal_to_who_spoke_is_one_letter_however_often_slack_delivers(step: Doorstep) -> None:
    refusing(step)
    assert [await step.send(mention()), await step.send(mention())] == [OK, OK]
    assert step.owed() == [("C0LEAD", "Not now.", "1.5")]
    assert step.kept() == []
