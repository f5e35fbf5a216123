"""docs/privacy.md tells of every table, of every column that holds people, and of what an export gives of them."""

import json
import re
from pathlib import Path

from bot.features.records.handlers import everywhere
from bot.tables import metadata
from tests.features.desk import WORKSPACE
from tests.features.records.life import Life
from tests.features.records.test_everywhere import of_people
from tests.features.spotlights.hall import BO

PAGE = Path(__file__).parents[3] / "docs" / "privacy.md"


def rows() -> dict[str, list[str]]:
    """Return the cells of the page's table, by the name of the database's table."""
    lines = (line.strip("|").split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| `")
    return {names(first)[0]: [cell.strip() for cell in cells] for first, *cells in lines}


def names(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def test_the_page_has_a_row_for_every_table_and_names_its_people() -> None:
    people = {f"{table}.{column}" for table, cells in rows().items() for column in names(cells[0])}
    assert set(rows()) == set(metadata.tables)
    assert people == of_people()


def test_what_holds_people_is_given_out_and_erased_and_the_page_says_how(life: Life) -> None:
    found = json.loads(everywhere.exported(life.desk.work, WORKSPACE, BO))
    told = {record for cells in rows().values() for record in names(cells[3])}
    assert told == found.keys() - {"workspace", "person", "as_of"}
    for table, (people, readers, _, export, erase) in rows().items():
        assert readers, table
        assert bool(people) == bool(names(export)), table
        assert bool(people) <= bool(erase), table
