"""A handler that needs to know more is run again with it, as if for the first time."""

import io

import pytest

from bot.errors import Refusal, UnknownActor
from bot.slack import text
from bot.slack.answers import AGAIN, OK
from bot.slack.budget import Budget
from bot.slack.doors import NeedsLookUp
from bot.slack.gateway import SlackUnclear
from bot.slack.replies import NOTHING, Message, Modal, Reply
from bot.slack.requests import (
    Click,
    Command,
    LookedUp,
    PersonFacts,
    Reacted,
    Request,
    Shortcut,
    Spoken,
    SpokenOfPeople,
    Submission,
)
from bot.work import Work
from tests.slack.doorstep import Doorstep, keep, letter
from tests.slack.sent import Body, command, event, mention, press, shortcut, submission

pytestmark = pytest.mark.anyio

ITEM = {"type": "message", "channel": "C0LEAD", "ts": "5.1"}
TO_OPS = "<!subteam^S0OPS> for it"


def reaction() -> Body:
    return event("reaction_added", reaction="merci", item=ITEM, item_user="U0BO", event_ts="6.1")


def asking(request: Command | Reacted | SpokenOfPeople | Submission, work: Work) -> Reply:
    """Keep the request's key in each run, and ask for more in the first; tell what is known in the second."""
    keep(work, f"{request.once} {'knows' if request.looked_up else 'asks'}")
    if request.looked_up is None:
        raise NeedsLookUp
    return Reply(shown=Message(f"{dict(request.looked_up.members)}"), letters=(letter("One for all"),))


def never_content(request: Request, work: Work) -> Reply:
    keep(work, request.once)
    raise NeedsLookUp


async def test_the_second_run_knows_more_and_the_first_left_nothing(step: Doorstep) -> None:
    step.doors.on(Reacted, asking)
    assert await step.send(reaction()) == OK
    assert step.kept() == ["event:Ev1 knows"]
    assert [to for to, _, _ in step.owed()] == ["C0LEAD"]
    assert len(step.woken) == 1


async def test_a_request_that_was_run_twice_is_done_once(step: Doorstep) -> None:
    step.doors.on(Reacted, asking)
    assert [await step.send(reaction()), await step.send(reaction())] == [OK, OK]
    assert step.kept() == ["event:Ev1 knows"]
    assert len(step.owed()) == 1
    assert step.gateway.called("permalink") == ["C0LEAD 5.1"]


async def test_the_answer_of_the_second_run_is_shown(step: Doorstep) -> None:
    step.gateway.user_groups = {"S0OPS": ("U0BO",)}
    step.doors.command("/grayzone", asking)
    ack = await step.send(command(TO_OPS))
    assert ack.body is not None
    assert ack.body["text"] == "{'S0OPS': ('U0BO',)}"


async def test_a_form_is_opened_by_the_second_run(step: Doorstep) -> None:
    def form(request: Shortcut, work: Work) -> Reply:
        keep(work, request.once)
        if request.looked_up is None:
            raise NeedsLookUp
        return Reply(modal=Modal("form", request.looked_up.thread_ts or "?", ()))

    step.doors.shortcut("raise_gray_zone", form)
    message = {"ts": "5.1", "thread_ts": "4.1", "user": "U0BO", "text": "hi"}
    place = {"channel": {"id": "C0LEAD"}, "team": {"domain": "play"}, "message": message}
    await step.send(shortcut() | {"type": "message_action"} | place)
    assert [modal.title for modal in step.gateway.modals] == ["4.1"]


async def test_nothing_is_looked_up_for_whoever_does_not_ask(step: Doorstep) -> None:
    def content(request: Reacted, work: Work) -> Reply:
        keep(work, request.once)
        return NOTHING

    step.doors.on(Reacted, content)
    assert await step.send(reaction()) == OK
    assert step.gateway.calls == []


async def test_what_slack_does_not_tell_is_missing_in_the_second_run(step: Doorstep) -> None:
    told: list[LookedUp | None] = []

    def note(request: Reacted, work: Work) -> Reply:
        told.append(request.looked_up)
        return asking(request, work)

    step.gateway.fault = SlackUnclear("chat.getPermalink")
    step.doors.on(Reacted, note)
    assert await step.send(reaction()) == OK
    assert told == [None, LookedUp()]


async def test_a_refusal_in_the_second_run_is_told_and_leaves_nothing(step: Doorstep) -> None:
    def refuse(request: Command, work: Work) -> Reply:
        asking(request, work)
        raise Refusal("Not now.")

    step.doors.command("/grayzone", refuse)
    ack = await step.send(command(TO_OPS))
    assert ack.body is not None
    assert ack.body["text"] == "Not now."
    assert (step.kept(), step.owed()) == ([], [])


@pytest.mark.parametrize("looked_up", [True, False])
async def test_whoever_asks_for_ever_is_broken_and_the_person_is_told(
    step: Doorstep,
    logged: io.StringIO,
    looked_up: bool,  # noqa: FBT001 (a kind with a look-up, and one without)
) -> None:
    step.doors.command("/grayzone", never_content)
    step.doors.click("grayzone.see", never_content)
    ack = await step.send(command(TO_OPS) if looked_up else press("grayzone.see"))
    said = str(ack.body) if looked_up else str(step.gateway.modals)
    assert text.broken("") in said
    assert "NeedsLookUp" in logged.getvalue()
    assert (step.kept(), step.owed()) == ([], [])


