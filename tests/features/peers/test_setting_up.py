"""A group is set up by one of its channel, and edited by its peers."""

import pytest

from bot.errors import Refusal
from bot.features.peers import service
from bot.features.peers.rules.refusals import NotAPeer, Occupied
from tests.features.desk import SET_UP, Desk, channel_facts, texts


def test_the_first_set_up_makes_the_group_ready_and_the_card_offers_join(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    reply = desk.set_up("U0BO")
    group = service.group_of_channel(desk.work, workspace="T0PLAY", channel="C0LEAD")
    assert group
    assert (group.zone, group.tick_hour, f"{group.next_tick_at:%a %H:%M}") == ("Europe/Berlin", 9, "Tue 08:00")
    assert [handoff.words for handoff in service.handoffs(desk.work, group.id)] == ["Sales → Operations: order data"]
    assert reply.letters[0].card == "peers.group:1"
    assert "peers.join:1" in texts(reply.letters)
    assert reply.repaint


def test_the_form_begins_with_usual_functions_and_the_persons_own_zone(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    form = desk.click("U0CHI", "peers.set_up", 1).modal
    assert form
    inputs = {block["block_id"]: block["element"] for block in form.blocks if block["type"] == "input"}
    assert inputs["functions"]["initial_value"].startswith("Sales\nOperations")
    assert inputs["zone"]["initial_option"]["value"] == "Asia/Tokyo"
    assert inputs["zone"]["options"][0]["value"] == "Asia/Tokyo"
    assert len(inputs["zone"]["options"]) <= 100
    assert [option["value"] for option in inputs["hour"]["options"]] == ["6", "7", "8", "9", "10", "11", "12"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("functions", "Sales", "at least two"),
        ("handoffs", "Sales > Legal: contract", "Line 1: “Legal”"),
        ("zone", "Mars/Base", "time zone"),
        ("hour", "25", "6 to 12"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_is_saved(desk: Desk, field: str, typed: str, said: str) -> None:
    desk.invite(facts=channel_facts())
    form = desk.click("U0ANA", "peers.set_up", 1).modal
    reply = desk.submit("U0ANA", form, {**SET_UP, field: typed})
    assert said in reply.errors[field]
    assert service.group_of_channel(desk.work, workspace="T0PLAY", channel="C0LEAD") is None


def test_all_faults_are_told_at_once(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    assert set(desk.set_up(functions="", zone="", hour="").errors) == {"functions", "zone", "hour"}


def test_two_people_at_once_do_not_overwrite_each_other(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    first = desk.click("U0ANA", "peers.set_up", 1).modal
    second = desk.click("U0BO", "peers.set_up", 1).modal
    desk.submit("U0ANA", first, {**SET_UP, "functions": "Sales\nOperations\nLegal"})
    reply = desk.submit("U0BO", second, SET_UP)
    assert reply.replace
    assert reply.modal
    assert "Legal" in str(reply.modal.blocks[0])
    assert [function.name for function in service.functions(desk.work, 1)] == ["Sales", "Operations", "Legal"]
    desk.submit("U0BO", reply.modal, SET_UP)
    assert [function.name for function in service.functions(desk.work, 1)] == ["Sales", "Operations", "Finance"]


def test_once_somebody_joined_only_peers_edit(desk: Desk) -> None:
    desk.team()
    with pytest.raises(NotAPeer):
        desk.click("U0CHI", "peers.set_up", 1)
    assert desk.set_up("U0BO", functions="Sales\nOperations\nFinance\nLegal").shown


def test_guests_do_not_set_groups_up(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    assert "Guests" in desk.refused("U0GUS", "peers.set_up", 1)


def test_a_function_that_somebody_leads_is_not_removed(desk: Desk) -> None:
    desk.team()
    with pytest.raises(Occupied) as refused:
        desk.set_up(functions="Sales\nFinance", handoffs="")
    assert refused.value.field == "functions"
    assert refused.value.sentence.startswith("Bo leads Operations")
    assert len(service.functions(desk.work, 1)) == 3


def test_what_is_removed_is_retired_and_comes_back_with_its_id(desk: Desk) -> None:
    desk.team()
    before = service.handoffs(desk.work, 1)[0]
    desk.set_up(functions="Operations\nSales", handoffs="")
    assert [function.name for function in service.functions(desk.work, 1)] == ["Operations", "Sales"]
    assert service.handoffs(desk.work, 1) == ()
    assert service.handoff(desk.work, 1, before.id).words == before.words
    desk.set_up()
    assert service.handoffs(desk.work, 1)[0].id == before.id


def test_handoffs_that_do_not_fit_into_the_form_stay(desk: Desk) -> None:
    desk.team()
    group = service.group(desk.work, 1)
    for number in range(60):
        service.add_handoff(desk.work, group, 1, 2, f"thing {number:02d} " + "x" * 50)
    form = desk.click("U0ANA", "peers.set_up", 1).modal
    assert form
    typed = {block["block_id"]: block["element"] for block in form.blocks if block["type"] == "input"}
    assert len(typed["handoffs"]["initial_value"]) <= 3000
    desk.submit("U0ANA", form, {**SET_UP, "handoffs": typed["handoffs"]["initial_value"]})
    assert len(service.handoffs(desk.work, 1)) == 61


def test_a_handoff_that_reads_the_same_is_added_once(desk: Desk) -> None:
    desk.team()
    group = service.group(desk.work, 1)
    added = service.add_handoff(desk.work, group, 2, 3, "Delivered hours")
    assert service.add_handoff(desk.work, group, 2, 3, " delivered  HOURS.") == added
    assert service.add_handoff(desk.work, group, 3, 2, "delivered hours") != added
    for giver, receiver, artefact in ((2, 2, "x"), (2, 3, " "), (2, 3, "x" * 61), (2, 99, "x")):
        with pytest.raises(Refusal):
            service.add_handoff(desk.work, group, giver, receiver, artefact)
