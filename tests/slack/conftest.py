"""A doorstep on each kind of database, and the log as an operator reads it."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from bot.work import Works
from tests.slack.doorstep import Doorstep


@pytest.fixture
def step(works: Works) -> Doorstep:
    """A doorway on a new database."""
    return Doorstep(works)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """All that is logged during the test, as the bot sets its logs up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("debug", "json", stream=stream)
    yield stream
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
