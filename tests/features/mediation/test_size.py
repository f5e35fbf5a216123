"""What a table and Home cost: as many statements for many people as for one, and each record opened once."""

import pytest

from bot.features.home import service as home
from bot.features.mediation.facts import Stage
from bot.features.mediation.service import knowing
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, ELI, FAY, Court
from tests.support.statements import sent


@pytest.mark.parametrize("parties", [(ANA, BO), (ELI, FAY)])
def test_ties_are_two_questions_for_any_number_of_candidates(court: Court, parties: tuple[str, str]) -> None:
    for people in ({CHI}, {CHI, DEV}, {CHI, DEV, ANA, BO, ELI, FAY} - {*parties}):
        with sent(court.desk.session.connection()) as asked:
            knowing.ties(court.desk.work, WORKSPACE, people, parties)
        assert len(asked) == 2


def test_without_a_candidate_nothing_is_asked_of_anybodys_help_or_promises(court: Court) -> None:
    with sent(court.desk.session.connection()) as asked:
        knowing.ties(court.desk.work, WORKSPACE, set(), (ANA, BO))
    assert asked == []


def test_home_opens_each_record_of_a_table_once(court: Court) -> None:
    court.to(Stage.TABLE)
    with sent(court.desk.session.connection()) as asked:
        shown = home.own(court.desk.work, WORKSPACE, ANA)
    assert len([one for one in asked if "FROM mediation_records" in one]) == 1
    assert len(shown.tables) == 1
    assert "A table" in [one.title for one in shown.waiting]
