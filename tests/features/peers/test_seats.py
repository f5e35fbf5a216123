"""Who acts, where, and for which function; and what is known of people."""

from datetime import timedelta

import pytest

from bot.features.peers import jobs, service
from bot.features.peers.rules.refusals import GroupNotReady, NotAPeer, SeveralGroups, StandingForbids
from bot.slack.requests import PersonChanged, PersonFacts
from tests.features.desk import WORKSPACE, Desk, channel_facts, facts_of, texts


def tell(desk: Desk, facts: PersonFacts) -> str:
    handler = desk.doors.find(PersonChanged, "")
    assert handler
    reply = handler(PersonChanged(WORKSPACE, facts.user, desk.once(), facts), desk.work)
    return texts(reply.letters)


def second_group(desk: Desk) -> None:
    desk.invite("C0SALE")
    desk.set_up("U0BO", group=2)
    desk.join("U0BO", 4, group=2)


def test_the_only_group_is_meant_wherever_one_asks(desk: Desk) -> None:
    desk.team()
    seat = service.seat(desk.work, workspace=WORKSPACE, user="U0ANA", channel="C0RAND")
    assert (seat.name, seat.group.channel, seat.function.name) == ("Ana", "C0LEAD", "Sales")


def test_of_several_groups_the_channels_own_is_meant_else_one_is_asked(desk: Desk) -> None:
    desk.team()
    second_group(desk)
    assert service.seat(desk.work, workspace=WORKSPACE, user="U0BO", channel="C0SALE").group.id == 2
    assert service.seat(desk.work, workspace=WORKSPACE, user="U0BO", group_id=1).group.id == 1
    with pytest.raises(SeveralGroups) as asked:
        service.seat(desk.work, workspace=WORKSPACE, user="U0BO", channel="C0RAND")
    assert [seat.group.id for seat in asked.value.seats] == [1, 2]
    assert len(service.seats(desk.work, workspace=WORKSPACE, user="U0BO")) == 2


def test_strangers_are_told_how_to_join_and_hear_of_no_other_channel(desk: Desk) -> None:
    desk.team()
    with pytest.raises(NotAPeer) as here:
        service.seat(desk.work, workspace=WORKSPACE, user="U0CHI", channel="C0LEAD")
    assert "Join on its card" in here.value.sentence
    assert "#leadership" in here.value.sentence
    with pytest.raises(NotAPeer) as elsewhere:
        service.seat(desk.work, workspace=WORKSPACE, user="U0CHI", channel="C0RAND")
    assert "leadership" not in elsewhere.value.sentence
    with pytest.raises(NotAPeer):
        service.seat(desk.work, workspace=WORKSPACE, user="U0CHI", group_id=1)
    with pytest.raises(NotAPeer):
        service.seat(desk.work, workspace="T0ELSE", user="U0ANA")
    desk.invite("C0SALE")
    with pytest.raises(GroupNotReady):
        service.seat(desk.work, workspace=WORKSPACE, user="U0CHI", channel="C0SALE")


@pytest.mark.parametrize("kind", ["guest", "external", "deactivated"])
def test_who_is_no_member_any_more_leaves_every_group_quietly(desk: Desk, kind: str) -> None:
    desk.team()
    assert "*Open seats:* Operations" in tell(desk, facts_of("U0BO", kind=kind))
    with pytest.raises(StandingForbids):
        service.seat(desk.work, workspace=WORKSPACE, user="U0BO")
    assert tell(desk, facts_of("U0BO", kind=kind)) == ""


def test_a_change_that_came_with_no_event_is_found_by_the_job(desk: Desk) -> None:
    desk.team()
    service.learn(desk.work, WORKSPACE, service.PersonLearned("U0BO", "Bo", None, "guest"))
    with pytest.raises(StandingForbids):
        service.seat(desk.work, workspace=WORKSPACE, user="U0BO")
    assert service.seats(desk.work, workspace=WORKSPACE, user="U0BO") == ()
    due = jobs.end_departed(desk.work)
    assert "*Open seats:* Operations" in texts(due.letters)
    assert not jobs.end_departed(desk.work).more


def test_a_new_name_reaches_the_card_and_nothing_else_does(desk: Desk) -> None:
    desk.team()
    assert tell(desk, facts_of("U0BO", zone="Asia/Tokyo")) == ""
    assert service.zone_of(desk.work, WORKSPACE, "U0BO") == "Asia/Tokyo"
    assert "*Operations:* Bodo" in tell(desk, facts_of("U0BO", name="Bodo"))


def test_nothing_is_kept_of_accounts_that_never_used_the_bot(desk: Desk) -> None:
    desk.team()
    assert tell(desk, facts_of("U0CHI", name="Chichi")) == ""
    assert service.names(desk.work, WORKSPACE, ["U0CHI"]) == {"U0CHI": "someone"}


def test_names_of_people_known_gone_and_unknown(desk: Desk) -> None:
    desk.team()
    tell(desk, facts_of("U0BO", kind="deactivated"))
    assert service.names(desk.work, WORKSPACE, ["U0ANA", "U0BO", "U0XXX", "U0ANA"]) == {
        "U0ANA": "Ana",
        "U0BO": "Bo (left)",
        "U0XXX": "someone",
    }
    assert service.names(desk.work, WORKSPACE, []) == {}


def test_hostile_names_page_nobody(desk: Desk) -> None:
    desk.team()
    said = tell(desk, facts_of("U0BO", name="<!channel> @here *x*"))
    assert "<!channel>" not in said.replace("&lt;", "")
    assert "@here" not in said


def test_a_tick_is_taken_once_and_missed_ones_are_not_made_up_for(desk: Desk) -> None:
    desk.team()
    desk.invite("C0SALE")
    assert service.groups_with_tick_due(desk.work, 10) == ()
    desk.now += timedelta(days=4)
    due = service.groups_with_tick_due(desk.work, 10)
    assert [group.id for group in due] == [1]
    assert service.tick_passed(desk.work, due[0])
    assert not service.tick_passed(desk.work, due[0])
    assert service.groups_with_tick_due(desk.work, 10) == ()
    assert f"{service.group(desk.work, 1).next_tick_at:%a %d}" == "Mon 30"


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # whose driver tells
def test_the_seat_is_found_with_one_select(desk: Desk) -> None:
    desk.team()
    desk.session.flush()
    seen: list[str] = []
    driver = desk.session.connection().connection.driver_connection
    assert driver
    driver.set_trace_callback(seen.append)
    service.seat(desk.work, workspace=WORKSPACE, user="U0ANA", channel="C0LEAD")
    assert len(seen) == 1


def test_inviting_is_known_by_the_channel_facts(desk: Desk) -> None:
    desk.invite(facts=channel_facts(name="leadership"))
    state = service.state_of_channel(desk.work, workspace=WORKSPACE, channel="C0LEAD")
    assert state
    assert (state.facts.name, state.ready, state.closed) == ("leadership", False, False)


def test_a_locale_stays_until_slack_says_another_one(desk: Desk) -> None:
    for locale, kept in (("de-DE", "de-DE"), (None, "de-DE"), ("fr-FR", "fr-FR")):
        said = service.PersonLearned("U0BO", "Bo", "Europe/Berlin", "member", locale)
        service.learn(desk.work, WORKSPACE, said)
        assert service.locale_of(desk.work, WORKSPACE, "U0BO") == kept
