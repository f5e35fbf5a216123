"""A function gets another name and stays the same function."""

import pytest

from bot.errors import Refusal
from bot.features.peers import service
from bot.features.peers.rules.refusals import NameTaken, NotAPeer, UnknownThing
from bot.slack.replies import Modal, Reply
from tests.features.desk import SET_UP, Desk, channel_facts, texts

SALES, OPERATIONS, FINANCE = 1, 2, 3


def names(desk: Desk) -> list[str]:
    return [function.name for function in service.functions(desk.work, 1)]


def form(desk: Desk, user: str = "U0ANA") -> Modal:
    opened = desk.click(user, "peers.rename", 1).modal
    assert opened
    return opened


def rename(desk: Desk, function: int, name: str, *, user: str = "U0ANA") -> Reply:
    return desk.submit(user, form(desk, user), {"function": str(function), "name": name})


def refused(desk: Desk, function: int, name: str) -> tuple[str | None, str]:
    with pytest.raises(Refusal) as found:
        rename(desk, function, name)
    return found.value.field, found.value.sentence


def test_it_keeps_its_id_its_place_its_peers_and_its_handoffs(desk: Desk) -> None:
    desk.team()
    handoff = service.handoffs(desk.work, 1)[0]
    reply = rename(desk, SALES, "Revenue")
    assert [(function.id, function.name) for function in service.functions(desk.work, 1)] == [
        (SALES, "Revenue"),
        (OPERATIONS, "Operations"),
        (FINANCE, "Finance"),
    ]
    assert service.seat(desk.work, workspace="T0PLAY", user="U0ANA").function.name == "Revenue"
    assert service.handoff(desk.work, 1, handoff.id).words == "Revenue → Operations: order data"
    assert reply.close_all
    assert reply.repaint
    assert [letter.card for letter in reply.letters] == ["peers.group:1"]
    assert "*Revenue:* Ana" in texts(reply.letters)


