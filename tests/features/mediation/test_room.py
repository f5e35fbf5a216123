"""Every screen and page has room for the longest table: nothing of it is cut, and Stop is always there."""

import json
from collections.abc import Callable

import pytest

from bot.features.mediation.facts import PARTIES, Seat, Stage
from bot.features.mediation.rules.looking import seen_by_other
from bot.features.mediation.views import (
    agreements,
    draft_form,
    draft_starts,
    drafts,
    ground,
    mirror,
    more,
    notes,
    opening,
    passed,
    short,
    verdicts,
)
from bot.features.mediation.views.table import screen
from bot.playground.blockkit import check_view
from bot.slack.rendering import VIEW_BLOCKS, modal_json
from bot.slack.replies import Modal
from tests.features.mediation import worst

LARGEST_VIEW = 250_000  # bytes, of Slack's views
MARKS = ("x", "&", "🙂")
PRESSES = {
    Stage.INTAKE: {"done", "rate_card", "preview"},
    Stage.GROUND: {"confirm", "restate", "notes"},
    Stage.DRAFT: {"done", "whole_draft", "side_by_side", "earlier"},
    Stage.VERDICT: {"can_live", "cannot", "whole_draft", "side_by_side"},
    Stage.ENOUGH: {"another_round", "earlier"},
    Stage.SIGN: {"sign", "refuse"},
    Stage.AGREED: {"review", "sit_again", "agreement"},
}
BEHIND_MORE = {"mirror", "notes", "passed", "prove", "remove_broker"}


def verbs(modal: Modal) -> set[str]:
    found = (one for block in modal.blocks for one in (*block.get("elements", ()), block.get("accessory", {})))
    return {one["action_id"].split(":")[0].removeprefix("mediation.") for one in found if one.get("type") == "button"}


def fits(modal: Modal) -> Modal:
    assert len(modal.blocks) <= VIEW_BLOCKS
    assert len(json.dumps(modal_json(modal))) <= LARGEST_VIEW
    assert check_view(modal_json(modal), "modal") == []
    return modal


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("stage", Stage)
def test_every_screen_has_room_for_the_longest_table_and_for_what_can_be_pressed(stage: Stage, mark: str) -> None:
    for seat in Seat:
        for settled in (True, False):
            look = worst.look(stage, mark, seat, settled=settled)
            if look.view.table is None:
                continue
            can = verbs(fits(screen(look)))
            if seat in PARTIES:
                wanted = PRESSES.get(stage, set())
                assert wanted - can <= ({"confirm"} if not settled else {"restate"})
                assert stage is Stage.CLOSED or {"stop", "more"} <= can


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.VERDICT, Stage.ENOUGH, Stage.JOINT, Stage.SIGN])
def test_what_is_the_same_in_every_stage_stands_on_one_page_and_not_on_the_screen(stage: Stage) -> None:
    look = worst.look(stage, "x")
    assert not BEHIND_MORE & verbs(screen(look))
    assert verbs(fits(more.page(look))) >= BEHIND_MORE
    broker = worst.look(stage, "x", Seat.BROKER)
    assert verbs(more.page(broker)) == {"mirror", "passed", "open"}


@pytest.mark.parametrize("mark", MARKS)
def test_every_page_has_room_and_leads_on_to_all_of_it(mark: str) -> None:
    look = worst.look(Stage.DRAFT, mark)
    mine = seen_by_other(look.table, Seat.A)
    newest = look.table.drafts[-1]
    pages: tuple[Callable[[int], Modal], ...] = (
        lambda start: drafts.earlier(look, start),
        lambda start: drafts.side_by_side(look, start),
        lambda start: passed.page(look, start),
        lambda start: mirror.page(look, mine, start),
        lambda start: short.page(look, newest, start),
        lambda start: opening.candidates(look, start),
        lambda start: agreements.page(look, 2, start),
    )
    for page in pages:
        start, leaves = 0, 0
        while (after := _reads_on(fits(page(start)))) is not None:
            assert after > start
            start, leaves = after, leaves + 1
        assert leaves < 20


@pytest.mark.parametrize("mark", MARKS)
def test_every_form_has_room_for_the_longest_words(mark: str) -> None:
    look = worst.look(Stage.DRAFT, mark)
    verdict = worst.look(Stage.VERDICT, mark)
    for form in (
        draft_form.form(look, draft_starts.from_draft(look.table.drafts[-1]), 10),
        notes.page(look),
        notes.form(look),
        ground.restating(look, look.table.lines[0]),
        verdicts.cannot(verdict, verdict.table.current()[0]),
        opening.ranking_form(look),
    ):
        fits(form)


@pytest.mark.parametrize("mark", MARKS)
def test_words_that_are_to_be_confirmed_stand_whole(mark: str) -> None:
    look = worst.look(Stage.GROUND, mark)
    for modal in (screen(look), ground.restating(look, look.table.lines[0]), screen(worst.look(Stage.SIGN, mark))):
        assert not [text for text in _sections(modal) if text.endswith("…")]


def _reads_on(modal: Modal) -> int | None:
    buttons = (one for block in modal.blocks for one in block.get("elements", ()) if one.get("type") == "button")
    on = [one["action_id"] for one in buttons if one["text"]["text"] == "Read on"]
    return int(on[0].rpartition(".")[2]) if on else None


def _sections(modal: Modal) -> list[str]:
    return [block["text"]["text"] for block in modal.blocks if block["type"] == "section"]
