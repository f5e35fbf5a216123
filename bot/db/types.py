"""Column types: moments that are always aware and always UTC, and short names for the ids that Slack gives."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Refuses naive values, stores UTC, returns aware UTC on both dialects.

    SQLite keeps no offset, so the value is stored there as naive UTC, which also sorts and compares as text.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Return what turns an aware instant into what the driver takes; it raises ValueError for a naive one."""
        return _to_sqlite if dialect.name == "sqlite" else _to_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """Return what turns the stored instant into aware UTC."""
        del coltype
        return _from_sqlite if dialect.name == "sqlite" else _to_utc


def _to_utc(value: datetime | None) -> datetime | None:
    if value is None or value.tzinfo is UTC:
        return value
    if value.tzinfo is None:
        message = "an instant needs a time zone"
        raise ValueError(message)
    return value.astimezone(UTC)


@lru_cache(maxsize=64)  # the moment of a unit of work stands in most of its rows, several times
def _to_sqlite(value: datetime | None) -> str | None:
    instant = _to_utc(value)
    return None if instant is None else instant.replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_sqlite(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


# Slack's ids are opaque and may grow (U..., W..., C..., T...): 64 characters is far above any seen.
SlackId = Annotated[str, mapped_column(String(64))]
Instant = Annotated[datetime, mapped_column(UtcDateTime())]
