"""The ways to the first screen: what it says before anything is written, and whom it takes along."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.models import MediationFlag, MediationTable
from bot.features.mediation.text import inviting as say
from bot.features.peers import service as peers
from bot.slack.requests import ChannelChanged
from tests.features.checkins.looks import said
from tests.features.desk import LEADERSHIP, WORKSPACE, Desk, channel_facts
from tests.features.mediation.court import ANA, BO, CHI, DEV, ELI, EVERYBODY, Court
from tests.features.mediation.entrance import begins_with, pressed, receipt, screen, typed, used_on

FORM = "mediation.invite"


def second_group(desk: Desk, *users: str) -> None:
    """Let these people have another group, in #elsewhere."""
    desk.invite("C0ELSE", facts=channel_facts("C0ELSE", "elsewhere"))
    desk.set_up(group=2)
    functions = peers.functions(desk.work, 2)
    for user, function in zip(users, functions, strict=False):
        desk.join(user, function.id, group=2)


def test_the_first_screen_says_what_does_not_belong_there_before_anything_is_written(court: Court) -> None:
    first = screen(typed(court.desk))
    told = said(first)
    assert "Harassment, discrimination, safety and pay do not belong here." in told
    assert say.WHO_ELSE in told
    assert say.KEPT in told
    assert not [block for block in first.blocks if block["type"] == "input"]
    assert first.submit is None


def test_nothing_is_kept_by_looking(court: Court) -> None:
    for action in (FORM, "mediation.flag", "mediation.mine", "mediation.how"):
        pressed(court.desk, typed(court.desk, "", BO), action)
    typed(court.desk, "contact")
    for kind in (MediationTable, MediationFlag):
        assert court.desk.session.query(kind).count() == 0


@pytest.mark.parametrize("words", ["help", "HELP ", "frobnicate", "my pay is wrong", "x" * 3000, "<!channel>", "pause"])
def test_help_and_words_that_are_not_known_get_help_which_repeats_none_of_them(court: Court, words: str) -> None:
    told = receipt(typed(court.desk, words))
    assert told == say.HELP


@pytest.mark.parametrize("words", ["mine", "list", " LIST"])
def test_what_is_private_opens_in_a_modal_and_never_as_an_answer_in_the_channel(court: Court, words: str) -> None:
    court.invite()
    reply = typed(court.desk, words)
    assert reply.shown is None
    assert "*Bo*" in said(screen(reply))


def test_who_is_named_is_taken_along_and_words_are_not(court: Court) -> None:
    reply = typed(court.desk, "about her temper", BO)
    form = pressed(court.desk, reply, FORM)
    assert begins_with(form, "who") == "self"
    assert begins_with(form, "person") == [BO]
    assert begins_with(form, "about") == ""
    assert "temper" not in str(reply) + str(form)


def test_of_two_who_are_named_a_table_of_those_two_is_meant(court: Court) -> None:
    form = pressed(court.desk, typed(court.desk, "", BO, CHI), FORM)
    assert begins_with(form, "who") == "others"
    assert begins_with(form, "person") == [BO, CHI]
    own = pressed(court.desk, typed(court.desk, "", ANA, CHI, DEV), FORM)
    assert (begins_with(own, "who"), begins_with(own, "person")) == ("self", [CHI])


def test_who_is_no_peer_of_the_group_is_not_taken_along_and_that_is_said(court: Court) -> None:
    reply = typed(court.desk, "", "U0GUS", "U0HAL", "U0BOT", BO)
    assert say.LEFT_OUT in said(screen(reply))
    assert begins_with(pressed(court.desk, reply, FORM), "person") == [BO]
    assert say.LEFT_OUT not in said(screen(typed(court.desk, "", BO)))


def test_the_quiet_way_takes_one_along_and_of_two_nobody(court: Court) -> None:
    assert begins_with(pressed(court.desk, typed(court.desk, "", BO), "mediation.flag"), "person") == BO
    assert begins_with(pressed(court.desk, typed(court.desk, "", BO, CHI), "mediation.flag"), "person") == ""


