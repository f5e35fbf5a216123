"""What mediation keeps about one person: given out with nothing of another, and erased as a stop."""

import json
from typing import Any

from bot.features.mediation import service
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.facts import presses as p
from bot.features.records import service as records
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ABOUT, ANA, BO, CHI, TERMS, Court


def exported(court: Court, user: str) -> dict[str, Any]:
    return dict(json.loads(json.dumps(service.exported(court.desk.work, WORKSPACE, user))))


def erase(court: Court, user: str) -> None:
    records.erase(court.desk.work, WORKSPACE, user)
    court.desk.session.expire_all()


def test_an_export_gives_one_s_own_record_and_what_was_passed_on(court: Court) -> None:
    court.to(Stage.GROUND, broker=CHI)
    court.press(ANA, p.MustNot("that nobody asks us"))
    court.press(BO, p.ThinkOfThem("they fear the winter"))
    (ana,), (bo,), (chi,) = (exported(court, user)["mediation_tables"] for user in (ANA, BO, CHI))
    assert [line["words"] for line in ana["my_lines"]] == ["I hear of changes too late", "that nobody asks us"]
    assert [line["words"] for line in bo["my_lines"]] == ["they fear the winter"]
    assert (ana["with"], ana["as"], ana["about"], ana["my_brokers"]) == (["Bo"], "party", ABOUT, ["Chi"])
    assert (chi["with"], chi["as"], chi["my_lines"]) == (["Ana", "Bo"], "broker", [])
    assert "winter" not in str(ana) + str(chi)
    assert "nobody asks" not in str(bo) + str(chi)
    assert [one["passed_on"][0]["by"] for one in (ana, bo, chi)] == ["Ana"] * 3


def test_what_the_other_did_under_seal_changes_nothing_of_an_export(court: Court) -> None:
    court.to(Stage.VERDICT)
    before = exported(court, ANA)
    court.press(BO, p.Judge(1, can_live=False, fix="more time"))
    assert exported(court, ANA) == before
    court.press(BO, p.Stop())
    assert exported(court, ANA) == before


def test_an_invitation_is_told_to_its_inviter_for_thirty_days_whatever_became_of_it(court: Court) -> None:
    court.invite(CHI)
    court.both(p.TurnKey())
    told = exported(court, CHI)
    assert [one["people"] for one in told["mediation_invitations"]] == [["Ana", "Bo"]]
    assert told["mediation_tables"] == []
    court.wait(20)
    assert exported(court, CHI) == told
    court.wait(11)
    assert exported(court, CHI)["mediation_invitations"] == []


def test_an_erasure_is_a_stop_and_takes_what_was_only_theirs(court: Court) -> None:
    court.to(Stage.GROUND)
    court.press(BO, p.MustNot("zq-bo"))
    deadline, before = court.shared().deadline, court.look(ANA).view
    erase(court, BO)
    documents = " ".join(court.all_documents().values())
    assert "zq-bo" not in documents
    assert BO not in documents
    after = court.look(ANA).view
    assert (after.stage, after.until, after.turn, after.moves) == (
        before.stage,
        before.until,
        before.turn,
        before.moves,
    )
    court.press(ANA, p.WriteLine("a line of mine"))
    while court.desk.now < deadline:
        assert court.stage() is Stage.GROUND
        court.tick()
    assert court.stage() is Stage.CLOSED
    assert court.look(ANA).view.stage is Stage.CLOSED


def test_an_agreement_stays_for_the_other_as_of_a_former_colleague(court: Court) -> None:
    court.to(Stage.AGREED)
    erase(court, BO)
    (ana,) = exported(court, ANA)["mediation_tables"]
    assert ana["with"] == ["a former colleague"]
    assert [one["what"] for one in ana["agreements"][0]["terms"]] == [term.what for term in TERMS]
    court.wait(120)
    assert court.stage() is Stage.CLOSED
    assert len(court.shared().agreed) == 1


def test_a_candidate_or_broker_who_is_erased_leaves_an_empty_seat(court: Court) -> None:
    court.to(Stage.GROUND, broker=CHI)
    assert court.shared().broker == CHI
    erase(court, CHI)
    assert CHI not in " ".join(court.all_documents().values())
    court.tick()
    assert court.shared().broker is None
    assert set(court.records()) == {"SHARED", "A", "B"}
    assert not court.own(Seat.A).stopped


def test_flags_go_in_both_directions(court: Court) -> None:
    service.file_flag(court.desk.work, court.place(ANA), BO, "zq")
    service.file_flag(court.desk.work, court.place(BO), CHI, "zq")
    erase(court, BO)
    assert [service.flags_of(court.desk.work, WORKSPACE, user) for user in (ANA, BO)] == [(), ()]
