"""Whom a group names for what does not belong at a table: any peer may change it, and everybody reads it first."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.text import inviting as say
from bot.slack.replies import Reply
from tests.features.checkins.looks import said
from tests.features.mediation.court import ANA, BO, Court
from tests.features.mediation.entrance import HOSTILE, begins_with, receipt, screen, typed

GIA = "Gia in HR, gia@example.com"


def name(court: Court, words: str, user: str = ANA) -> Reply:
    """Name somebody."""
    return court.desk.submit(user, typed(court.desk, "contact", user=user).modal, {"contact": words})


def test_any_peer_names_whom_to_talk_to_and_everybody_reads_it_on_the_first_screen(court: Court) -> None:
    assert GIA in receipt(name(court, GIA))
    for user in (ANA, BO):
        first = said(screen(typed(court.desk, user=user)))
        assert say.named(GIA) in first
        assert say.WHO_ELSE not in first
    assert begins_with(screen(court.desk.click(BO, "mediation.contact", "1")), "contact") == GIA
    assert say.WHO_ELSE in receipt(name(court, "  ", user=BO))
    assert say.WHO_ELSE in said(screen(typed(court.desk)))


def test_words_are_shown_as_they_are(court: Court) -> None:
    for told in (receipt(name(court, HOSTILE)), said(screen(typed(court.desk)))):
        assert "<!channel>" not in told
        assert "&lt;!channel&gt;" in told


@pytest.mark.parametrize("words", ["x" * 301, "x" * 3000])
def test_too_many_words_are_refused_at_the_field(court: Court, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        name(court, words)
    assert refused.value.field == "contact"


def test_who_is_no_peer_of_the_group_cannot_change_it(court: Court) -> None:
    form = typed(court.desk, "contact").modal
    court.desk.click(ANA, "peers.leave", 1)
    with pytest.raises(Refusal):
        court.desk.submit(ANA, form, {"contact": GIA})
    assert court.desk.refused("U0GUS", "mediation.contact", "1")
