"""A feature above may follow what a feature below answers, in the same unit of work."""

import pytest

from bot.errors import Refusal
from bot.slack.answers import OK
from bot.slack.doors import Doors
from bot.slack.replies import NOTHING, Letter, Reply
from bot.slack.requests import ChannelChanged, MemberLeft, Request
from bot.work import Work
from tests.slack.doorstep import Doorstep, keep, letter
from tests.slack.sent import event

pytestmark = pytest.mark.anyio

LEFT = event("member_left_channel", channel="C0LEAD")


def above(request: Request, work: Work) -> tuple[Letter, ...]:
    keep(work, f"above {request.once}")
    return (letter("From above"),)


@pytest.mark.parametrize(
    ("below", "owed"),
    [(NOTHING, ["From above"]), (Reply(letters=(letter("From below"),)), ["From below", "From above"])],
)
async def test_a_follower_of_an_event_adds_its_letters_also_where_nothing_is_owed(
    step: Doorstep, below: Reply, owed: list[str]
) -> None:
    def answer(request: MemberLeft, work: Work) -> Reply:
        keep(work, f"below {request.once}")
        return below

    step.doors.on(MemberLeft, answer)
    step.doors.after(MemberLeft, above)
    assert [await step.send(LEFT), await step.send(LEFT)] == [OK, OK]
    assert [words for _, words, _ in step.owed()] == owed
    assert step.kept() == ["above event:Ev1", "below event:Ev1"]
    assert len(step.woken) == 1


async def test_a_follower_that_owes_nothing_wakes_nobody(step: Doorstep) -> None:
    step.doors.on(MemberLeft, lambda _, __: NOTHING)
    step.doors.after(MemberLeft, lambda _, __: ())
    assert await step.send(LEFT) == OK
    assert (step.owed(), step.woken) == ([], [])


async def test_what_a_follower_of_an_event_refuses_undoes_it(step: Doorstep) -> None:
    def answer(request: MemberLeft, work: Work) -> Reply:
        keep(work, request.once)
        return Reply(letters=(letter("From below"),))

    def refuse(request: MemberLeft, work: Work) -> tuple[Letter, ...]:
        above(request, work)
        raise Refusal("No.")

    step.doors.on(MemberLeft, answer)
    step.doors.after(MemberLeft, refuse)
    await step.send(LEFT)
    assert (step.kept(), step.owed()) == ([], [])


async def test_only_events_of_its_own_kind_are_followed(step: Doorstep) -> None:
    step.doors.on(MemberLeft, lambda _, __: NOTHING)
    step.doors.on(ChannelChanged, lambda _, __: NOTHING)
    step.doors.after(ChannelChanged, above)
    await step.send(LEFT)
    assert step.owed() == []
    await step.send(event("channel_archive", channel="C0LEAD", event_id="Ev2"))
    assert len(step.owed()) == 1


async def test_what_nobody_answers_is_not_followed(step: Doorstep) -> None:
    step.doors.after(MemberLeft, above)
    assert await step.send(LEFT) == OK
    assert (step.kept(), step.owed()) == ([], [])


async def test_several_follow_in_the_order_in_which_they_came(step: Doorstep) -> None:
    step.doors.on(MemberLeft, lambda _, __: NOTHING)
    step.doors.after(MemberLeft, above)
    step.doors.after(MemberLeft, lambda _, __: (letter("From the roof"),))
    await step.send(LEFT)
    assert [words for _, words, _ in step.owed()] == ["From above", "From the roof"]


def test_an_event_has_one_handler() -> None:
    doors = Doors()
    doors.on(MemberLeft, lambda _, __: NOTHING)
    doors.after(MemberLeft, above)
    doors.after(ChannelChanged, above)
    with pytest.raises(ValueError, match="MemberLeft"):
        doors.on(MemberLeft, lambda _, __: NOTHING)
    assert doors.kinds() == {MemberLeft}
