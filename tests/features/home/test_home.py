"""Home shows each viewer what they may see, and a button for everything that a command can do."""

from dataclasses import replace

import pytest

from bot.features.asks.service import HomeFacts, Wishes
from bot.features.checkins.service import GroupView, NextLine, Rhythm
from bot.features.checkins.service import HomeFacts as Talks
from bot.features.grayzone.models import Symptom
from bot.features.grayzone.rules.cost import Hours
from bot.features.grayzone.service import Press as Answer
from bot.features.grayzone.service import Waiting
from bot.features.grayzone.service.proposals import Draft, propose
from bot.features.grayzone.service.quiet import file_quietly
from bot.features.home import service
from bot.features.home.service import Elsewhere, Own
from bot.features.home.views import page
from bot.features.kudos.service import Book, Line
from bot.features.mediation.facts import Person, Seat, Seen
from bot.features.notices.service import Choice, Press
from bot.features.notices.service import Waiting as Private
from bot.features.peers import service as peers
from bot.slack.replies import Home
from tests.features.checkins.looks import OFFERED
from tests.features.desk import MONDAY, WORKSPACE, Desk
from tests.features.mediation.desk import BO, Table

LINE = Line(1, "Bo", MONDAY, "for the board deck " * 30, private=False, own=False)
WAITS = Private("t" * 300, "w" * 900, (Press("promises.report", "Done", "1.1"), Press("promises.look", "Look", "1.1")))
ANSWERS = (Answer("grayzone.held", "It held"), Answer("grayzone.slipped", "It slipped", ("t" * 200, "w" * 900, "Yes")))
BOOK = Book((LINE,) * 30, (LINE,) * 30)
TABLE = Seen("abc", 1, 0, Table.laid().view(Seat.A), (Person(BO, "<!channel> *Bo* " + "🙂" * 300, ""),))


def said(home: Home) -> str:
    return str(home.blocks)


def raise_issue(desk: Desk, user: str, what: str, group: int = 1) -> None:
    seat = peers.seat(desk.work, workspace=WORKSPACE, user=user, group_id=group)
    handoff = peers.handoffs(desk.work, group)[0]
    propose(desk.work, seat, Draft(what, handoff, Symptom.WAITS, Hours(1, 2, 3)))


def test_a_stranger_learns_what_this_is_and_how_to_begin_and_no_channel(desk: Desk) -> None:
    desk.team()
    text = said(desk.home("U0CHI"))
    assert "press *Join* on the card in your team" in text
    assert "/invite @Grayzone" in text
    assert "leadership" not in text


@pytest.mark.parametrize(("user", "why"), [("U0GUS", "Guests"), ("U0HAL", "another firm"), ("U0BOT", "Bots")])
def test_who_cannot_take_part_is_told_why(desk: Desk, user: str, why: str) -> None:
    desk.team()
    assert why in said(desk.home(user))


def test_a_peer_of_a_paused_group_is_told_what_opens_it_again(desk: Desk) -> None:
    desk.team()
    peers.close_all(desk.work, WORKSPACE)
    text = said(desk.home("U0ANA"))
    assert "is paused" in text
    assert "/invite @Grayzone" in text


def test_when_nothing_waits_there_is_a_friendly_sentence(desk: Desk) -> None:
    desk.team()
    text = said(desk.home("U0ANA"))
    assert "Nothing now" in text
    assert "#leadership · Sales" in text


def test_everything_has_a_button(desk: Desk) -> None:
    desk.team()
    text = said(desk.home("U0ANA"))
    for action in ("grayzone.open", "home.list", "home.mine", "home.help", "peers.set_up", "peers.change"):
        assert f"'{action}:1'" in text
    assert "'asks.ring_settings:1'" in text
    assert "'checkins.group:1'" in text
    assert "'mediation.contact:1'" in text
    for action in ("asks.open", "asks.mine", "asks.quietly:off", "checkins.open", "checkins.how"):
        assert f"'{action}'" in text
    for action in ("mediation.begin", "mediation.mine", "mediation.how"):
        assert f"'{action}'" in text
    assert "'peers.away:1'" in text
    assert "'peers.leave:1'" in text


def test_whoever_looks_can_read_and_erase_what_is_kept_about_them_in_a_group_or_not(desk: Desk) -> None:
    desk.team()
    seen = {user: said(desk.home(user)) for user in ("U0ANA", "U0CHI", "U0GUS")}
    peers.close_all(desk.work, WORKSPACE)
    seen["of a paused group"] = said(desk.home("U0ANA"))
    for text in seen.values():
        assert "'records.export'" in text
        assert "'records.erase'" in text


