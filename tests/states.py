"""Draws the state tables of docs/states.md anew from the rules of each feature: `make states`."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.features.asks.rules.states import TABLE as ASKS
from bot.features.checkins.rules.states import TABLE as CHECKINS
from bot.features.grayzone.rules.states import TABLE as ISSUES
from bot.features.mediation.rules.states import TABLE as TABLES_OF_TWO
from bot.features.promises.rules.states import TABLE as PROMISES
from bot.features.spotlights.rules.states import TABLE as SPOTLIGHTS

DOCUMENT = Path(__file__).parents[1] / "docs" / "states.md"
HEAD = "| in | event | by | then |\n|---|---|---|---|\n"


class Line(NamedTuple):
    """One line of a table; `state` is None before a thing is there."""

    state: str | None
    event: str
    role: str
    after: Sequence[str]


TABLES: Mapping[str, Sequence[Line]] = {
    "a gray-zone issue": [Line(step.state, step.event, step.role, step.nexts) for step in ISSUES],
    "a spotlight": [Line(step.state, step.event, step.role, (step.after,)) for step in SPOTLIGHTS],
    "a promise": [Line(step.state, step.event, step.role, step.after) for step in PROMISES],
    "a check-in": [Line(step.state, step.event, step.role, step.after) for step in CHECKINS],
    "a table": [Line(step.state, step.event, step.role, step.after) for step in TABLES_OF_TWO],
    "an ask": [Line(step.state, step.event, step.role, (step.after,)) for step in ASKS],
}


def drawn(thing: str) -> str:
    """Return a table as Markdown."""
    rows = (
        f"| {line.state or '-'} | {line.event} | {line.role} | {' or '.join(line.after)} |" for line in TABLES[thing]
    )
    return HEAD + "".join(f"{row}\n" for row in rows)


def shown(document: str, thing: str) -> str:
    """Return the table that the document shows of a thing. Raises LookupError for a chapter without one."""
    return _search(document, thing)["table"]


def redrawn(document: str) -> str:
    """Return the document with every table as it is now, each in its own chapter."""
    for thing in TABLES:
        found = _search(document, thing)
        document = document[: found.start("table")] + drawn(thing) + document[found.end("table") :]
    return document


def _search(document: str, thing: str) -> re.Match[str]:
    """Find the chapter and the table of a thing: never that of the next chapter."""
    chapter = rf"^# The states of {re.escape(thing)}\n(?:(?!# ).*\n)*?"
    found = re.search(chapter + rf"(?P<table>{re.escape(HEAD)}(?:\|[^\n]*\n)*)", document, re.MULTILINE)
    if found is None:
        raise LookupError(thing)
    return found


if __name__ == "__main__":
    DOCUMENT.write_text(redrawn(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
