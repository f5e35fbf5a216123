"""When somebody is told: pure, in any zone, on any day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.notices.rules import telling_moment
from bot.schedule.holidays import Calendar, local_day

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "America/St_Johns", "UTC")
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 (hypothesis adds the zone)


@given(moments, st.sampled_from(ZONES), st.integers(-3, 3) | st.none())
def test_a_notice_comes_in_working_hours_on_a_day_of_its_own(wished: datetime, zone: str, days: int | None) -> None:
    told_on = None if days is None else (local_day(wished, zone) + timedelta(days=days)).isoformat()

    moment = telling_moment(wished, Calendar(zone), told_on)

    there = moment.astimezone(ZoneInfo(zone))
    assert moment >= wished
    assert there.weekday() < 5
    assert 9 <= there.hour < 17
    assert told_on is None or there.date().isoformat() > told_on


@given(moments, st.sampled_from(ZONES))
def test_a_notice_that_was_moved_is_not_moved_again(wished: datetime, zone: str) -> None:
    moment = telling_moment(wished, Calendar(zone), None)

    assert telling_moment(moment, Calendar(zone), None) == moment
    assert moment - wished <= timedelta(days=3)