def test_the_button_stands_in_the_form_of_a_group_that_is_set_up(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    assert "peers.rename" not in str(desk.click("U0ANA", "peers.set_up", 1).modal)
    assert "is not set up yet" in desk.refused("U0ANA", "peers.rename", 1)
    desk.set_up()
    assert "peers.rename:1" in str(desk.click("U0ANA", "peers.set_up", 1).modal)


def test_who_may_edit_may_rename(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    desk.set_up()
    assert rename(desk, SALES, "Revenue", user="U0CHI").letters
    desk.join("U0ANA", SALES)
    open_one = form(desk)
    with pytest.raises(NotAPeer):
        desk.click("U0CHI", "peers.rename", 1)
    with pytest.raises(NotAPeer):
        desk.submit("U0CHI", open_one, {"function": "1", "name": "Growth"})
    assert "Guests" in desk.refused("U0GUS", "peers.rename", 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Write the new name"),
        (" \u200b\t ", "Write the new name"),
        ("x" * 61, "at most 60"),
        ("Sales > Leads", "cannot be a function's name"),
        ("...", "cannot be a function's name"),
        ("Operations", "“Operations” is another function"),
        (" \uff4fPERATIONS. ", "“Operations” is another function"),
    ],
)
def test_what_cannot_be_its_name_is_refused_at_the_field(desk: Desk, typed: str, said: str) -> None:
    desk.team()
    field, sentence = refused(desk, SALES, typed)
    assert field == "name"
    assert said in sentence
    assert names(desk) == ["Sales", "Operations", "Finance"]


@pytest.mark.parametrize("chosen", ["", "x", "99", "9" * 30, "4"])
def test_what_is_no_function_of_the_group_is_refused_at_the_field(desk: Desk, chosen: str) -> None:
    desk.team()
    desk.invite("C0SALE")
    desk.set_up("U0BO", group=2)  # its functions are 4 to 6
    with pytest.raises(UnknownThing) as unknown:
        desk.submit("U0ANA", form(desk), {"function": chosen, "name": "Revenue"})
    assert unknown.value.field == "function"


def test_a_retired_function_is_not_renamed(desk: Desk) -> None:
    desk.team()
    open_one = form(desk)
    desk.set_up(functions="Sales\nOperations")
    with pytest.raises(UnknownThing):
        desk.submit("U0ANA", open_one, {"function": str(FINANCE), "name": "Money"})


def test_the_name_that_it_has_already_changes_nothing(desk: Desk) -> None:
    desk.team()
    before = service.editable(desk.work, workspace="T0PLAY", user="U0ANA", group_id=1).version
    reply = rename(desk, SALES, " Sales ")
    assert reply.shown
    assert "is called Sales already" in reply.shown.text
    assert reply.letters == ()
    assert service.editable(desk.work, workspace="T0PLAY", user="U0ANA", group_id=1).version == before


def test_another_spelling_of_the_same_name_is_a_new_name(desk: Desk) -> None:
    desk.team()
    assert "*SALES:* Ana" in texts(rename(desk, SALES, "SALES").letters)


def test_a_form_that_is_older_than_the_set_up_is_shown_anew_and_then_saved(desk: Desk) -> None:
    desk.team()
    older = form(desk, "U0BO")
    rename(desk, SALES, "Revenue")
    fields = {"function": str(OPERATIONS), "name": "Delivery"}
    reply = desk.submit("U0BO", older, fields)
    assert reply.replace
    assert reply.letters == ()
    assert "Saved now: Revenue, Operations, Finance" in str(reply.modal)
    assert names(desk) == ["Revenue", "Operations", "Finance"]
    desk.submit("U0BO", reply.modal, fields)
    assert names(desk) == ["Revenue", "Delivery", "Finance"]


def test_two_who_want_the_same_name_for_it_both_get_it(desk: Desk) -> None:
    desk.team()
    second = form(desk, "U0BO")
    rename(desk, SALES, "Revenue")
    reply = desk.submit("U0BO", second, {"function": str(SALES), "name": "Revenue"})
    assert reply.shown
    assert "is called Revenue already" in reply.shown.text


def test_an_open_form_of_the_group_does_not_undo_it(desk: Desk) -> None:
    desk.team()
    older = desk.click("U0BO", "peers.set_up", 1).modal
    rename(desk, SALES, "Revenue")
    reply = desk.submit("U0BO", older, SET_UP)
    assert reply.replace
    assert "Saved now: Revenue" in str(reply.modal)
    assert names(desk)[0] == "Revenue"


def test_who_wanted_to_rename_by_editing_the_line_is_told_of_the_button(desk: Desk) -> None:
    desk.team()
    with pytest.raises(Refusal, match="use “Rename a function”"):
        desk.set_up(functions="Revenue\nOperations\nFinance", handoffs="")


def test_the_old_name_is_free_for_a_function_of_its_own(desk: Desk) -> None:
    desk.team()
    rename(desk, SALES, "Revenue")
    desk.set_up(functions="Revenue\nOperations\nFinance\nSales", handoffs="Sales > Revenue: leads")
    assert [function.id for function in service.functions(desk.work, 1)] == [SALES, OPERATIONS, FINANCE, 4]


def test_a_name_that_only_a_retired_function_has_is_free(desk: Desk) -> None:
    desk.team()
    desk.set_up(functions="Sales\nOperations", handoffs="")
    rename(desk, SALES, "finance")
    assert names(desk) == ["finance", "Operations"]
    desk.set_up(functions="Finance\nOperations\nFinance and more", handoffs="Operations > Finance: hours")
    assert [function.id for function in service.functions(desk.work, 1)] == [SALES, OPERATIONS, 4]
    rename(desk, SALES, "Sales")
    desk.set_up(functions="Sales\nOperations\nFinance", handoffs="")
    assert [function.id for function in service.functions(desk.work, 1)] == [SALES, OPERATIONS, 5]


def test_a_name_with_a_bullet_is_read_as_the_form_of_the_group_reads_it(desk: Desk) -> None:
    desk.team()
    rename(desk, SALES, "- • Revenue")
    assert names(desk)[0] == "Revenue"
    group = desk.click("U0ANA", "peers.set_up", 1).modal
    assert group
    typed = {block["block_id"]: block["element"] for block in group.blocks if block["type"] == "input"}
    same = {name: typed[name]["initial_value"] for name in ("functions", "handoffs")}
    desk.submit("U0ANA", group, {**SET_UP, **same})
    assert [function.id for function in service.functions(desk.work, 1)] == [SALES, OPERATIONS, FINANCE]


def test_a_paused_group_is_not_edited(desk: Desk) -> None:
    desk.team()
    open_one = form(desk)
    service.close_all(desk.work, "T0PLAY")
    with pytest.raises(service.GroupPaused):
        desk.submit("U0ANA", open_one, {"function": "1", "name": "Revenue"})


def test_two_functions_do_not_get_one_name(desk: Desk) -> None:
    desk.team()
    rename(desk, SALES, "Revenue")
    with pytest.raises(NameTaken):
        rename(desk, OPERATIONS, "revenue")
