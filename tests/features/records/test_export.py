"""An export gives a person what is theirs to read, and nothing that another's privacy covers."""

import json
from datetime import datetime, timedelta
from typing import Any

from bot.delivery import people
from bot.features.kudos import service as kudos
from bot.features.kudos.service import Giver, Thanks
from bot.features.records.handlers import everywhere
from bot.features.records.service import KEEPERS
from bot.features.spotlights.service import Kind
from tests.features.desk import WORKSPACE, Desk
from tests.features.records.life import COUNTED, OPEN_CONDITION, OWN, Life
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, ELI, FAY

# Slack's ids that Bo may read: of his workspace, himself and the conversations that he is in.
OWN_IDS = {WORKSPACE, BO, "D0BO"}


def exported(life: Life, user: str = BO) -> dict[str, Any]:
    return dict(json.loads(everywhere.exported(life.desk.work, WORKSPACE, user)))


def said(life: Life, user: str = BO) -> str:
    return everywhere.exported(life.desk.work, WORKSPACE, user)


def test_after_a_long_life_nothing_of_it_is_empty(life: Life) -> None:
    assert [name for name, records in exported(life).items() if not records] == []


def test_own_private_words_are_opened(life: Life) -> None:
    found = exported(life)
    assert [one["what"] for one in found["quiet_issues"]] == [OWN["quiet"]]
    assert [one["condition"] for one in found["pledges"]] == [OPEN_CONDITION, OWN["hidden"], OWN["sealed"]]
    assert [(one["about"], one.get("did")) for one in found["spotlights_by_me"]] == [
        ("Dev", COUNTED),
        ("Eli", OWN["draft"]),
    ]
    assert [(one["by"], one["did"]) for one in found["spotlights_about_me"]] == [("Fay", OWN["about"])]
    assert {(one["from"], one["words"]) for one in found["kudos_received"]} == {
        ("Chi", OWN["received"]),
        ("Chi", "for the workshop"),
        ("Dev", ""),
    }
    assert [one["words"] for one in found["thanks_as_i_said_them"]] == ["for the calm board meeting", OWN["taken_back"]]


def test_people_are_named_and_moments_are_in_utc(life: Life) -> None:
    found = exported(life)
    assert found["as_of"] == life.desk.now.isoformat()
    assert datetime.fromisoformat(found["groups_joined"][0]["joined_at"]).utcoffset() == timedelta(0)
    words = set(said(life).split('"'))
    assert {word for word in words if word.startswith(("U0", "former-"))} == {BO}
    assert {"Ana", "Dev", "Eli", "Fay"} <= words


def test_a_text_about_one_is_given_once_it_has_reached_one_and_not_before(desk: Desk) -> None:
    life = Life(desk).sat_down()
    life.hall.won((BO, Kind.PLEDGE), (FAY, Kind.SEEN), driver=DEV)
    before = said(life)
    life.hall.run()
    life.hall.write(FAY, 1, did=OWN["about"])
    assert said(life) == before
    life.hall.send(FAY, 1, did=OWN["about"])
    assert [(one["by"], one["did"]) for one in exported(life)["spotlights_about_me"]] == [("Fay", OWN["about"])]


def test_what_a_hero_decided_about_a_text_its_writer_does_not_learn(life: Life) -> None:
    life.hall.send(BO, 4)
    sent = exported(life)["spotlights_by_me"]
    assert sent[-1].keys() == {"about", "win", "sent_at", "posted_at"}
    life.hall.press(ELI, "decline", 4)
    assert exported(life)["spotlights_by_me"] == sent
    assert exported(life, ELI)["spotlights_about_me"][-1]["state"] == "declined"


def test_nobody_is_given_what_others_said_under_seal(life: Life) -> None:
    for user in (ANA, CHI, DEV, ELI, FAY):
        words = said(life, user)
        assert [mark for mark in ("quiet", "sealed", "hidden", "draft", "taken_back") if OWN[mark] in words] == []
    assert OWN["received"] in said(life, CHI)  # who wrote it


def test_kudos_that_were_taken_back_or_never_counted_are_their_givers_to_know(life: Life) -> None:
    kudos.wish(life.desk.work, WORKSPACE, ANA, notices=True)
    assert OWN["taken_back"] not in said(life, ANA)
    life.desk.now += timedelta(days=1)
    outcome = kudos.give(life.desk.work, Giver(WORKSPACE, DEV), Thanks((BO,), "for the long evening"))
    assert "for the long evening" in said(life)
    line = kudos.book(life.desk.work, WORKSPACE, DEV).given[0]
    kudos.take_back(life.desk.work, Giver(WORKSPACE, DEV), line.id)
    assert outcome.given == (BO,)
    assert "for the long evening" not in said(life)


def test_a_workspace_knows_nothing_of_another(life: Life) -> None:
    found = dict(json.loads(everywhere.exported(life.desk.work, "T0OTHER", BO)))
    assert {name for name, records in found.items() if records} == {"workspace", "person", "as_of"}
    assert not everywhere.is_known(life.desk.work, "T0OTHER", BO)
    before = life.cells()
    everywhere.erase(life.desk.work, "T0OTHER", BO)
    assert life.cells() == before


def test_no_two_features_give_out_records_under_one_name(life: Life) -> None:
    given = [keeper.exported(life.desk.work, WORKSPACE, BO) for keeper in KEEPERS]
    given.append(people.exported(life.desk.work, WORKSPACE, BO))
    names = [name for records in given for name in records]
    assert len(names) == len(set(names))
