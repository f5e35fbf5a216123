"""The doorway: once, all or nothing, and told in time."""

import asyncio
import io
import threading

import pytest

from bot.errors import Refusal
from bot.slack import text
from bot.slack.answers import AGAIN, OK
from bot.slack.budget import Budget
from bot.slack.replies import NOTHING, Message, Modal, Reply
from bot.slack.requests import Command, MemberJoined, MemberLeft, PersonFacts, Request, Submission
from bot.work import Work
from tests.slack.doorstep import Doorstep, keep, letter
from tests.slack.sent import command, event, press, submission

pytestmark = pytest.mark.anyio


def keeping(request: Request, work: Work) -> Reply:
    """Keep the request's key, and owe a letter."""
    keep(work, request.once)
    return Reply(letters=(letter("One for all"),))


async def test_the_same_event_does_its_work_once_and_is_acknowledged_twice(step: Doorstep) -> None:
    step.doors.on(MemberLeft, keeping)
    left = event("member_left_channel", channel="C0LEAD")
    assert [await step.send(left), await step.send(left)] == [OK, OK]
    assert step.kept() == ["event:Ev1"]
    assert step.owed() == [("C0LEAD", "One for all", None)]
    assert len(step.woken) == 1


async def test_a_repetition_while_the_first_still_runs_does_nothing_and_is_acknowledged(step: Doorstep) -> None:
    runs: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def slowly(request: Command, work: Work) -> Reply:
        runs.append(request.once)
        keep(work, f"run {len(runs)}")
        begun.set()
        go_on.wait(1)
        return Reply(shown=Message("Done."))

    step.doors.command("/grayzone", slowly)
    first = asyncio.create_task(step.doorway.answer(command()))
    second = asyncio.create_task(step.doorway.answer(command()))
    assert await asyncio.to_thread(begun.wait, 60)
    go_on.set()
    answers = [await first, await second]
    assert step.kept() == ["run 1"]
    assert [ack.status for ack in answers] == [200, 200]
    assert sorted(bool(ack.body) for ack in answers) == [False, True]  # on PostgreSQL either may be the first


async def test_letters_are_written_with_the_work_or_not_at_all(step: Doorstep) -> None:
    def change_of_mind(request: Command, work: Work) -> Reply:
        keeping(request, work)
        raise Refusal("Not *now* & <!here>.")

    step.doors.command("/grayzone", change_of_mind)
    ack = await step.send(command())
    assert (step.kept(), step.owed(), step.woken) == ([], [], [])
    assert ack.body is not None
    assert ack.body["text"] == "Not *now* &amp; &lt;!here&gt;."
    assert ack.body["response_type"] == "ephemeral"


async def test_a_refused_command_may_be_delivered_again(step: Doorstep) -> None:
    ready: list[bool] = []

    def at_the_second_time(request: Command, work: Work) -> Reply:
        if not ready:
            raise Refusal("Not yet.")
        return keeping(request, work)

    step.doors.command("/grayzone", at_the_second_time)
    await step.send(command())
    ready.append(True)
    assert await step.send(command()) == OK
    assert step.kept() == ["trigger:1.1"]


async def test_a_command_that_is_too_slow_leaves_nothing_and_the_person_is_told(step: Doorstep) -> None:
    go_on = threading.Event()
    step.budget = Budget(unit=0.05)

    def slowly(request: Request, work: Work) -> Reply:
        keeping(request, work)
        go_on.wait(60)
        return NOTHING

    step.doors.command("/grayzone", slowly)
    ack = await step.send(command())
    go_on.set()
    assert ack.body is not None
    assert ack.body["text"] == text.TOO_SLOW
    await step.works.run(lambda _: None)  # behind the slow one
    assert (step.kept(), step.owed()) == ([], [])


async def test_an_event_that_is_too_slow_is_asked_for_again(step: Doorstep) -> None:
    waits = [threading.Event()]
    step.budget = Budget(unit=0.05)

    def slow_at_first(request: Request, work: Work) -> Reply:
        if waits:
            waits[0].wait(60)
        return keeping(request, work)

    step.doors.on(MemberLeft, slow_at_first)
    left = event("member_left_channel", channel="C0LEAD")
    assert await step.send(left) == AGAIN
    waits.pop().set()
    await step.works.run(lambda _: None)
    assert step.kept() == []
    assert await Doorstep(step.works, step.doors).send(left) == OK
    assert step.kept() == ["event:Ev1"]


async def test_a_fault_tells_a_reference_saves_nothing_and_logs_no_words(step: Doorstep, logged: io.StringIO) -> None:
    def broken(request: Command, work: Work) -> Reply:
        keeping(request, work)
        raise KeyError(request.text)

    step.doors.command("/grayzone", broken)
    ack = await step.send(command("a secret plan"))
    assert ack.body is not None
    reference = ack.body["text"].split(": ")[-1]
    assert len(reference) == 8
    assert (step.kept(), step.owed()) == ([], [])
    assert reference in logged.getvalue()
    assert "secret plan" not in logged.getvalue()


async def test_a_fault_in_an_event_asks_for_it_again(step: Doorstep) -> None:
    def broken(request: MemberLeft, work: Work) -> Reply:
        keeping(request, work)
        raise RuntimeError

    step.doors.on(MemberLeft, broken)
    assert await step.send(event("member_left_channel", channel="C0LEAD")) == AGAIN


async def test_an_answer_that_cannot_be_rendered_is_not_acknowledged(step: Doorstep) -> None:
    def too_long_a_note(request: Submission, work: Work) -> Reply:
        keep(work, request.once)
        return Reply(modal=Modal("form", "Form", (), note="x" * 4000))

    step.doors.submission("form", too_long_a_note)
    assert await step.send(submission({"a": "b"})) == AGAIN


async def test_what_nobody_answers_is_acknowledged(step: Doorstep) -> None:
    assert await step.send(press("gone.button")) == OK
    assert await step.send(event("member_left_channel", channel="C0LEAD")) == OK
    assert await step.send(event("pin_added")) == OK


async def test_what_slack_does_not_send_is_refused(step: Doorstep) -> None:
    assert (await step.send({"type": "view_submission"})).status == 400


async def test_the_channel_is_looked_up_when_the_bot_itself_is_invited(step: Doorstep) -> None:
    invited: list[MemberJoined] = []

    def note(request: MemberJoined, work: Work) -> Reply:
        del work
        invited.append(request)
        return NOTHING

    step.doors.on(MemberJoined, note)
    await step.send(event("member_joined_channel", user="U0GRAY", channel="C0LEAD", inviter="U0ANA"))
    await step.send(event("member_joined_channel", user="U0BO", channel="C0LEAD", event_id="Ev2"))
    assert [bool(joined.facts) for joined in invited] == [True, False]
    assert step.gateway.calls == [("channel", "C0LEAD")]


async def test_facts_are_written_before_the_handler_in_its_own_transaction(step: Doorstep) -> None:
    def learn(work: Work, workspace: str, facts: PersonFacts) -> None:
        keep(work, f"{workspace} {facts.user}")

    def refuse(request: Command, work: Work) -> Reply:
        keeping(request, work)
        raise Refusal("No.")

    step.doors.acquaint(learn)
    step.doors.command("/grayzone", refuse)
    await step.send(command())
    assert step.kept() == []
    assert step.gateway.called("person") == ["U0ANA"]
