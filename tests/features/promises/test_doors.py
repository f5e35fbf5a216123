"""What the doors of promises keep to: two readers, the presses that are there, and Slack's limits."""

from datetime import timedelta

import pytest

from bot.errors import Refusal
from bot.features.promises import service
from bot.features.promises.facts import Terms
from bot.features.promises.models import Withdrawal
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, OpenView
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, CHI, DONE, DUE, MISSING, REASON, WHAT, Pact

LOOK = "promises.look"


def buttons(modal: Modal | None) -> list[str]:
    assert modal
    rows = [block for block in modal.blocks if block["type"] == "actions"]
    return [one["action_id"].partition(":")[0] for row in rows for one in row["elements"]]


def said(reply: Reply) -> str:
    return str(reply.modal.blocks if reply.modal else reply.shown)


def test_nobody_but_the_two_sides_looks_presses_or_learns_that_it_is_there(pact: Pact) -> None:
    key = pact.promised()
    unknown = pact.desk.refused(CHI, LOOK, 999)
    for action in (LOOK, "promises.report", "promises.release", "promises.ask_date", "promises.counter"):
        assert pact.desk.refused(CHI, action, f"{key}.1") == unknown
    assert WHAT not in str(pact.desk.home(CHI).blocks)
    assert WHAT not in said(pact.desk.click(CHI, "promises.mine"))


def test_a_press_within_the_promise_replaces_it_and_one_from_a_list_opens_it_on_top(pact: Pact) -> None:
    key = pact.promised()
    view = OpenView("V1", "h", "modal", LOOK)
    press = Click(WORKSPACE, BO, pact.desk.once(), "promises.ask_date", f"{key}.1", "", trigger="t", view=view)
    assert pact.desk.handle(press, "promises.ask_date").replace
    from_home = pact.desk.click(BO, "promises.report", f"{key}.1")
    assert from_home.modal
    assert not from_home.replace
    assert from_home.repaint


def test_a_button_of_other_terms_promises_nothing_and_shows_those_that_stand(pact: Pact) -> None:
    key = pact.begin()
    pact.desk.click(BO, "promises.counter", f"{key}.0")
    form = pact.desk.click(BO, "promises.counter", f"{key}.0").modal
    fields = {"what": "A smaller thing", "done_means": DONE, "due_0": DUE.isoformat()}
    assert "Ana answers next" in said(pact.desk.submit(BO, form, fields))
    assert "meanwhile" in said(pact.desk.click(ANA, "promises.decline", f"{key}.0"))
    assert "A smaller thing" in said(pact.desk.click(ANA, LOOK, f"{key}.0"))
    assert "It is promised now" in said(pact.desk.click(ANA, "promises.accept", f"{key}.1"))


def test_a_refusal_of_the_domain_stands_at_the_field_that_is_there(pact: Pact) -> None:
    key = pact.promised()
    form = pact.desk.click(BO, "promises.ask_date", f"{key}.1").modal
    with pytest.raises(Refusal) as refused:
        pact.desk.submit(BO, form, {"due_3": DUE.isoformat(), "words_3": ""})
    assert refused.value.field == "due_3"


def test_each_side_has_its_own_buttons_at_every_turn(pact: Pact) -> None:
    key = pact.promised()
    shown = {user: buttons(pact.desk.click(user, LOOK, key).modal) for user in (ANA, BO)}
    assert shown[BO] == ["promises.report", "promises.ask_date", "promises.withdraw_free"]
    assert shown[ANA] == ["promises.trust", "promises.release"]
    form = pact.desk.click(BO, "promises.ask_date", key).modal
    pact.desk.submit(BO, form, {"due_0": (DUE + timedelta(days=7)).isoformat(), "reason": REASON})
    seen = pact.desk.click(ANA, LOOK, key)
    assert buttons(seen.modal)[:2] == ["promises.agree_date", "promises.keep_date"]
    assert REASON in said(seen)
    pact.desk.click(ANA, "promises.keep_date", key)
    pact.desk.click(BO, "promises.report", key)
    missing = pact.desk.click(ANA, "promises.not_yet", key).modal
    assert "Bo reads what is missing" in said(pact.desk.submit(ANA, missing, {"missing": MISSING}))
    assert MISSING in said(pact.desk.click(BO, LOOK, key))


