"""Two at once: one winner, the other gets a sentence, and nothing is done twice. On both databases."""

import pytest

from bot.db.vault import NOTHING
from bot.features.home.jobs import send_notices
from bot.features.peers import service as peers
from bot.features.spotlights import jobs, service
from bot.features.spotlights.facts import Act
from bot.features.spotlights.models import State
from bot.features.spotlights.service import Contribution, Kind, reviewing, writing
from bot.work import Work
from tests.features.at_once import at_once
from tests.features.desk import WORKSPACE
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, DID, EFFECT, ELI, FAY, Hall

ELIS, FAYS = Act(WORKSPACE, ELI, 1), Act(WORKSPACE, FAY, 1)


@pytest.fixture
def hall(own_hall: Hall) -> Hall:
    """Several transactions at once, which no test can undo together, need a database of their own."""
    return own_hall


def approve(work: Work) -> None:
    reviewing.approve(work, ELIS, together=False)


def test_a_decision_is_made_once(hall: Hall) -> None:
    hall.to_review()
    ends = at_once(
        hall.desk, [approve, lambda work: reviewing.decline(work, ELIS), lambda work: reviewing.keep(work, ELIS)]
    )
    assert ends.count("done") == 1
    assert sum("Nothing waits here any more" in end for end in ends) == 2
    assert hall.state() is (State.SCHEDULED, State.DECLINED, State.KEPT)[ends.index("done")]


def test_posted_twice_it_is_scheduled_once(hall: Hall) -> None:
    hall.to_review()
    assert at_once(hall.desk, [approve] * 3).count("done") == 1
    assert len(hall.to_tick()) == 1


def test_sent_or_passed_on_but_not_both(hall: Hall) -> None:
    hall.one_hero()
    hall.write()
    ends = at_once(hall.desk, [lambda work: writing.send(work, FAYS), lambda work: writing.pass_on(work, FAYS)])
    assert ends.count("done") == 1
    assert hall.state() is (State.HERO_REVIEW, State.WAITING)[ends.index("done")]


def test_a_form_and_the_clock(hall: Hall) -> None:
    hall.one_hero()
    hall.desk.now = hall.only().due_at or hall.desk.now
    ends = at_once(hall.desk, [lambda work: writing.write(work, FAYS, DID, EFFECT), jobs.take_turns])
    assert ends[1] == "done"
    hall.run()
    assert hall.state() is State.ENDED
    assert hall.only().did == NOTHING


def test_two_replicas_post_once(hall: Hall) -> None:
    hall.to_review()
    hall.approve()
    hall.desk.now = hall.only().due_at or hall.desk.now
    told: list[int] = []
    at_once(hall.desk, [lambda work: told.append(len(jobs.post_due(work).letters))] * 3)
    assert sorted(told) == [0, 0, 1]


def test_two_replicas_tell_once(hall: Hall) -> None:
    hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN))
    jobs.take_turns(hall.desk.work)
    told: list[int] = []
    jobs.owe_notices(hall.desk.work)
    at_once(hall.desk, [lambda work: told.append(len(send_notices(work).letters))] * 3)
    assert sorted(told) == [0, 0, 1]


def test_taken_back_at_the_tick_it_is_posted_or_not_and_then_gone(hall: Hall) -> None:
    hall.to_review()
    hall.approve()
    hall.desk.now = hall.only().due_at or hall.desk.now
    told: list[int] = []
    ends = at_once(
        hall.desk,
        [
            lambda work: told.append(len(jobs.post_due(work).letters)),
            lambda work: reviewing.revoke(work, ELIS),
        ],
    )
    assert ends == ["done", "done"]
    assert hall.state() is State.REVOKED


def test_replicas_that_ask_at_once_ask_nobody_too_often(hall: Hall) -> None:
    for _ in range(3):
        hall.won(*((user, Kind.PLEDGE) for user in (ANA, BO, CHI)), (FAY, Kind.SEEN))
    at_once(hall.desk, [jobs.take_turns] * 4)
    hall.run()
    asked = [writer for writer, _ in hall.asked()]
    assert len(asked) == len(set(hall.asked()))
    assert all(asked.count(user) <= 2 for user in asked)
    assert sum(one.begun_at is not None for one in hall.spotlights().values()) <= 3


def test_a_win_told_twice_at_once_is_kept_once(hall: Hall) -> None:
    def win(work: Work) -> None:
        facts = [Contribution(ELI, Kind.PLEDGE), Contribution(FAY, Kind.SEEN)]
        service.won(work, peers.group(work, 1), source="x", title="t", driver=DEV, contributions=facts)

    assert at_once(hall.desk, [win] * 3) == ["done"] * 3
    assert len(hall.spotlights()) == 1
