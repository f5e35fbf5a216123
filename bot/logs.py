"""Structured logs that never carry what people wrote, nor a token, whoever writes them.

Everything passes through one handler: our own events (structlog) and the libraries' (the standard `logging`). What
libraries are known to print of people's words is dropped, an exception is logged without its message (messages quote
form input and SQL parameters), and whatever still looks like a token or a password is masked last of all.
"""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# The least severe record that each library may write, whatever LOG_LEVEL says.
FLOORS = {
    "slack_bolt": logging.ERROR,  # prints whole bodies: at INFO when a signature fails, at WARNING when unhandled
    "slack_sdk": logging.WARNING,  # prints payloads and answers at DEBUG
    "sqlalchemy": logging.WARNING,  # prints statements with their parameters at INFO, rows at DEBUG
    "psycopg": logging.WARNING,
    "aiohttp.access": logging.WARNING,  # one line per request says less than /metrics
    "uvicorn.access": logging.WARNING,
    "alembic.runtime.plugins": logging.WARNING,  # six lines at every start
    "asyncio": logging.WARNING,
    "apscheduler": logging.WARNING,  # a line every few seconds
}

# Exceptions whose messages speak of the machine, not of what somebody wrote.
MACHINE_FAULTS = (OSError, ImportError, AttributeError, NameError, RecursionError)

SECRETS = (
    (re.compile(r"\b(xapp|xox[a-z](?:\.xox[a-z])?)-[\w-]+"), r"\1-***"),
    (re.compile(r"(\w://[^\s:/@]*:)[^\s@]+@"), r"\1***@"),  # a password in a URL
    (re.compile(r"\b(ticket=)[\w-]+"), r"\1***"),  # what opens a Socket Mode connection
    (re.compile(r"(/(?:actions|commands)/\w+/)[\w/]+"), r"\1***"),  # a response_url lets anybody answer
)

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(level: str, form: Literal["console", "json"], *, stream: TextIO | None = None) -> None:
    """Send every log, ours and the libraries', to `stream` (standard error), in lines for people or for machines.

    `level` is a name such as `info`. Calling it again replaces what was set up before.
    """
    threshold = logging.getLevelNamesMapping()[level.upper()]
    ours: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_message,
    ]
    structlog.configure(
        processors=[*ours, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        cache_logger_on_first_use=False,  # so that a second call reaches loggers already made
    )
    target = stream or sys.stderr
    handler = logging.StreamHandler(target)
    handler.addFilter(_above_floor)
    last = _renderer(form, coloured=target.isatty())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=ours,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last, _masked],
        )
    )
    logging.basicConfig(handlers=[handler], level=threshold, force=True)
    logging.captureWarnings(capture=True)


def mask(text: str) -> str:
    """Return the text with tokens, passwords in URLs and socket tickets made unreadable."""
    for pattern, replacement in SECRETS:
        text = pattern.sub(replacement, text)
    return text


def describe(error: BaseException) -> str:
    """Return an exception's type and where it came from, causes first, without what its message may quote."""
    parts = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        parts.append(describe(cause))
    parts.extend(line.rstrip() for line in traceback.format_tb(error.__traceback__))
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    parts.append(f"{name}: {error}" if isinstance(error, MACHINE_FAULTS) else name)
    return "\n".join(parts)


def _renderer(form: Literal["console", "json"], *, coloured: bool) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(sort_keys=True)
    return structlog.dev.ConsoleRenderer(colors=coloured, exception_formatter=structlog.dev.plain_traceback)


def _above_floor(record: logging.LogRecord) -> bool:
    # A filter on the handler, not levels on the loggers: libraries set levels of their own.
    root = record.name.partition(":")[0]
    floors = (floor for name, floor in FLOORS.items() if root == name or root.startswith(f"{name}."))
    return record.levelno >= max(floors, default=logging.NOTSET)


def _without_message(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = describe(error)
        if said := str(error):  # libraries put the message into their own sentence, too
            event["event"] = str(event["event"]).replace(said, type(error).__name__)
    return event


def _masked(_logger: WrappedLogger, _method: str, rendered: EventDict) -> str:
    return mask(str(rendered))
