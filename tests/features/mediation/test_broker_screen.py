"""The broker at the screen: in each stage where it stands, until when, what they can do; never a word to a party."""

import re

from bot.features.mediation.facts import Stage
from bot.features.mediation.text import broker as say
from bot.features.mediation.text import stages
from tests.features.mediation.court import ANA, CHI, Court
from tests.features.mediation.seat import Sitting

TO_A_PARTY = re.compile(r"both of you|either of you|the two of you|you agreed|your promises|if you sign", re.IGNORECASE)


def test_in_each_stage_a_broker_reads_where_it_stands_until_when_and_what_they_can_do(court: Court) -> None:
    court.to(Stage.INTAKE, broker=CHI)
    chi = Sitting(court, CHI)
    assert stages.BROKER_ASKED in chi.open()
    assert stages.BROKER_TAKES in chi.press("take_seat")
    assert say.TAKE not in chi.words()
    court.tick()
    told: dict[Stage, str] = {}
    while court.stage() not in told:
        told[court.stage()] = chi.open()
        if court.stage() is not Stage.AGREED:
            court.forward()
            court.tick()
    assert set(told) == {*map(Stage, say.CAN)} - {Stage.ENOUGH}
    for stage, words in told.items():
        assert stages.BROKER[stage] in words
        assert say.CAN[stage] in words
        assert (stages.BROKER_AGREED if stage is Stage.AGREED else "or closes") in words
        assert not TO_A_PARTY.search(words), words
    assert "To be able to plan" in told[Stage.GROUND]


def test_a_broker_reads_of_rounds_without_an_agreement_that_the_two_are_asked(court: Court) -> None:
    court.to_enough(broker=CHI)
    chi = Sitting(court, CHI)
    assert "Five rounds came to no agreement: the two are asked" in chi.open()
    assert {"earlier", "more", "remove_broker"} == chi.can()
    assert "What the two see of me" in chi.press("more")
    chi.press("open")
    assert stages.BROKER_LEAVES in chi.press("remove_broker")
    assert say.CAN[Stage.ENOUGH] not in chi.words()


def test_who_lets_it_be_reads_that_and_is_asked_nothing_more(court: Court) -> None:
    court.to(Stage.INTAKE, broker=CHI)
    ana, chi = Sitting(court, ANA), Sitting(court, CHI)
    before = ana.open()
    chi.open()
    assert stages.BROKER_LETS_BE in chi.press("remove_broker")
    assert chi.can() == set()
    assert ana.open() == before