def test_a_withdrawal_that_was_said_to_be_free_never_counts(pact: Pact) -> None:
    first, second = pact.promised(), pact.promised()
    shown = pact.desk.click(BO, LOOK, second)
    assert "promises.withdraw_free" in buttons(shown.modal)
    assert "counts for nothing" in said(shown)
    pact.desk.click(BO, "promises.withdraw_free", f"{first}.1")
    late = pact.desk.click(BO, "promises.withdraw_free", f"{second}.1")
    assert "Nothing was withdrawn" in said(late)
    assert "counts for you as one not kept" in said(late)
    assert "promises.withdraw" in buttons(late.modal)
    assert pact.row(second).withdrawal is None
    pact.desk.click(BO, "promises.withdraw", f"{second}.1")
    assert pact.row(second).withdrawal is Withdrawal.COUNTED


def test_who_may_withdraw_since_the_other_one_left_reads_that_reason(pact: Pact) -> None:
    key = pact.promised()
    pact.leave(ANA)
    assert "is not in the group any more" in said(pact.desk.click(BO, LOOK, key))


def test_a_form_that_came_too_late_keeps_what_was_typed(pact: Pact) -> None:
    key = pact.begin()
    asked, ended = pact.promised(), pact.promised()
    pact.desk.click(BO, "promises.report", f"{ended}.1")
    forms = {
        (BO, "promises.counter", f"{key}.0"): {"what": "Less", "done_means": DONE, "due_0": DUE.isoformat()},
        (BO, "promises.ask_date", f"{asked}.1"): {"due_0": (DUE + timedelta(days=3)).isoformat(), "reason": REASON},
        (ANA, "promises.not_yet", f"{ended}.2"): {"missing": MISSING},
    }
    shown = {press: pact.desk.click(*press).modal for press in forms}
    pact.desk.click(ANA, "promises.take_back", f"{key}.0")
    pact.desk.click(ANA, "promises.release", f"{asked}.1")
    pact.desk.click(ANA, "promises.confirm", f"{ended}.2")
    for press, fields in forms.items():
        with pytest.raises(Refusal, match=r"meanwhile|come about|already"):
            pact.desk.submit(press[0], shown[press], dict(fields))


def test_notes_and_buttons_carry_ids_only(pact: Pact) -> None:
    key = pact.begin(terms=Terms("zq1zq " * 20, "zq2zq " * 40, DUE), link="https://example.com/zq3zq")
    for user in (ANA, BO):
        pact.desk.click(user, LOOK, key)
        pact.desk.click(user, "promises.mine")
    pact.desk.click(BO, "promises.counter", key)
    for reply in pact.desk.replies:
        assert not reply.modal or "zq" not in reply.modal.note
        carried = [str(block.get("accessory", {})) + str(block.get("elements", "")) for block in shown(reply)]
        assert all("zq1zq" not in one and "zq2zq" not in one for one in carried)


def shown(reply: Reply) -> list[dict[str, object]]:
    return [block for block in reply.modal.blocks if block["type"] != "context"] if reply.modal else []


def test_however_many_promises_there_are_the_list_stays_below_a_hundred_blocks(pact: Pact) -> None:
    for _ in range(45):
        pact.promised()
        pact.promised(performer=ANA, customer=BO)
    modal = pact.desk.click(ANA, "promises.mine").modal
    assert modal
    assert len(modal.blocks) <= 100
    assert "and 10 more, due later" in str(modal.blocks)
    for key in range(1, 41):
        row = pact.row(key)
        pact.do(service.release, row.customer, key=key)
    modal = pact.desk.click(ANA, "promises.mine").modal
    assert "Closed lately" in str(modal)
    assert "more, due later" not in str(modal)
    assert len(pact.desk.home(ANA).blocks) < 100
