"""Which text of the features is private, and what is not and why: a new field of text cannot be forgotten here."""

import pytest
from sqlalchemy import Table, Text, UniqueConstraint

from bot.db.private import PrivateField, SealedText, private_fields
from bot.tables import metadata

PRIVATE = private_fields(metadata)
ISSUES = "raised openly: all of the group read it"
PUBLIC = {
    "grayzone_issues.what": ISSUES,
    "grayzone_issues.link": ISSUES,
    "grayzone_issues.artefact": "a handoff's name in the group's catalogue",
    "grayzone_issues.problem": ISSUES,
    "grayzone_issues.unit": ISSUES,
    "grayzone_issues.smallest_fix": ISSUES,
    "grayzone_sightings.link": "evidence, shown in the issue's story",
    "spotlight_wins.title": "the title of an open issue",
    "kudos_occasions.permalink": "Slack's address of a message: it opens to those who may read the message",
}


def columns_of_text() -> set[str]:
    return {
        f"{column.table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text)
    }


def identifies(table: Table, names: set[str]) -> bool:
    """Tell whether no two rows have the same values in these columns, and none has no value."""
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    keys = [{column.name for column in key.columns} for key in (table.primary_key, *unique)]
    return names in keys and not any(table.c[name].nullable for name in names)


def test_every_text_of_a_feature_is_private_or_public_for_a_reason() -> None:
    private = {f"{field.table.name}.{field.column.name}" for field in PRIVATE}

    assert columns_of_text() == set(PUBLIC)
    assert private == {
        "asks.what",
        "asks.thanks",
        *(f"checkin_worksheets.{name}" for name in ("touches", "need", "offer", "border")),
        "grayzone_signals.what",
        "grayzone_pledges.condition",
        "kudos_grounds.reason",
        "mediation_flags.words",
        "mediation_records.body",
        *(f"promises.{name}" for name in ("what", "done_means", "reason", "missing", "link")),
        "spotlights.did",
        "spotlights.effect",
    }


@pytest.mark.parametrize("field", PRIVATE, ids=lambda field: f"{field.table.name}.{field.column.name}")
def test_a_private_text_is_bound_to_what_names_its_row(field: PrivateField) -> None:
    assert isinstance(field.column.type, SealedText)
    assert identifies(field.table, set(field.row))
    assert not field.column.nullable
