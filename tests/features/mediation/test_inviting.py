"""Inviting two to a table: who can be invited by whom, what is said at which field, and what each of them learns."""

import pytest

from bot.errors import Refusal
from bot.features.home import jobs as home_jobs
from bot.features.mediation.facts import presses as p
from bot.features.mediation.rules.looking import sentence
from bot.features.mediation.text import inviting as say
from bot.features.mediation.text import refusals
from bot.features.notices import service as notices
from bot.slack.replies import Message, Person
from tests.features.checkins.looks import actions, said
from tests.features.desk import texts
from tests.features.mediation.court import ANA, BO, CHI, DEV, ELI, EVERYBODY, Court
from tests.features.mediation.entrance import HOSTILE, TURNS_ROUND, flag, invite, pressed, receipt, screen, typed


def refused(court: Court, *people: str, user: str = ANA, about: str = "the forecast", who: str = "self") -> Refusal:
    """Send an invitation that is refused."""
    with pytest.raises(Refusal) as found:
        invite(court.desk, *people, user=user, about=about, who=who)
    return found.value


def test_who_invites_for_themselves_has_turned_their_key_and_finds_the_table(court: Court) -> None:
    reply = invite(court.desk, BO)
    assert "*Bo* is asked" in receipt(reply)
    assert isinstance(reply.shown, Message)
    assert actions(reply.shown) == [f"mediation.open:{court.handle()}"]
    assert reply.letters == ()
    assert reply.repaint
    assert court.look(ANA).view.own.key
    assert not court.look(BO).view.own.key
    assert f"mediation.open:{court.handle()}" in str(screen(typed(court.desk, "mine", user=BO)))
    court.desk.click(BO, "mediation.open", court.handle())


def test_a_third_peer_learns_nothing_more_and_finds_nothing(court: Court) -> None:
    home, mine = str(court.desk.home(CHI)), screen(typed(court.desk, "mine", user=CHI))
    reply = invite(court.desk, ANA, BO, user=CHI, who="others")
    assert "*Ana* and *Bo* are asked" in receipt(reply)
    assert "mediation.open" not in str(reply)
    for user in (ANA, BO):
        assert court.look(user).view.table
        assert not court.look(user).view.own.key
    for pressed_by in ((ANA, p.TurnKey()), (BO, p.TurnKey())):
        assert str(court.desk.home(CHI)) == home
        assert screen(typed(court.desk, "mine", user=CHI)) == mine
        court.press(*pressed_by)
    court.tick()
    assert screen(typed(court.desk, "mine", user=CHI)) == mine


def test_the_form_says_what_each_of_them_sees_before_it_is_sent(court: Court) -> None:
    told = said(pressed(court.desk, typed(court.desk), "mediation.invite"))
    assert say.SEEN in told
    assert say.OTHERS_HINT in told
    assert say.ABOUT_HINT in told
    assert "Gus" not in told


@pytest.mark.parametrize(
    ("who", "people", "sentence"),
    [
        ("self", (), say.CHOOSE),
        ("others", (), say.CHOOSE),
        ("self", (BO, CHI), say.CHOOSE_ONE),
        ("others", (BO,), say.CHOOSE_TWO),
        ("others", (BO, CHI, DEV), say.CHOOSE_TWO),
        ("others", (ANA, BO), say.NOT_YOURSELF),
        ("self", (ANA,), say.NOT_YOURSELF),
        ("others", (BO, BO), refusals.INVITE_TWO),
        *(("self", (user,), refusals.INVITE_PEERS) for user in ("U0GUS", "U0HAL", "U0BOT", "U0NEW", "x" * 3000)),
    ],
)
def test_whom_one_cannot_invite_is_said_at_the_people(
    court: Court, who: str, people: tuple[str, ...], sentence: str
) -> None:
    refusal = refused(court, *people, who=who)
    assert (refusal.field, refusal.sentence) == ("person", sentence)
    assert court.rows() == []


