"""Whom a group names for what does not belong at a table: any peer may change it, and everybody reads it first."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.text import inviting as say
from bot.slack.replies import Channel, Reply
from tests.features.checkins.looks import said
from tests.features.desk import LEADERSHIP
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


def test_whoever_changes_it_is_named_in_the_group_s_channel_with_the_new_words_and_reads_so_before(
    court: Court,
) -> None:
    before = said(screen(typed(court.desk, "contact")))
    assert "a line in #c0lead says that it was you, and shows the new words" in before
    (told,) = name(court, HOSTILE, user=BO).letters
    assert told.message
    assert told.to == Channel(LEADERSHIP)
    assert told.message.text.startswith("*Bo* changed whom this group names for harassment")
    assert "&lt;!channel&gt;" in told.message.text
    assert "<!channel>" not in told.message.text
    (gone,) = name(court, "").letters
    assert gone.message
    assert gone.message.text.startswith("*Ana* took out whom this group names")
    assert say.WHO_ELSE in gone.message.text


def test_saving_the_same_words_again_says_nothing(court: Court) -> None:
    name(court, GIA)
    assert name(court, f" {GIA} ", user=BO).letters == ()


def test_what_is_refused_says_nothing_and_changes_nothing(court: Court) -> None:
    name(court, GIA)
    with pytest.raises(Refusal):
        name(court, "x" * 301)
    assert GIA in said(screen(typed(court.desk)))
