"""Whoever was erased is found nowhere any more: not their id, not their name, not a word that was only theirs."""

import re
from typing import Any

from sqlalchemy import JSON, Column, String

from bot.tables import metadata
from tests.features.records.life import COUNTED, OPEN_CONDITION, OWN, Life
from tests.features.spotlights.hall import BO

# Columns of the length of an id, or of lists, in which no person stands, and why.
NO_PERSON = {
    "asks.functions": "functions",
    "cards.channel": "a conversation",
    "checkins.why": "reasons: kinds and numbers",
    "checkin_members.zone": "a time zone",
    "checkin_rests.zone": "a time zone",
    "checkin_worksheets.done": "names of lines",
    "directs.channel": "a conversation",
    "letters.channel": "a conversation",
    "letters.reason": "why a letter ended",
    "grayzone_issues.others": "functions",
    "grayzone_issues.joins": "functions",
    "kudos_cards.channel": "a conversation",
    "kudos_occasions.channel": "a conversation",
    "kudos_settings.channel": "a conversation",
    "kudos_settings.emoji": "emoji",
    "mediation_tables.channel": "a conversation",
    "peer_group.channel": "a conversation",
    "peer_group.zone": "a time zone",
    "person_record.zone": "a time zone",
}


# Longer texts in which people stand by their ids.
DOCUMENTS = {"mediation_records.body", "mediation_tables.brought", "mediation_tables.away"}
ID_LENGTH = 64  # of a column that holds one of Slack's ids


def of_people() -> set[str]:
    """Return the columns in which a person can stand."""
    columns = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name != "workspace" and may_hold_a_person(column)
    }
    assert columns >= set(NO_PERSON)
    return columns - set(NO_PERSON) | DOCUMENTS


def may_hold_a_person(column: Column[Any]) -> bool:
    """Tell whether a column can hold the id of a person: by its type, whatever its name is."""
    kind = column.type
    return isinstance(kind, JSON) or (isinstance(kind, String) and kind.length == ID_LENGTH)


def test_a_long_life_leaves_the_id_in_every_column_that_can_hold_one(life: Life) -> None:
    assert life.where(BO) == of_people()


def test_after_an_erasure_neither_the_id_nor_an_own_word_is_in_any_column(life: Life) -> None:
    assert {mark for mark, words in OWN.items() if life.where(words)} == set(OWN)
    assert life.where(BO)

    life.erase()

    assert life.where(BO, *OWN.values(), *(words.partition(":")[0] for words in OWN.values())) == set()
    assert [cell for cells in life.cells().values() for cell in cells if re.search(r"\bBo\b", cell)] == []


def test_what_belongs_to_others_stays_word_for_word(life: Life) -> None:
    life.erase()
    kept = {words: life.where(words) for words in (COUNTED, OPEN_CONDITION, "for the calm board", "for the workshop")}
    assert kept == {
        COUNTED: {"spotlights.did"},
        OPEN_CONDITION: {"grayzone_pledges.condition", "letters.message"},
        "for the calm board": {"kudos_grounds.reason"},
        "for the workshop": {"kudos_grounds.reason"},
    }
    assert "Prices are typed twice" in life.cells()["grayzone_issues.what"]


def test_one_stand_in_takes_the_place_and_is_used_for_nobody_else(life: Life) -> None:
    life.erase()
    life.erase("U0CHI")
    found = re.findall(r"former-[0-9a-f]{32}", str(life.cells()))
    assert len(set(found)) == 2
    assert life.where("U0CHI", BO) == set()


def test_erasing_twice_changes_nothing_more(life: Life) -> None:
    life.erase()
    before = {column: cells for column, cells in life.cells().items() if not column.startswith("letters.")}
    life.erase()
    after = {column: cells for column, cells in life.cells().items() if not column.startswith("letters.")}
    assert before == after