@pytest.mark.parametrize("word", ["", "mine", "contact"])
@pytest.mark.parametrize("user", ["U0GUS", "U0HAL", "U0BOT", "U0NEW"])
def test_who_is_in_no_group_gets_the_usual_sentence(court: Court, user: str, word: str) -> None:
    with pytest.raises(Refusal):
        typed(court.desk, word, user=user)


def test_in_the_channel_of_a_group_that_is_shared_with_another_firm_nothing_opens(court: Court) -> None:
    court.desk.handle(ChannelChanged(WORKSPACE, ANA, court.desk.once(), LEADERSHIP, "shared"))
    with pytest.raises(peers.GroupPaused):
        typed(court.desk)


def test_who_is_in_several_groups_is_asked_which_and_keeps_whom_they_named(court: Court) -> None:
    second_group(court.desk, ANA, BO, CHI)
    where = screen(typed(court.desk, "", BO, channel="C0RAND"))
    assert where.title == "Which group?"
    first = court.desk.submit(ANA, where, {"group": "2"})
    assert begins_with(pressed(court.desk, first, FORM), "person") == [BO]
    for channel, group in ((LEADERSHIP, 1), ("C0ELSE", 2)):
        assert f"mediation.invite:{group}" in str(screen(typed(court.desk, channel=channel)))


def test_the_group_is_the_one_in_which_those_are_who_are_named(court: Court) -> None:
    second_group(court.desk, ANA, BO)
    assert "mediation.invite:1.U0CHI" in str(screen(typed(court.desk, "", CHI, channel="C0ELSE")))


@pytest.mark.parametrize("group", ["", "0", "99", "x", "2 or 1", "9" * 30])
def test_a_forged_group_is_refused(court: Court, group: str) -> None:
    second_group(court.desk, ANA, BO)
    where = typed(court.desk, channel="C0RAND").modal
    with pytest.raises(Refusal):
        court.desk.submit(ANA, where, {"group": group})
    if group:
        for action in (FORM, "mediation.flag", "mediation.contact"):
            assert court.desk.refused(ANA, action, group)


def test_the_shortcut_takes_the_author_along_and_names_nobody_to_others(court: Court) -> None:
    reply = used_on(court.desk, BO, "you never answer")
    form = pressed(court.desk, reply, FORM)
    assert (begins_with(form, "who"), begins_with(form, "person")) == ("self", [BO])
    assert reply.letters == ()
    assert "never answer" not in str(reply) + str(form)


@pytest.mark.parametrize(
    ("user", "author", "text", "taken"),
    [
        (CHI, BO, "@U0ANA this is your mess", [ANA, BO]),
        (ANA, BO, "@U0ANA this is your mess", [BO]),
        (BO, BO, "@U0ANA this is your mess", [ANA]),
        (DEV, BO, "@U0ANA @U0CHI @U0ELI enough", [ANA, BO]),
        (ELI, BO, "@U0ANA @U0ELI enough", [BO]),
        (ANA, "U0GUS", "@U0HAL @UPDATE @U0BOT", []),
        (ANA, None, "from an app", []),
        (ANA, ANA, "I give up", []),
    ],
)
def test_the_shortcut_takes_along_whom_the_message_itself_names(
    court: Court, user: str, author: str | None, text: str, taken: list[str]
) -> None:
    reply = used_on(court.desk, author, text, user=user)
    assert say.LEFT_OUT not in said(screen(reply))
    form = pressed(court.desk, reply, FORM, user=user)
    assert begins_with(form, "who") == ("others" if len(taken) == 2 else "self")
    assert sorted(begins_with(form, "person")) == taken


def test_the_shortcut_works_outside_of_the_groups_channel_but_not_where_another_firm_reads(court: Court) -> None:
    second_group(court.desk, ANA)
    assert "mediation.invite:1.U0BO" in str(screen(used_on(court.desk, BO, "no", channel="G0BOARD")))
    with pytest.raises(Refusal, match="shared with another firm"):
        used_on(court.desk, BO, "no", channel="C0PART", shared=True)


def test_alone_in_a_group_one_learns_what_is_missing(court: Court) -> None:
    for user in EVERYBODY[1:]:
        court.desk.click(user, "peers.leave", 1)
    for action in (FORM, "mediation.flag"):
        assert "Nobody else has joined your group yet" in court.desk.refused(ANA, action, "1")
