"""Whoever may be a broker says so first: nobody else is named as one who could be it, nor anything that ties them."""

import json
from typing import Any

import pytest

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.text import willing as say
from bot.features.records.handlers import everywhere
from bot.slack.replies import Home, Modal
from tests.features.checkins.looks import said
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, ELI, FAY, Court, refused
from tests.features.mediation.entrance import screen, typed

WILLING = "You are willing to be a broker"


def page(court: Court, user: str) -> Modal:
    """Open the page from Home."""
    return screen(court.desk.click(user, "mediation.broker"))


def take_back(court: Court, user: str) -> Modal:
    return screen(court.desk.click(user, "mediation.take_willing_back", 1))


def home(court: Court, user: str) -> str:
    painted = court.desk.home(user)
    assert isinstance(painted, Home)
    return json.dumps(painted.blocks, ensure_ascii=False)


def exported(court: Court, user: str) -> dict[str, Any]:
    return dict(json.loads(everywhere.exported(court.desk.work, WORKSPACE, user)))


def candidates(court: Court) -> set[str]:
    return {one.user for one in court.shared().candidates}


def test_who_says_so_on_the_page_is_a_candidate_and_its_words_tell_what_is_shown_of_them(court: Court) -> None:
    for user in (CHI, DEV, ELI, FAY):
        take_back(court, user)
    form = screen(typed(court.desk, "broker", user=CHI))
    for words in (
        "hours of help",
        "promises are open",
        "only if both",
        "decline each time",
        "take it back at any time",
    ):
        assert words in said(form)
    assert WILLING not in said(form) + home(court, CHI)
    assert WILLING in said(screen(court.desk.submit(CHI, form, {})))
    assert WILLING in said(page(court, CHI))
    assert WILLING in home(court, CHI)
    assert WILLING not in home(court, ANA)
    court.invite()
    assert candidates(court) == {CHI}


def test_who_did_not_say_so_is_named_at_no_table(court: Court) -> None:
    for user in (CHI, DEV, ELI, FAY):
        assert WILLING not in said(take_back(court, user))
    court.invite()
    court.press(BO, p.TurnKey())
    court.tick()
    assert candidates(court) == set()
    shown = said(screen(court.desk.click(ANA, "mediation.open", court.handle())))
    assert "the bot leads through the steps" in shown
    court.both(p.Consent())
    court.tick()
    assert court.stage() is Stage.INTAKE


def test_taken_back_no_new_table_names_them_and_twice_changes_nothing(court: Court) -> None:
    for _ in range(2):
        assert say.IS not in said(take_back(court, CHI))
    court.invite()
    assert candidates(court) == {DEV, ELI, FAY}


def test_a_party_is_no_candidate_at_their_own_table(court: Court) -> None:
    for user in (ANA, BO, BO):
        service.say_willing(court.desk.work, court.place(user))
    court.invite()
    assert candidates(court) == {CHI, DEV, ELI, FAY}


def test_who_leaves_the_group_is_willing_no_longer_also_when_they_come_back(court: Court) -> None:
    court.desk.click(CHI, "peers.leave", 1)
    court.invite()
    assert candidates(court) == {DEV, ELI, FAY}
    court.run()
    court.desk.join(CHI, 3)
    assert service.willing_in(court.desk.work, WORKSPACE, CHI) == ()


def test_the_export_gives_where_somebody_is_willing_and_an_erasure_forgets_it(court: Court) -> None:
    given = exported(court, CHI)["mediation_willing"]
    assert [set(one) for one in given] == [{"group", "said_at"}]
    court.desk.submit(CHI, court.desk.click(CHI, "records.erase").modal, {"word": "erase"})
    assert service.willing_in(court.desk.work, WORKSPACE, CHI) == ()


def test_nobody_says_it_for_a_group_in_which_they_do_not_sit(court: Court) -> None:
    form = page(court, ANA)
    court.desk.click(ANA, "peers.leave", 1)
    with pytest.raises(Refusal):
        court.desk.submit(ANA, form, {})
    assert refused(lambda: court.desk.click("U0GUS", "mediation.broker", 1))
