"""In what order the files of tests begin, so that no process is left with a long one when the others have ended."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LONGEST_FIRST = (  # of those that take some seconds, by what they took when all were measured
    "noninterference/test_tables.py",
    "stories/test_tables_killed.py",
    "features/checkins/test_half_year.py",
    "noninterference/test_sealed.py",
    "stories/test_replicas.py",
    "delivery/test_kill.py",
    "stories/test_table_conversation.py",
    "stories/test_main_story.py",
    "stories/test_canary.py",
    "features/checkins/test_kill.py",
    "stories/test_process.py",
    "features/promises/test_walks.py",
    "stories/test_records.py",
    "features/grayzone/test_sealed.py",
    "features/records/test_commands.py",
    "stories/test_slack_in_trouble.py",
    "features/kudos/test_model.py",
    "stories/test_checkins.py",
    "stories/test_mediation_doors.py",
    "stories/test_at_once.py",
    "features/kudos/test_at_once.py",
    "features/asks/test_rings.py",
    "features/kudos/test_situations.py",
    "stories/test_bad_input.py",
    "stories/test_kudos.py",
    "test_cli.py",
    "stories/test_asks.py",
    "features/mediation/test_service.py",
    "stories/test_promises.py",
    "test_serving.py",
    "features/mediation/test_door_walk.py",
    "features/promises/test_doors.py",
    "features/kudos/test_limit.py",
    "features/checkins/test_walks.py",
    "playground/browser/test_page_modal.py",
    "features/asks/test_walks.py",
    "features/mediation/test_review_screen.py",
    "features/mediation/test_erased_meanwhile.py",
    "stories/test_life.py",
    "features/records/test_everywhere.py",
    "features/promises/test_reminders.py",
    "features/grayzone/test_walks.py",
    "features/mediation/test_at_once.py",
    "stories/test_table_until_ground.py",
    "features/mediation/test_presses.py",
    "playground/browser/test_page_thanks.py",
    "stories/test_forged.py",
    "features/records/test_surfaces.py",
    "playground/browser/test_page_conversation.py",
    "stories/test_promise_forms.py",
    "features/mediation/test_tick_kept.py",
    "features/checkins/test_answers.py",
    "features/spotlights/test_walks.py",
    "stories/test_kudos_in_messages.py",
    "playground/browser/test_page_blocks.py",
    "stories/test_spotlights.py",
    "features/asks/test_quietly.py",
    "test_schema.py",
    "features/records/test_at_once.py",
    "features/asks/test_simulation.py",
    "features/grayzone/test_comparisons.py",
    "features/records/test_export.py",
    "stories/test_doors.py",
    "features/mediation/test_hidden.py",
    "features/mediation/test_proof.py",
    "features/asks/test_health.py",
    "stories/test_checkin_wishes.py",
    "features/checkins/test_simulation.py",
    "noninterference/test_tables_over_the_wire.py",
    "stories/test_mediation_flags.py",
    "stories/test_editing.py",
    "noninterference/test_over_the_wire.py",
    "features/mediation/test_aid_screen.py",
    "playground/browser/test_page_instruments.py",
)
_PLACES = {TESTS / name: place for place, name in enumerate(LONGEST_FIRST)}


def longest_first(items: list[pytest.Item]) -> None:
    """Put the tests of the files that take longest in front; the order within a file stays."""
    items.sort(key=lambda item: _PLACES.get(item.path, len(_PLACES)))


def gone() -> list[str]:
    """Return the files of the list that there are no more."""
    return [name for name in LONGEST_FIRST if not (TESTS / name).exists()]