def test_who_has_left_the_group_meanwhile_cannot_be_invited(court: Court) -> None:
    form = pressed(court.desk, typed(court.desk), "mediation.invite")
    court.desk.click(BO, "peers.leave", 1)
    with pytest.raises(Refusal, match="joined this group"):
        court.desk.submit(ANA, form, {"who": "self", "person": (BO,), "about": "the forecast"})


@pytest.mark.parametrize("about", ["", "   ", "x" * 3000, "🙂" * 201])
def test_no_words_and_too_many_are_refused_at_the_words(court: Court, about: str) -> None:
    assert refused(court, BO, about=about).field == "about"


def test_a_choice_that_is_none_is_refused(court: Court) -> None:
    assert refused(court, BO, who="everybody").field == "who"


@pytest.mark.parametrize("user", [ANA, CHI])
def test_nobody_asks_the_same_two_again(court: Court, user: str) -> None:
    people, who = ((BO,), "self") if user == ANA else ((ANA, BO), "others")
    invite(court.desk, *people, user=user, who=who)
    refusal = refused(court, *reversed(people), user=user, who=who)
    assert (refusal.field, refusal.sentence) == ("person", refusals.INVITE_AGAIN)


def test_what_limits_invitations_is_said_at_the_people_and_tells_of_nobody_else(court: Court) -> None:
    for other in (BO, CHI, DEV):
        invite(court.desk, other)
    assert refused(court, ELI).sentence == refusals.INVITE_MANY
    assert refused(court, ANA, user=BO).sentence == refusals.INVITE_SITS


def test_hostile_words_are_shown_as_they_are_to_the_two_and_stand_in_no_message(court: Court) -> None:
    reply = invite(court.desk, BO, about=HOSTILE)
    shared = court.look(BO).view.table
    assert shared
    assert shared.about == " ".join(HOSTILE.replace(TURNS_ROUND, "").split())
    assert "forecast" not in str(reply)
    opened = screen(court.desk.click(BO, "mediation.open", court.handle()))
    assert "<!channel>" not in said(opened)
    assert "<https://evil" not in said(opened)


def test_who_is_asked_gets_one_constant_sentence_and_the_way_is_on_home(court: Court) -> None:
    invite(court.desk, BO, about="something private")
    told = home_jobs.send_notices(court.desk.work).letters
    assert [letter.to for letter in told] == [Person(BO)]
    assert "something for you on your Home tab" in texts(told)
    for word in ("private", "Ana", "table", "Bo"):
        assert word not in texts(told)
    waits = str(court.desk.click(BO, "home.waiting").modal)
    assert "Something at a table waits for you" in waits
    assert f"mediation.open:{court.handle()}" in waits
    assert "private" not in waits
    assert "Nothing waits any more" in str(court.desk.click(ANA, "home.waiting").modal)


def test_an_invitation_among_many_groups_sends_nobody_else_a_word(court: Court) -> None:
    invite(court.desk, ANA, BO, user=CHI, who="others")
    owed, _ = notices.take_due(court.desk.work, 50)
    assert sorted(user for _, user in owed) == [ANA, BO]


def test_the_page_of_ones_own_names_the_others_and_says_where_each_table_stands(court: Court) -> None:
    invite(court.desk, BO)
    invite(court.desk, CHI)
    flag(court.desk, DEV, words=HOSTILE)
    told = said(screen(typed(court.desk, "mine")))
    for name in ("*Bo*", "*Chi*", "*Dev*"):
        assert name in told
    assert sentence(court.look(ANA).view) in told
    assert "<!channel>" not in told
    assert "You noted:" in told
    assert "*Dev*" not in said(screen(typed(court.desk, "mine", user=BO)))


def test_home_shows_the_tables_to_those_who_sit_there_only(court: Court) -> None:
    invite(court.desk, BO)
    for user in EVERYBODY:
        assert (f"mediation.open:{court.handle()}" in str(court.desk.home(user).blocks)) == (user in {ANA, BO})
