"""A group's set-up as people type it: functions one per line, handoffs as "Sales > Operations: order data"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import Refusal
from bot.features.peers.rules.names import checked_name, key, tidy
from bot.features.peers.text import refusals as text

MOST_LINES = 100  # as many options as a menu can show
LEAST_FUNCTIONS = 2

_BULLET = re.compile(r"^(?:[-•*]\s+)+")
_MARKS = re.compile(r"[>→:]")
_HANDOFF = re.compile(r"^(?P<giver>[^>→:]+?)\s*[-=]?[>→]\s*(?P<receiver>[^>→:]+?)\s*:\s*(?P<artefact>.+)$")


@dataclass(frozen=True, slots=True)
class HandoffLine:
    """A handoff as written: two names among the functions, and what is handed over."""

    giver: str
    receiver: str
    artefact: str

    @property
    def words(self) -> str:
        """The line as people type it."""
        return f"{self.giver} > {self.receiver}: {self.artefact}"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What makes a group ready. `zone` is an IANA name, `hour` that of the tick; all checked already."""

    functions: tuple[str, ...]
    handoffs: tuple[HandoffLine, ...]
    zone: str
    hour: int


def read_functions(typed: str) -> tuple[str, ...]:
    """Return the functions, one per line, tidied; refuse too few or many, long names, and doubles."""
    found: dict[str, str] = {}
    for _, line in _lines(typed):
        name = _function(line, field="functions")
        if key(name) in found:
            raise Refusal(text.duplicate(name), field="functions")
        found[key(name)] = name
    if len(found) < LEAST_FUNCTIONS:
        raise Refusal(text.EMPTY_FUNCTIONS, field="functions")
    if len(found) > MOST_LINES:
        raise Refusal(text.too_many("functions", MOST_LINES), field="functions")
    return tuple(found.values())


def read_new_name(typed: str) -> str:
    """Return another name for a function, tidied; refuse none, a long one, and what cannot be a function's name."""
    if not tidy(typed):
        raise Refusal(text.EMPTY_NAME, field="name")
    return _function(typed, field="name")


def _function(typed: str, *, field: str) -> str:
    name = checked_name(_BULLET.sub("", tidy(typed)), field=field)
    if _MARKS.search(name) or not key(name):
        raise Refusal(text.odd_function(name), field=field)
    return name


def read_handoffs(typed: str, functions: tuple[str, ...]) -> tuple[HandoffLine, ...]:
    """Return the handoffs, one per line, by the functions' own names; a refusal names the line that it is about."""
    known = {key(name): name for name in functions}
    found: dict[tuple[str, str, str], HandoffLine] = {}
    for number, line in _lines(typed):
        handoff = _handoff(number, line, known)
        same = (handoff.giver, handoff.receiver, key(handoff.artefact))
        if same in found:
            raise Refusal(text.duplicate(handoff.words), field="handoffs")
        found[same] = handoff
    if len(found) > MOST_LINES:
        raise Refusal(text.too_many("handoffs", MOST_LINES), field="handoffs")
    return tuple(found.values())


def _handoff(number: int, line: str, known: dict[str, str]) -> HandoffLine:
    match = _HANDOFF.match(line)
    if match is None:
        raise Refusal(text.odd_handoff(number), field="handoffs")
    ends = []
    for end in (match["giver"], match["receiver"]):
        if key(end) not in known:
            raise Refusal(text.unknown_function(number, end), field="handoffs")
        ends.append(known[key(end)])
    if ends[0] == ends[1]:
        raise Refusal(text.same_function(number), field="handoffs")
    artefact = checked_name(match["artefact"], field="handoffs")
    if not key(artefact):
        raise Refusal(text.odd_handoff(number), field="handoffs")
    return HandoffLine(ends[0], ends[1], artefact)


def _lines(typed: str) -> Iterator[tuple[int, str]]:
    """Yield each line that says something, with its number as the person counts it."""
    for number, line in enumerate(typed.splitlines(), start=1):
        bare = _BULLET.sub("", line.strip())
        if bare:
            yield number, bare
