"""In what order the files of tests begin, so that no process is left with a long one when the others have ended."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LONGEST_FIRST = (  # of those that take ten seconds or more, by what they took when all were measured
    "features/checkins/test_half_year.py",
    "features/grayzone/test_walks.py",
    "delivery/test_kill.py",
    "stories/test_main_story.py",
    "features/kudos/test_model.py",
    "test_serving.py",
    "noninterference/test_sealed.py",
    "stories/test_canary.py",
    "stories/test_process.py",
    "features/spotlights/test_walks.py",
    "test_cli.py",
    "playground/browser/test_page_thanks.py",
    "features/grayzone/test_sealed.py",
    "features/kudos/test_situations.py",
    "stories/test_spotlights.py",
    "test_keeping_keys.py",
    "stories/test_at_once.py",
    "features/kudos/test_at_once.py",
    "stories/test_slack_in_trouble.py",
    "stories/test_life.py",
    "stories/test_forged.py",
    "noninterference/test_over_the_wire.py",
    "test_schema.py",
    "playground/browser/test_page_conversation.py",
    "features/spotlights/test_people.py",
    "db/test_resealing.py",
    "stories/test_kudos.py",
    "stories/test_bad_input.py",
    "stories/test_editing.py",
    "test_wheel.py",
)
_PLACES = {TESTS / name: place for place, name in enumerate(LONGEST_FIRST)}


def longest_first(items: list[pytest.Item]) -> None:
    """Put the tests of the files that take longest in front; the order within a file stays."""
    items.sort(key=lambda item: _PLACES.get(item.path, len(_PLACES)))


def gone() -> list[str]:
    """Return the files of the list that there are no more."""
    return [name for name in LONGEST_FIRST if not (TESTS / name).exists()]