def test_who_is_away_sees_it_and_can_come_back(desk: Desk) -> None:
    desk.team()
    desk.submit("U0ANA", desk.click("U0ANA", "peers.away", 1).modal, {"back": "2026-12-07"})
    text = said(desk.home("U0ANA"))
    assert "You are away; back on Mon 7 Dec." in text
    assert "'peers.back:1'" in text


def test_issues_are_shown_escaped_with_a_look_at_each(desk: Desk) -> None:
    desk.team()
    raise_issue(desk, "U0ANA", "<!channel> orders *wait* @here")
    text = said(desk.home("U0BO"))
    assert "<!channel>" not in text
    assert "@here" not in text
    assert "'grayzone.card:1.1'" in text
    assert "Your issues*: raised, seen or driven by you" in text


def test_quiet_issues_are_for_their_authors_eyes_only(desk: Desk) -> None:
    desk.team()
    before = desk.home("U0BO")
    seat = peers.seat(desk.work, workspace=WORKSPACE, user="U0ANA")
    file_quietly(desk.work, seat, (peers.handoffs(desk.work, 1)[0].id, Symptom.WAITS), Hours(1, 2, 3), "secret words")
    assert "Quiet, for your eyes only" in said(desk.home("U0ANA"))
    assert desk.home("U0BO") == before
    mine = desk.click("U0ANA", "home.mine", 1).modal
    assert mine
    assert "order data" in str(mine.blocks)
    other = desk.click("U0BO", "home.mine", 1).modal
    assert other
    assert "order data" not in str(other.blocks)


def page_of_everything(desk: Desk, groups: int) -> Home:
    seat = peers.seat(desk.work, workspace=WORKSPACE, user="U0ANA")
    waits = tuple(Waiting(n, "t" * 300, "w" * 900, ANSWERS[: 1 + n % 2], f"1.{n}") for n in range(40))
    one = service.place(desk.work, seat)
    one = replace(one, waiting=waits, mine=one.mine * 3, queue=one.queue * 3)
    known = HomeFacts(tuple((f"group-{number}", None) for number in range(groups)), Wishes())
    own_waits = (Private("t" * 300, "w" * 900, (Press("asks.help", "I can help", "1"),) * 4),) * 9
    views = tuple(GroupView(n, "g" * 80, Rhythm.WEEKLY, ("Bo",), None, takes_part=True) for n in range(groups))
    talks = Talks(views, tuple(NextLine(view, OFFERED if n < 9 else None) for view in views for n in range(10)), ())
    choice = Choice(told=True, stopped=False, most=3, country=None)
    own = Own(own_waits, own_waits, known, talks, BOOK, (TABLE,) * 9, (seat.group.id,), choice)
    return page.page((one,) * min(groups, 3), (Elsewhere(seat, 2),) * max(0, groups - 3), own)


@pytest.mark.parametrize("groups", [1, 2, 3, 5])
def test_however_much_there_is_the_page_stays_below_a_hundred_blocks(desk: Desk, groups: int) -> None:
    desk.team()
    for number in range(12):
        raise_issue(desk, "U0ANA", f"{number} " + "🙂 words " * 40)
    full = page_of_everything(desk, groups)
    desk.check_buttons(full.blocks)
    assert len(full.blocks) < 100
    assert "more: `/grayzone list`" in said(full)
    assert "What others can see of you" in str(full.blocks[-4])
    assert "Erase mine" in str(full.blocks[-1])
    assert "Asks and help" in said(full)
    assert "'checkins.talk'" in said(full)
    assert "'home.waiting'" in said(full)
    assert "'mediation.open:abc'" in said(full)
    assert "and 6 more, under *My tables and flags*" in said(full)
    assert "<!channel>" not in said(full)
    if groups > 3:
        assert "Your other groups" in said(full)


def test_the_whole_list_opens_in_a_form_and_only_for_peers(desk: Desk) -> None:
    desk.team()
    for number in range(95):
        raise_issue(desk, "U0ANA", f"matter {number}")
    whole = desk.click("U0BO", "home.list", 1).modal
    assert whole
    assert len(whole.blocks) <= 100
    assert "Join" in desk.refused("U0CHI", "home.list", 1)
    assert desk.refused("U0BO", "home.list", "x")


def test_several_groups_have_a_section_each(desk: Desk) -> None:
    desk.team()
    desk.invite("C0SALE")
    desk.set_up("U0ANA", group=2)
    desk.join("U0ANA", 4, group=2)
    raise_issue(desk, "U0ANA", "the other table", group=2)
    text = said(desk.home("U0ANA"))
    assert "#leadership · Sales" in text
    assert "#c0sale · Sales" in text
    assert "the other table" not in said(desk.home("U0BO"))
