"""The logs carry neither tokens nor people's words, whoever writes them and at whatever level."""

import io
import json
import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest
import structlog

from bot import logs

WORDS = "the invoices of Ana fall between us"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
    root.handlers[:] = before
    root.setLevel(level)


@pytest.fixture(params=["console", "json"])
def written(request: pytest.FixtureRequest) -> io.StringIO:
    stream = io.StringIO()
    logs.configure("debug", request.param, stream=stream)
    return stream


def fail(error: Exception) -> NoReturn:
    raise error


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-12-34-AbCdEf",
        "xapp-1-A0-12-abcdef",
        "xoxe.xoxb-1-abc",
        "postgresql://grayzone:hunter2@database/grayzone",
        "wss://wss-primary.slack.com/link/?ticket=f00-ba4",
        "https://hooks.slack.com/commands/T1/22/33abc",
    ],
)
def test_a_secret_is_masked_wherever_it_stands(written: io.StringIO, secret: str) -> None:
    structlog.get_logger("bot").info("started", where={"deep": [secret]})
    logging.getLogger("alembic").info("with %s", secret)

    lines = written.getvalue()

    assert lines.count("***") == 2
    assert secret not in lines


@pytest.mark.parametrize(
    ("library", "level"),
    [
        ("slack_bolt.AsyncRequestVerification", logging.INFO),
        ("slack_bolt.AsyncApp", logging.WARNING),
        ("slack_sdk.web.async_client", logging.DEBUG),
        ("sqlalchemy.engine.Engine", logging.INFO),
    ],
)
def test_what_libraries_print_of_bodies_is_dropped(written: io.StringIO, library: str, level: int) -> None:
    logger = logging.getLogger(library)
    logger.setLevel(logging.DEBUG)  # as some libraries do for themselves
    logger.log(level, "Request: %s", WORDS)

    assert WORDS not in written.getvalue()


def test_an_exception_keeps_where_it_came_from_but_not_what_it_quotes(written: io.StringIO) -> None:
    words = WORDS  # frames show source lines, so the words must not stand in this one
    try:
        fail(ValueError(words))
    except ValueError as error:
        structlog.get_logger("bot").exception("failed", user="U0ANA")
        logging.getLogger("uvicorn.error").exception("Failed: %s", error)  # noqa: TRY401 (as libraries do)

    lines = written.getvalue()

    assert WORDS not in lines
    assert lines.count("in fail") == 2
    assert "ValueError" in lines
    assert "U0ANA" in lines


def test_a_fault_of_the_machine_keeps_its_message(written: io.StringIO) -> None:
    try:
        fail(ConnectionRefusedError(111, "Connection refused"))
    except ConnectionRefusedError:
        structlog.get_logger("bot").exception("failed")

    assert "Connection refused" in written.getvalue()


def test_json_is_one_object_a_line() -> None:
    stream = io.StringIO()
    logs.configure("info", "json", stream=stream)
    structlog.get_logger("bot.delivery").info("letter sent", letter="01J", attempt=2)

    (line,) = stream.getvalue().splitlines()

    assert json.loads(line).items() >= {"event": "letter sent", "level": "info", "letter": "01J", "attempt": 2}.items()
