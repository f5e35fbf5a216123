"""Who is not in the group any more reads nothing of a table, whatever they press; and where a line would stand."""

import pytest

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.facts import Form, Lodging, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.views import notes
from bot.features.mediation.views.look import Look
from bot.features.peers import service as peers
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, Court, refused
from tests.features.mediation.seat import Sitting, said

PAGES = ("open", "passed", "mirror", "prove", "notes", "earlier", "side_by_side", "candidates", "rate_card")


@pytest.mark.parametrize("page", PAGES)
def test_who_left_the_group_reads_a_sentence_and_nothing_of_the_table(court: Court, page: str) -> None:
    court.to(Stage.INTAKE)
    subject = f"{court.handle()}.{court.look(ANA).version}"
    court.press(BO, p.WriteLine("for the table"), p.PassOn(1, "for the table"))
    peers.leave(court.desk.work, court.place(ANA))
    assert "not in the group of this table" in court.desk.refused(ANA, f"mediation.{page}", subject)
    assert "for the table" in Sitting(court, BO).open()


def test_ratings_that_change_nothing_show_nothing_to_who_left(court: Court) -> None:
    court.to(Stage.INTAKE)
    ana = Sitting(court, ANA)
    ana.open()
    ana.press("rate_card")
    peers.leave(court.desk.work, court.place(ANA))
    with pytest.raises(Refusal, match="not in the group"):
        ana.submit()


def test_in_a_paused_group_a_table_can_still_be_read(court: Court) -> None:
    court.to(Stage.INTAKE)
    peers.close_all(court.desk.work, WORKSPACE)
    assert "Bo" in Sitting(court, ANA).open()
    assert refused(lambda: court.press(ANA, p.WriteLine("a line")))


@pytest.mark.parametrize(
    ("form", "words"), [(Form.CHANNEL, "also posted"), (Form.GROUP, "also posted"), (Form.LOST, "at this table only")]
)
def test_a_preview_says_where_a_line_would_stand(court: Court, form: Form, words: str) -> None:
    court.to(Stage.INTAKE)
    court.press(ANA, p.WriteLine("for the table"))
    seen = court.look(ANA)._replace(lodging=Lodging(form))
    preview = service.preview(court.desk.work, court.act(ANA), 1)
    assert words in said(notes.passing(Look(seen, court.desk.now), 1, preview))


def test_a_preview_names_a_candidate_who_is_only_asked_as_such(court: Court) -> None:
    court.invite()
    while court.stage() is not Stage.INTAKE:
        court.forward(broker=CHI)
        court.tick()
    court.press(ANA, p.WriteLine("for *the* table"))
    ana = Sitting(court, ANA)
    ana.open()
    shown = ana.press("preview")
    assert "Bo (Operations), and by Chi if Chi takes the seat" in shown
    assert "for *the* table" in shown
