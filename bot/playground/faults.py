"""Faults that tests and the page order: what can go wrong between Slack and a bot, on demand."""

from dataclasses import dataclass

from bot.playground.model import Json

KINDS = ("429", "500", "no_answer", "lost_answer", "drop_socket", "redeliver", "error")
EVENT, INTERACTION, SOCKET, ANY_METHOD = "event", "interaction", "socket", "*"


@dataclass(slots=True)
class Fault:
    """One ordered fault. `method` is a Web API method, `*`, `response_url`, `event`, `interaction` or `socket`."""

    method: str
    kind: str
    times: int = 1
    channel: str | None = None
    retry_after: int = 1
    code: str = "internal_error"
    hold: float = 0.0

    def as_json(self) -> Json:
        """Return what is shown of it."""
        return {"method": self.method, "kind": self.kind, "times": self.times, "channel": self.channel}


class Faults:
    """The faults still to happen, in the order in which they were ordered."""

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Add a fault."""
        self._ordered.append(fault)

    def take(self, method: str, channel: str | None = None) -> Fault | None:
        """Return the fault that hits this call, if one does, and use it up by one."""
        for fault in self._ordered:
            named = fault.method == method or (
                fault.method == ANY_METHOD and method not in (EVENT, INTERACTION, SOCKET)
            )
            if named and fault.channel in (None, channel):
                fault.times -= 1
                if fault.times <= 0:
                    self._ordered.remove(fault)
                return fault
        return None

    def listed(self) -> list[Json]:
        """Return the faults still to happen."""
        return [fault.as_json() for fault in self._ordered]

    def clear(self) -> None:
        """Forget all."""
        self._ordered.clear()
