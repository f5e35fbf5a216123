"""A worksheet is its writer's alone: sealed, kept as it was written, and done line by line."""

import pytest
from sqlalchemy import text

from bot.features.checkins import service
from bot.features.checkins.facts import LINES
from bot.features.checkins.rules.checks import LONGEST
from bot.features.checkins.rules.refusals import BadField
from tests.features.checkins.club import ANA, BO, CHI, Club, refused

WORDS = {"touches": "prices", "need": "a van", "offer": "my list", "border": "returns"}


def test_it_is_empty_until_it_is_saved_and_then_as_it_was_written(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    assert service.sheet(work, club.act(ANA)).lines == dict.fromkeys(LINES, "")
    assert not club.shown(ANA).has_worksheet
    assert service.save_sheet(work, club.act(ANA), {**WORDS, "need": "  a van \n"}).lines == WORDS
    assert service.sheet(work, club.act(ANA)).lines == WORDS
    assert (club.shown(ANA).has_worksheet, club.shown(BO).has_worksheet) == (True, False)


def test_nobody_else_sees_it(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    service.save_sheet(work, club.act(ANA), WORDS)
    assert service.sheet(work, club.act(BO)).lines == dict.fromkeys(LINES, "")
    assert "not one of yours" in refused(lambda: service.sheet(work, club.act(CHI)))
    club.desk.session.flush()
    stored = str(club.desk.session.execute(text("select * from checkin_worksheets")).all())
    assert [word for word in WORDS.values() if word in stored] == []


def test_a_line_that_was_passed_on_is_done_until_it_is_changed(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    service.save_sheet(work, club.act(ANA), WORDS)
    service.line_done(work, club.act(ANA), "need")
    assert service.line_done(work, club.act(ANA), "offer").done == {"need", "offer"}
    assert service.line_done(work, club.act(ANA), "offer").done == {"need", "offer"}
    assert service.save_sheet(work, club.act(ANA), {**WORDS, "offer": "another"}).done == {"need"}
    assert service.sheet(work, club.act(ANA)).done == {"need"}


def test_only_what_is_written_is_done(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    assert "open it again" in refused(lambda: service.line_done(work, club.act(ANA), "need"))
    service.save_sheet(work, club.act(ANA), {"need": "a van"})
    assert "empty" in refused(lambda: service.line_done(work, club.act(ANA), "offer"))
    assert "open it again" in refused(lambda: service.line_done(work, club.act(ANA), "key"))


def test_a_long_line_is_refused_at_its_field_without_its_words(club: Club) -> None:
    club.begin_pair()
    with pytest.raises(BadField) as caught:
        service.save_sheet(club.desk.work, club.act(ANA), {"offer": "zq" * LONGEST})
    assert caught.value.field == "offer"
    assert "zq" not in caught.value.sentence


def test_it_stays_when_the_check_in_is_over_or_its_writer_left(club: Club) -> None:
    club.begin_pair()
    service.save_sheet(club.desk.work, club.act(ANA), WORDS)
    club.desk.click(ANA, "peers.leave", 1)
    club.run()
    assert service.sheet(club.desk.work, club.act(ANA)).lines == WORDS


def test_a_line_that_does_not_open_is_empty_to_be_written_anew(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    service.save_sheet(work, club.act(ANA), WORDS)
    club.desk.session.execute(text("update checkin_worksheets set need = offer"))
    lines = service.sheet(work, club.act(ANA)).lines
    assert (lines["need"], lines["offer"]) == ("", "my list")
    assert service.save_sheet(work, club.act(ANA), WORDS).lines == WORDS
