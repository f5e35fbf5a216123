"""A form is saved once, and keeps what was typed until it is."""

import pytest

from bot.errors import Refusal
from bot.slack.answers import OK
from bot.slack.doors import Doors
from bot.slack.replies import Letter, Message, Modal, Reply
from bot.slack.requests import Submission
from bot.work import Work
from tests.slack.doorstep import Doorstep, keep, letter
from tests.slack.sent import submission, view

pytestmark = pytest.mark.anyio

FORM = Modal("next", "Next", ())
TOP, FULL = view(depth=2), view(depth=3)


def answering(step: Doorstep, reply: Reply) -> None:
    """Save the form, and give this reply."""

    def save(request: Submission, work: Work) -> Reply:
        keep(work, request.once)
        return reply

    step.doors.submission("form", save)


def refusing(step: Doorstep, field: str | None = None) -> None:
    """Refuse the form after it was saved."""

    def refuse(request: Submission, work: Work) -> Reply:
        keep(work, request.once)
        raise Refusal("Not now.", field=field)

    step.doors.submission("form", refuse)


async def test_a_saved_form_closes(step: Doorstep) -> None:
    answering(step, Reply())
    assert await step.send(submission({"what": "x"})) == OK


async def test_a_saved_form_may_close_the_whole_stack(step: Doorstep) -> None:
    answering(step, Reply(close_all=True))
    assert (await step.send(submission({"what": "x"}, within=TOP))).body == {"response_action": "clear"}


async def test_a_receipt_takes_the_place_of_its_form(step: Doorstep) -> None:
    answering(step, Reply(shown=Message("Saved.")))
    body = (await step.send(submission({"what": "x"}))).body
    assert body is not None
    assert body["response_action"] == "update"
    assert body["view"]["blocks"][0]["text"]["text"] == "Saved."


async def test_a_form_that_did_not_come_through_is_saved_once_and_then_closes(step: Doorstep) -> None:
    answering(step, Reply(shown=Message("Saved.")))
    await step.send(submission({"what": "x"}))
    assert await step.send(submission({"what": "x"}) | {"trigger_id": "2.2"}) == OK
    assert step.kept() == ["view:V1:h1"]


async def test_a_form_with_faults_stays_open_and_may_be_sent_again(step: Doorstep) -> None:
    def check(request: Submission, work: Work) -> Reply:
        keep(work, request.once)
        return Reply() if request.fields.text("what") else Reply(errors={"what": "Say what."})

    step.doors.submission("form", check)
    faulty = await step.send(submission({"what": " "}))
    assert faulty.body == {"response_action": "errors", "errors": {"what": "Say what."}}
    assert step.kept() == []
    assert await step.send(submission({"what": "x"})) == OK
    assert step.kept() == ["view:V1:h1"]


async def test_a_refusal_is_shown_at_its_field(step: Doorstep) -> None:
    refusing(step, field="what")
    ack = await step.send(submission({"who": "Bo", "what": "x"}))
    assert ack.body == {"response_action": "errors", "errors": {"what": "Not now."}}
    assert step.kept() == []


async def test_a_refusal_of_a_whole_form_is_laid_over_it(step: Doorstep) -> None:
    refusing(step, field="gone")
    ack = await step.send(submission({"what": "x"}, within=TOP))
    assert ack.body is not None
    assert (ack.body["response_action"], ack.body["view"]["callback_id"]) == ("push", "notice")


async def test_a_refusal_where_the_stack_is_full_stands_at_the_first_field(step: Doorstep) -> None:
    refusing(step)
    ack = await step.send(submission({"what": "x", "who": "Bo"}, within=FULL))
    assert ack.body == {"response_action": "errors", "errors": {"what": "Not now."}}


async def test_a_refusal_where_there_is_neither_room_nor_field_takes_the_forms_place(step: Doorstep) -> None:
    refusing(step)
    ack = await step.send(submission({}, within=FULL))
    assert ack.body is not None
    assert (ack.body["response_action"], ack.body["view"]["callback_id"]) == ("update", "notice")


async def test_a_second_step_is_laid_over_the_first_which_may_be_sent_again(step: Doorstep) -> None:
    steps: list[str] = []

    def second_step(request: Submission, work: Work) -> Reply:
        steps.append(request.once)
        work.session.flush()
        return Reply(modal=FORM)

    step.doors.submission("form", second_step)
    for _ in range(2):
        body = (await step.send(submission({"what": "x"}))).body
        assert body is not None
        assert (body["response_action"], body["view"]["callback_id"]) == ("push", "next")
    assert len(steps) == 2


def above(request: Submission, work: Work) -> tuple[Letter, ...]:
    """Owe a letter, as a feature above does."""
    del request, work
    return (letter("above"),)


@pytest.mark.parametrize(
    ("reply", "owed"),
    [
        (Reply(letters=(letter("below"),)), ["below", "above"]),
        (Reply(), []),
        (Reply(modal=FORM, replace=True), []),
    ],
)
async def test_a_feature_above_adds_its_letters_where_a_form_owes_some(
    step: Doorstep, reply: Reply, owed: list[str]
) -> None:
    answering(step, reply)
    step.doors.after_submission("form", above)
    await step.send(submission({"what": "x"}))
    assert [text for _, text, _ in step.owed()] == owed


async def test_what_a_feature_above_refuses_undoes_the_form(step: Doorstep) -> None:
    def refuse(request: Submission, work: Work) -> tuple[Letter, ...]:
        del request, work
        raise Refusal("Not now.")

    answering(step, Reply(letters=(letter("below"),)))
    step.doors.after_submission("form", refuse)
    await step.send(submission({"what": "x"}))
    assert (step.kept(), step.owed()) == ([], [])


def test_a_form_has_one_follower() -> None:
    doors = Doors()
    doors.after_submission("form", above)
    with pytest.raises(ValueError, match="follows 'form' already"):
        doors.after_submission("form", above)
