"""In what order the files of tests begin, so that no process is left with a long one when the others have ended."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LONGEST_FIRST = (  # of those that take some seconds, by what they took when all were measured
    "noninterference/test_tables.py",
    "features/checkins/test_half_year.py",
    "stories/test_tables_killed.py",
    "stories/test_table_conversation.py",
    "stories/test_records.py",
    "noninterference/test_sealed.py",
    "stories/test_main_story.py",
    "stories/test_replicas.py",
    "stories/test_promises.py",
    "stories/test_mediation_doors.py",
    "stories/test_checkins.py",
    "stories/test_table_until_ground.py",
    "features/grayzone/test_sealed.py",
    "features/promises/test_walks.py",
    "features/kudos/test_model.py",
    "features/records/test_commands.py",
    "stories/test_asks.py",
    "stories/test_table_from_draft.py",
    "playground/browser/test_page_instruments.py",
    "features/grayzone/test_walks.py",
    "features/promises/test_reminders.py",
    "features/spotlights/test_walks.py",
    "stories/test_checkin_wishes.py",
    "delivery/test_kill.py",
    "features/checkins/test_walks.py",
    "stories/test_promise_forms.py",
    "stories/test_canary.py",
    "features/peers/test_renaming.py",
    "features/kudos/test_situations.py",
    "features/kudos/test_limit.py",
    "stories/test_quiet.py",
    "stories/test_process.py",
    "noninterference/test_tables_over_the_wire.py",
    "features/checkins/test_answers.py",
    "features/kudos/test_at_once.py",
    "stories/test_mediation_flags.py",
    "test_serving.py",
    "test_cli.py",
    "features/peers/test_joining.py",
    "features/mediation/test_departures.py",
    "features/mediation/test_redelivered.py",
    "stories/test_doors.py",
    "playground/browser/test_page_modal.py",
    "features/mediation/test_door_walk.py",
    "features/promises/test_doors.py",
    "features/checkins/test_kill.py",
    "features/grayzone/test_comparisons.py",
    "stories/test_kudos_in_messages.py",
    "stories/test_bad_input.py",
    "features/mediation/test_service.py",
    "features/mediation/test_sealed.py",
    "features/asks/test_simulation.py",
    "test_schema.py",
    "test_wheel.py",
    "stories/test_slack_in_trouble.py",
    "stories/test_at_once.py",
    "playground/browser/test_page_thanks.py",
    "playground/browser/test_page_conversation.py",
)
_PLACES = {TESTS / name: place for place, name in enumerate(LONGEST_FIRST)}


def longest_first(items: list[pytest.Item]) -> None:
    """Put the tests of the files that take longest in front; the order within a file stays."""
    items.sort(key=lambda item: _PLACES.get(item.path, len(_PLACES)))


def gone() -> list[str]:
    """Return the files of the list that there are no more."""
    return [name for name in LONGEST_FIRST if not (TESTS / name).exists()]
