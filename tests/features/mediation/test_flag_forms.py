"""Quiet flags by their forms: filed, listed and taken back by their author alone, and no word of it reaches others."""

import pytest

from bot.errors import Refusal
from bot.features.home import jobs as home_jobs
from bot.features.mediation.text import flags as say
from bot.features.mediation.text import refusals
from bot.slack.replies import Reply
from tests.features.checkins.looks import actions, said
from tests.features.mediation.court import ANA, BO, CHI, DEV, EVERYBODY, Court
from tests.features.mediation.entrance import HOSTILE, flag, invite, pressed, receipt, screen, typed


def listed(court: Court, user: str = ANA) -> str:
    """Return one's own page."""
    return said(screen(typed(court.desk, "mine", user=user)))


def take_back(court: Court, user: str = ANA) -> Reply:
    """Press the first button that takes one's own flag back."""
    page = screen(typed(court.desk, "mine", user=user))
    (action, *_) = (one for one in actions(page) if one.startswith("mediation.take_back_flag:"))
    return court.desk.click(user, *action.split(":"))


def test_the_form_says_its_rules_before_anything_is_filed(court: Court) -> None:
    told = said(pressed(court.desk, typed(court.desk), "mediation.flag"))
    for words in (say.RULES, say.OPENS, say.WORDS_HINT):
        assert words in told
    for rule in ("five days", "thirty", "two at most", "once a week", "noted the same"):
        assert rule in told


def test_filing_is_answered_by_the_same_words_whatever_the_other_has_filed(court: Court) -> None:
    first = flag(court.desk, BO)
    second = flag(court.desk, ANA, user=BO)
    assert first.shown == second.shown
    assert say.FILED in receipt(first)
    assert (first.letters, second.letters) == ((), ())


def test_nobody_but_its_author_sees_anything_of_it(court: Court) -> None:
    def seen(user: str) -> str:
        return (
            str(court.desk.home(user)) + str(typed(court.desk, "mine", user=user)) + str(typed(court.desk, user=user))
        )

    before = {user: seen(user) for user in EVERYBODY[1:]}
    flag(court.desk, BO, words="always late")
    assert {user: seen(user) for user in EVERYBODY[1:]} == before
    assert home_jobs.send_notices(court.desk.work).letters == ()
    assert "always late" in listed(court)
    assert "always late" not in str(court.desk.home(ANA))


def test_its_author_sees_how_it_stands_and_takes_it_back(court: Court) -> None:
    flag(court.desk, BO)
    assert "It can meet another from" in listed(court)
    court.wait(days=6)
    assert "Noted. Nobody knows of it, unless" in listed(court)
    while "Taken back." not in listed(court):
        court.tick()
        try:
            reply = take_back(court)
        except Refusal as refusal:
            assert refusal.sentence == refusals.FLAG_LOCKED  # noqa: PT017 (it may come on some of these days)
        else:
            assert "Taken back." in said(screen(reply))
            assert reply.replace
    assert "mediation.take_back_flag" not in str(typed(court.desk, "mine"))
    court.wait(days=31)
    assert "Ended after thirty days" in listed(court)


def test_it_is_asked_before_one_is_taken_back(court: Court) -> None:
    flag(court.desk, BO)
    assert say.TAKE_BACK_ASK[1] in listed(court)


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "a.b", "<!channel>", "9" * 400])
def test_a_forged_flag_and_one_of_somebody_else_read_the_same(court: Court, key: str) -> None:
    flag(court.desk, BO)
    page = typed(court.desk, "mine").modal
    assert page
    (own,) = (one for one in actions(page) if one.startswith("mediation.take_back_flag:"))
    assert court.desk.refused(BO, *own.split(":")) == refusals.FLAG_GONE
    assert court.desk.refused(ANA, "mediation.take_back_flag", key) == refusals.FLAG_GONE


@pytest.mark.parametrize(
    ("person", "words", "field"),
    [
        ("", "", "person"),
        (ANA, "", "person"),
        ("U0GUS", "", "person"),
        ("U0NEW", "", "person"),
        (BO, "x" * 301, "words"),
        (BO, "x" * 3000, "words"),
    ],
)
def test_what_is_refused_stands_at_its_field(court: Court, person: str, words: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        flag(court.desk, person, words=words)
    assert refused.value.field == field


def test_two_are_the_most_and_the_same_person_comes_once(court: Court) -> None:
    flag(court.desk, BO)
    with pytest.raises(Refusal) as again:
        flag(court.desk, BO)
    assert (again.value.field, again.value.sentence) == ("person", refusals.FLAG_SAME)
    flag(court.desk, CHI)
    with pytest.raises(Refusal) as third:
        flag(court.desk, DEV)
    assert (third.value.field, third.value.sentence) == ("person", refusals.FLAG_TWO)


def test_with_whom_one_sits_no_flag_is_needed(court: Court) -> None:
    invite(court.desk, BO)
    with pytest.raises(Refusal) as refused:
        flag(court.desk, BO)
    assert refused.value.sentence == refusals.FLAG_SITS


def test_words_are_shown_to_their_author_as_they_are(court: Court) -> None:
    flag(court.desk, BO, words=HOSTILE)
    told = listed(court)
    assert "&lt;!channel&gt;" in told
    assert "<!channel>" not in told


def test_two_that_meet_are_a_table_for_both(court: Court) -> None:
    flag(court.desk, BO)
    flag(court.desk, ANA, user=BO)
    court.wait(days=14)
    for user, other in ((ANA, "*Bo*"), (BO, "*Ana*")):
        told = listed(court, user)
        assert "The other one had noted the same." in told
        assert f"mediation.open:{court.handle()}" in str(typed(court.desk, "mine", user=user))
        assert other in told
