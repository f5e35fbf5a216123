"""After an erasure every surface that named the person says "a former colleague", or is gone; and work goes on."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.db.vault import NOTHING
from bot.delivery.models import LETTERS
from bot.features.asks.models import Ask
from bot.features.grayzone.views.card import message
from bot.features.home.views import page
from bot.features.peers import service as peers
from bot.features.spotlights.models import Kind, State
from bot.slack.replies import Reply
from tests.features.desk import Desk
from tests.features.records.life import COUNTED, OPEN_CONDITION, Life
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, ELI, FAY, Hall

NAME = re.compile(r"\bBo\b|U0BO\b|former-")


def cards(reply: Reply) -> dict[str, str]:
    """Return what the painted cards say, by name; an empty text for those that are taken down."""
    return {str(letter.card): str(letter.message.blocks) if letter.message else "" for letter in reply.letters}


def test_every_card_that_named_the_person_is_painted_again_without_the_name(life: Life) -> None:
    asks = life.desk.session.scalars(select(Ask.handle).order_by(Ask.id)).all()
    painted = cards(life.erase())
    assert {name: NAME.findall(said) for name, said in painted.items() if NAME.search(said)} == {}
    named = {name for name, said in painted.items() if "a former colleague" in said}
    taken_down = {name for name, said in painted.items() if not said}
    assert named == {
        *(f"grayzone.issue:1.{number}" for number in (1, 2, 3)),
        *(f"spotlights.spotlight:{key}" for key in (1, 3)),  # written by Bo, and brought together by Bo
        "kudos.card:1.1",
        f"asks.ask:{asks[1]}",
    }
    assert taken_down == {"spotlights.spotlight:2", "kudos.card:2.1", "kudos.card:3.1", "kudos.card:5.1"}
    assert painted.keys() - named - taken_down == {"peers.group:1", "kudos.card:4.1", f"asks.ask:{asks[3]}"}


def test_only_cards_that_stand_are_painted(desk: Desk) -> None:
    life = Life(desk).sat_down()
    life.worked_on_issues()
    assert life.erase().letters == ()


def test_others_see_a_former_colleague_where_the_name_was(life: Life) -> None:
    life.erase()
    seen = {user: str(life.desk.home(user)) for user in (ANA, CHI, DEV, ELI, FAY)}
    seen |= {f"{user} spotlights": str(life.hall.press(user, "mine", 1).modal) for user in (ANA, DEV)}
    seen |= {f"issue {number}": str(message(life.issues.card(number))) for number in range(1, 5)}
    seen["kudos"] = str(life.desk.click(ANA, "kudos.mine").modal)
    assert {where: NAME.findall(said) for where, said in seen.items() if NAME.search(said)} == {}
    for where in ("issue 1", "issue 2", "issue 3", "kudos", ANA):
        assert "a former colleague" in seen[where]
    assert "a former colleague" not in seen["issue 4"]  # there they had only pledged, under seal
    assert COUNTED in seen[f"{DEV} spotlights"]


def test_whoever_was_erased_sees_what_a_stranger_sees_and_may_begin_anew(life: Life) -> None:
    receipt = life.erase()
    assert receipt.repaint
    assert receipt.shown
    assert "I know nothing of you any more" in receipt.shown.text
    assert life.desk.home(BO) == page.stranger(None)
    life.desk.join(BO, 2)
    assert [peer.user for peer in peers.peers(life.desk.work, 1)].count(BO) == 1
    assert "Prices are typed twice" not in str(life.desk.click(BO, "home.mine", 1).modal)
    life.issues.propose(BO, way="quietly", what="anew", symptom="LOST")  # not "filed before"


def test_what_the_person_drove_any_peer_takes_over(life: Life) -> None:
    life.erase()
    life.issues.press(FAY, "over", 1)
    life.issues.submit(FAY, "deliver", {"measured": "6"}, 1)
    assert life.issues.state(1) == "DELIVERED"


def test_who_was_to_be_written_about_by_the_person_gets_another_writer(desk: Desk) -> None:
    life = Life(desk).sat_down()
    life.hall.won((ELI, Kind.PLEDGE), (BO, Kind.SEEN), (CHI, Kind.SEEN), driver=DEV)
    life.hall.run()
    first = life.hall.only().writer
    assert first in {BO, CHI}
    life.erase(first)
    life.hall.wait(minutes=11)
    assert life.hall.only().writer == ({BO, CHI} - {first}).pop()


def asked(hall: Hall) -> None:
    hall.won((BO, Kind.PLEDGE), (FAY, Kind.SEEN), driver=DEV)
    hall.run()


def written(hall: Hall) -> None:
    asked(hall)
    hall.write(FAY)


def sent(hall: Hall) -> None:
    asked(hall)
    hall.send(FAY)


def approved(hall: Hall) -> None:
    sent(hall)
    hall.approve(BO)


def kept(hall: Hall) -> None:
    sent(hall)
    hall.press(BO, "keep")


def posted(hall: Hall) -> None:
    approved(hall)
    hall.to_tick()


@pytest.mark.parametrize("reach", [asked, written, sent, approved, kept, posted])
def test_what_is_about_the_person_ends_empty_from_every_state(desk: Desk, reach: Callable[[Hall], None]) -> None:
    life = Life(desk).sat_down()
    reach(life.hall)
    was = life.hall.state()
    life.erase()
    one = life.hall.only()
    assert (one.did, one.effect) == (NOTHING, NOTHING)
    assert one.state == (State.REVOKED if was in {State.KEPT, State.POSTED} else State.ENDED)
    assert not life.hall.wait(days=20)  # and nobody is told anything


def test_letters_that_wait_say_a_former_colleague(life: Life) -> None:
    session = life.desk.session
    to_bo = select(LETTERS).where(LETTERS.c.to_id == BO)
    assert session.execute(to_bo).all()
    life.erase()
    assert session.execute(to_bo).all() == []
    waiting = [row.message["text"] for row in session.execute(select(LETTERS)) if row.message]
    assert "a former colleague sees it too, for Operations: about 2 h per week." in waiting
    assert [line for line in waiting if OPEN_CONDITION in line and "a former colleague" in line]