async def test_an_event_whose_handler_asks_for_ever_is_asked_for_again(step: Doorstep) -> None:
    step.doors.on(Reacted, never_content)
    assert await step.send(reaction()) == AGAIN
    assert step.kept() == []


async def test_looking_up_takes_its_time_from_the_unit_and_not_from_the_answer(step: Doorstep) -> None:
    step.budget = Budget(look_up=0.3, unit=0.2)
    step.gateway.hangs = True
    step.doors.command("/grayzone", asking)
    ack = await step.send(command(TO_OPS))
    assert ack.body is not None
    assert ack.body["text"] == text.TOO_SLOW
    await step.works.run(lambda _: None)  # behind it
    assert (step.kept(), step.owed()) == ([], [])


async def test_facts_about_the_actor_are_learned_with_the_run_that_counts(step: Doorstep) -> None:
    def learn(work: Work, workspace: str, facts: PersonFacts) -> None:
        keep(work, f"{workspace} {facts.user}")

    step.doors.acquaint(learn)
    step.doors.command("/grayzone", asking)
    await step.send(command(TO_OPS))
    assert step.kept() == ["T0PLAY U0ANA", "trigger:1.1 knows"]
    await step.send(command(TO_OPS, trigger="2.2"))
    assert step.gateway.called("person") == ["U0ANA"]


@pytest.mark.parametrize(("thread_ts", "thread"), [(None, "1.5"), ("1.2", "1.2")])
async def test_a_mention_that_names_people_is_answered_in_its_thread(
    step: Doorstep, thread_ts: str | None, thread: str
) -> None:
    def just_spoken(request: Spoken, work: Work) -> Reply:
        raise AssertionError(request, work)

    step.doors.on(Spoken, just_spoken)
    step.doors.on(SpokenOfPeople, asking)
    assert await step.send(mention(f"<@U0GRAY> {TO_OPS}", thread_ts=thread_ts)) == OK
    assert step.owed() == [("C0LEAD", "One for all", None), ("C0LEAD", "{'S0OPS': ()}", thread)]


async def test_a_refusal_to_who_named_people_is_told_in_the_thread_once(step: Doorstep) -> None:
    def refuse(request: SpokenOfPeople, work: Work) -> Reply:
        asking(request, work)
        raise Refusal("Not now.")

    step.doors.on(SpokenOfPeople, refuse)
    body = mention("<@U0GRAY> <@U0BO> for it")
    assert [await step.send(body), await step.send(body)] == [OK, OK]
    assert step.owed() == [("C0LEAD", "Not now.", "1.5")]
    assert step.kept() == []


async def test_a_form_that_asked_may_be_sent_again_after_a_fault(step: Doorstep) -> None:
    def faulty(request: Submission, work: Work) -> Reply:
        asking(request, work)
        return Reply(errors={"a": "Longer."}) if request.fields.text("a") == "b" else NOTHING

    step.doors.submission("form", faulty)
    ack = await step.send(submission({"a": "b"}))
    assert ack.body == {"response_action": "errors", "errors": {"a": "Longer."}}
    assert step.kept() == []
    assert await step.send(submission({"a": "longer"})) == OK
    assert step.kept() == ["view:V1:h1 knows"]
    assert step.gateway.called("emoji_aliases") == [""]


async def test_emoji_are_asked_again_when_slack_tells_that_they_changed(step: Doorstep) -> None:
    step.doors.on(Reacted, asking)
    for number, body in enumerate([reaction(), reaction(), event("emoji_changed"), reaction()]):
        assert await step.send(body | {"event_id": f"Ev{number}"}) == OK
    assert len(step.kept()) == 3
    assert step.gateway.called("emoji_aliases") == ["", ""]


async def test_who_is_known_to_slack_but_not_here_any_more_is_asked_for_again_and_their_press_counts(
    step: Doorstep,
) -> None:
    known: list[str] = []

    def for_the_known(request: Click, work: Work) -> Reply:
        if request.user not in known:
            raise UnknownActor("Who are you?")
        keep(work, request.once)
        return NOTHING

    step.doors.acquaint(lambda _work, _workspace, facts: known.append(facts.user))
    step.doors.click("a.verb", for_the_known)
    assert await step.send(press("a.verb")) == OK
    known.clear()  # they were erased, in this process or in another one
    assert await step.send(press("a.verb", trigger="second")) == OK
    assert step.gateway.called("person") == ["U0ANA", "U0ANA"]
    assert len(step.kept()) == 2


async def test_of_whom_slack_says_nothing_either_is_told_so_and_not_asked_for_twice(step: Doorstep) -> None:
    def for_nobody(request: Click, work: Work) -> Reply:
        keep(work, request.once)
        raise UnknownActor("Who are you?")

    step.doors.acquaint(lambda _work, _workspace, _facts: None)
    step.doors.click("a.verb", for_nobody)
    step.gateway.fault = SlackUnclear("down")
    await step.send(press("a.verb"))
    assert step.gateway.called("person") == ["U0ANA"]
    assert step.kept() == []
