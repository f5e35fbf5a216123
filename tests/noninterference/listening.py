"""What is logged goes to the history that acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import structlog
from structlog.typing import EventDict, WrappedLogger

from tests.noninterference.side import Side


class Ear:
    """Hears every line of the log, whatever its level."""

    def __init__(self) -> None:
        self._acting: Side | None = None

    def turn_to(self, side: Side) -> None:
        """Give what is logged from now on to this side."""
        self._acting = side

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen instead of writing the log."""
        before: dict[str, Any] = structlog.get_config()
        structlog.configure(processors=[self._keep], wrapper_class=structlog.make_filtering_bound_logger(0))
        try:
            yield
        finally:
            structlog.configure(**before)
            self._acting = None

    def _keep(self, _logger: WrappedLogger, _method: str, event: EventDict) -> NoReturn:
        # a processor of structlog
        if self._acting:
            self._acting.log(tuple(sorted(event.items())))
        raise structlog.DropEvent
