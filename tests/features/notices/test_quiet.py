"""Whoever is away by their status, or has paused notifications, is written to afterwards; no status is kept."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.features.peers import service as peers
from bot.features.peers.models import PersonRecord
from bot.slack import events
from bot.slack.people import AWAY
from tests.features.desk import WORKSPACE
from tests.features.notices.gatehouse import ANA, BO, CHI, LATER, NOW, Gatehouse, utc
from tests.slack.recordings import recorded

ACCOUNT = "event.user_change/user_change--derived--go.json"
PAUSED = "bare_event/dnd_updated_user--apiref.json"


def hears(gatehouse: Gatehouse, event: dict[str, Any]) -> None:
    """Take an event of Slack's."""
    body = {"type": "event_callback", "event_id": gatehouse.desk.once(), "team_id": WORKSPACE, "event": event}
    request = events.read(body, workspace=WORKSPACE, bot_user="U0GRAY")
    assert request
    gatehouse.desk.handle(request)


def seconds(words: str) -> int:
    return int(utc(words).timestamp())


def status(
    gatehouse: Gatehouse, emoji: str = ":palm_tree:", until: object = 0, zone: str = "Europe/Berlin", user: str = ANA
) -> None:
    """Let Slack say that somebody set their status."""
    event = recorded(ACCOUNT)["event"]
    event["user"] |= {"id": user, "team_id": WORKSPACE, "tz": zone}
    event["user"]["profile"] |= {"status_emoji": emoji, "status_text": "zq in the sun", "status_expiration": until}
    gatehouse.desk.doors.learner = None  # the desk would say that there is no status
    hears(gatehouse, event)


def pause(gatehouse: Gatehouse, begins: object, ends: object, *, on: object = True, user: str = ANA) -> None:
    """Let Slack say when somebody's notifications are paused next."""
    window = {"dnd_enabled": on, "next_dnd_start_ts": begins, "next_dnd_end_ts": ends}
    hears(gatehouse, recorded(PAUSED) | {"user": user, "dnd_status": window})


def test_a_status_that_says_away_puts_off_until_it_ends(gatehouse: Gatehouse) -> None:
    status(gatehouse, until=seconds("2026-12-03 11:00"))
    assert gatehouse.asks() == (LATER, utc("2026-12-03 11:00"))
    assert gatehouse.passes(BO) is NOW
    assert gatehouse.at("2026-12-03 11:00").passes() is NOW


def test_a_status_that_ends_at_night_puts_off_until_the_morning(gatehouse: Gatehouse) -> None:
    status(gatehouse, until=seconds("2026-11-27 22:59"))
    assert gatehouse.asks() == (LATER, utc("2026-11-30 08:00"))


def test_a_status_without_an_end_is_looked_at_again_each_working_day(gatehouse: Gatehouse) -> None:
    status(gatehouse)
    assert gatehouse.asks() == (LATER, utc("2026-11-25 08:00"))
    assert gatehouse.at("2026-11-27 09:00").asks() == (LATER, utc("2026-11-30 08:00"))
    status(gatehouse, emoji="")
    assert gatehouse.passes() is NOW


@pytest.mark.parametrize("emoji", ["", ":house_with_garden:", ":bus:", ":spiral_calendar_pad:", ":tada:", "palm"])
def test_any_other_status_changes_nothing(gatehouse: Gatehouse, emoji: str) -> None:
    status(gatehouse, emoji, seconds("2026-12-03 11:00"))
    assert gatehouse.passes() is NOW


@pytest.mark.parametrize("emoji", sorted(AWAY))
@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_every_away_emoji_of_the_list_counts(gatehouse: Gatehouse, emoji: str) -> None:
    status(gatehouse, f":{emoji}:")
    assert gatehouse.passes() is LATER


@pytest.mark.parametrize("until", [None, "", "soon", [], {}, -5, 10**30, 1e400, True])
@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_an_end_that_makes_no_sense_is_none(gatehouse: Gatehouse, until: object) -> None:
    status(gatehouse, until=until)
    assert gatehouse.asks() == (LATER, utc("2026-11-25 08:00"))


def test_what_a_status_says_is_not_kept(gatehouse: Gatehouse) -> None:
    status(gatehouse)
    row = gatehouse.desk.session.execute(select(PersonRecord.__table__).where(PersonRecord.user == ANA)).one()
    assert "zq" not in str(row)
    assert "palm" not in str(row)


def test_paused_notifications_put_off_until_they_come_again(gatehouse: Gatehouse) -> None:
    pause(gatehouse, seconds("2026-11-24 09:30"), seconds("2026-11-24 12:00"))
    assert gatehouse.asks() == (LATER, utc("2026-11-24 12:00"))
    assert gatehouse.at("2026-11-24 12:00").passes() is NOW


def test_a_pause_that_has_not_begun_or_is_over_changes_nothing(gatehouse: Gatehouse) -> None:
    pause(gatehouse, seconds("2026-11-24 20:00"), seconds("2026-11-25 07:00"))
    assert gatehouse.passes() is NOW
    pause(gatehouse, seconds("2026-11-24 08:00"), seconds("2026-11-24 10:00"))
    assert gatehouse.passes() is NOW


@pytest.mark.parametrize(
    ("begins", "ends", "on"), [(1, 1, False), (1, 1, True), (None, None, None), ("x", [], True), (9, 3, True)]
)
def test_a_pause_ends_when_slack_says_so_in_whatever_words(
    gatehouse: Gatehouse, begins: object, ends: object, on: object
) -> None:
    pause(gatehouse, seconds("2026-11-24 09:30"), seconds("2026-11-24 12:00"))
    pause(gatehouse, begins, ends, on=on)
    assert gatehouse.passes() is NOW


def test_the_later_of_a_status_and_a_pause_counts(gatehouse: Gatehouse) -> None:
    status(gatehouse, until=seconds("2026-11-24 11:00"))
    pause(gatehouse, seconds("2026-11-24 09:30"), seconds("2026-11-24 12:00"))
    assert gatehouse.asks() == (LATER, utc("2026-11-24 12:00"))


def test_nothing_is_kept_of_people_who_never_used_the_bot(gatehouse: Gatehouse) -> None:
    pause(gatehouse, seconds("2026-11-24 09:30"), seconds("2026-11-24 12:00"), user="U0NEW")
    status(gatehouse, user="U0NEW")
    assert peers.standing_of(gatehouse.desk.work, WORKSPACE, "U0NEW") is None
    assert peers.whereabouts(gatehouse.desk.work, WORKSPACE, ("U0NEW",))["U0NEW"].quiet_until is None


def test_a_notice_that_is_due_waits_as_well(gatehouse: Gatehouse) -> None:
    gatehouse.at("2026-11-24 00:00")
    pause(gatehouse, seconds("2026-11-24 00:00"), seconds("2026-11-24 03:00"), user=CHI)
    assert gatehouse.asks(CHI) == (LATER, utc("2026-11-24 03:00"))
    assert (
        datetime(2026, 11, 24, 3, tzinfo=UTC)
        == peers.whereabouts(gatehouse.desk.work, WORKSPACE, (CHI,))[CHI].quiet_until
    )
