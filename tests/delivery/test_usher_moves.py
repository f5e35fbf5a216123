"""Cards of a private conversation: placed before their words come, and moved with it, whatever answer gets lost."""

import pytest

from tests.delivery.parlour import ANA, BO, CHI, FIRST, ROOM, House, entry, no, root
from tests.support.memory_slack import Fault

pytestmark = pytest.mark.anyio


async def test_with_other_people_a_group_message_is_another_one_and_all_goes_on_there(house: House) -> None:
    house.slack.fail("create_private", no("restricted_action"))
    await house.tell(root(), entry("passed on"))
    house.parlour.people = (ANA, BO, CHI)
    await house.tell(root("with a broker"), entry("passed on"), entry("restated", 2))
    assert house.slack.texts("G0ANABO") == [], "nothing is left behind"
    assert house.slack.texts("G0ANABOCHI") == ["with a broker", "passed on", "restated"]
    first, *others = house.slack.posts
    assert {one.thread_ts for one in others} == {first.ts}
    house.parlour.people = (ANA, BO)
    await house.tell(root("without"), entry("passed on, and answered"), entry("restated", 2))
    assert house.slack.texts("G0ANABOCHI") == []
    assert house.slack.texts("G0ANABO") == ["without", "passed on, and answered", "restated"]


@pytest.mark.parametrize("lost", ["lost before the effect", "lost after the effect"])
@pytest.mark.parametrize("method", ["delete", "post", "open_group"])
async def test_a_move_of_which_an_answer_got_lost_leaves_nothing_behind_and_posts_once(
    house: House, method: str, lost: Fault
) -> None:
    house.slack.fail("create_private", no("restricted_action"))
    await house.tell(root(), entry("passed on"))
    house.parlour.people = (ANA, BO, CHI)
    house.slack.fail(method, lost)
    await house.tell(root("with a broker"), entry("passed on"), times=3)
    assert house.slack.texts("G0ANABO") == []
    assert house.slack.texts("G0ANABOCHI") == ["with a broker", "passed on"]


@pytest.mark.parametrize("lost", ["lost before the effect", "lost after the effect"])
async def test_of_an_entry_whose_answer_got_lost_no_word_stays_that_is_not_known(house: House, lost: Fault) -> None:
    house.slack.may_read = False
    await house.tell(root())
    house.slack.fail("post", lost)
    await house.tell(entry("passed on"), times=3)
    stray = [FIRST] if lost == "lost after the effect" else []
    assert sorted(house.slack.texts(ROOM)) == sorted(["the table", *stray, "passed on"])
    house.slack.fail("update", lost)
    await house.tell(entry("restated", 2), times=3)
    assert house.slack.texts(ROOM).count("restated") == 1


async def test_where_the_bot_may_read_along_an_entry_whose_answer_got_lost_stands_once(house: House) -> None:
    await house.tell(root())
    house.slack.fail("post", "lost after the effect")
    await house.tell(entry("passed on"), times=3)
    assert house.slack.texts(ROOM) == ["the table", "passed on"]


@pytest.mark.parametrize("code", ["cant_update_message", "edit_window_closed", "message_not_found"])
async def test_an_entry_that_cannot_be_changed_any_more_is_posted_with_its_words_once(house: House, code: str) -> None:
    await house.tell(root())
    house.slack.fail("update", no(code))
    await house.tell(entry("passed on"), times=3)
    assert house.slack.texts(ROOM).count("passed on") == 1
    assert house.slack.texts(ROOM).count(FIRST) <= 1
    assert house.office.ends()[-1][0] == "sent"


async def test_a_move_away_from_where_nothing_can_be_taken_back_goes_on(house: House) -> None:
    house.slack.fail("create_private", no("restricted_action"))
    await house.tell(root())
    house.parlour.people = (ANA, BO, CHI)
    house.slack.fail("delete", no("channel_not_found"))
    await house.tell(root("with a broker"))
    assert house.slack.texts("G0ANABOCHI") == ["with a broker"]
