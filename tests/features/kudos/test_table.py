"""docs/kudos.md names a test for each situation: it is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
NAMED = re.compile(r"\b(test_\w+\.py)::(test_\w+)")


def test_every_test_that_the_document_names_is_there() -> None:
    named = NAMED.findall((ROOT / "docs" / "kudos.md").read_text(encoding="utf-8"))
    folder = Path(__file__).parent
    missing = [
        (file, name) for file, name in named if f"\ndef {name}(" not in (folder / file).read_text(encoding="utf-8")
    ]
    assert len(named) > 40
    assert missing == []
