"""The forms of peers, out and back in: setting up, joining, being away."""

import re
from dataclasses import dataclass

from bot.errors import Refusal
from bot.features.peers.facts import FunctionFacts, GroupFacts, GroupState, HandoffFacts, Seat
from bot.features.peers.models import NAME_LENGTH
from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.rules.set_up import HandoffLine, SetUp, read_functions, read_handoffs
from bot.features.peers.rules.times import FIRST_HOUR, LAST_HOUR, checked_hour, checked_zone
from bot.features.peers.text import refusals, words
from bot.features.peers.views.zones import zone_options
from bot.slack.blocks import Option, actions, button, context, section
from bot.slack.inputs import TEXT_LENGTH, date_input, select, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal
from bot.slack.requests import Fields

MOST_NAMED = 12
NOTE = re.compile(r"(\d{1,9}) (\d{1,9}) (\d{1,9})", re.ASCII)  # numbers that fit the database's integers


@dataclass(frozen=True, slots=True)
class SetUpNote:
    """What a form of the set-up carries: which group, the version that it showed, and how many of its handoffs."""

    group_id: int
    version: int
    shown: int

    def __str__(self) -> str:
        return f"{self.group_id} {self.version} {self.shown}"

    @classmethod
    def read(cls, note: str) -> "SetUpNote":
        """Read it back from the submission. Raises `UnknownThing` for what is no such note: it can be forged."""
        found = NOTE.fullmatch(note)
        if found is None:
            raise UnknownThing(refusals.NO_GROUP)
        return cls(*map(int, found.groups()))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A group's functions and handoffs, as now saved."""

    functions: tuple[FunctionFacts, ...]
    handoffs: tuple[HandoffFacts, ...]


def set_up_form(state: GroupState, saved: Catalogue, own_zone: str | None, *, newer: bool = False) -> Modal:
    """Return the form that sets a group up or edits it; `newer` tells that somebody else saved meanwhile."""
    functions = tuple(function.name for function in saved.functions) if state.ready else words.STANDING_FUNCTIONS
    handoffs = tuple(_line(handoff) for handoff in saved.handoffs) if state.ready else words.STANDING_HANDOFFS
    shown = _fitting(handoffs)
    hours = [Option(f"{hour:02d}:00", str(hour)) for hour in range(FIRST_HOUR, LAST_HOUR + 1)]
    zone = state.facts.zone if state.ready else own_zone or state.facts.zone
    blocks: list[Block] = [section(words.stale(_named(saved.functions)))] if newer else []
    blocks += [
        *_functions_input(state, functions),
        text_input(
            "handoffs",
            words.HANDOFFS,
            initial="\n".join(handoffs[:shown]),
            hint=words.HANDOFFS_HINT,
            multiline=True,
            optional=True,
        ),
        *((context(words.kept_unseen(len(handoffs) - shown)),) if shown < len(handoffs) else ()),
        select("zone", words.ZONE, zone_options(zone, own_zone), initial=zone),
        select("hour", words.HOUR, hours, initial=str(state.facts.tick_hour), hint=words.HOUR_HINT),
    ]
    return Modal(
        name="peers.set_up",
        title=words.EDIT_TITLE if state.ready else words.SET_UP_TITLE,
        blocks=tuple(blocks),
        submit=words.SAVE,
        note=str(SetUpNote(state.facts.id, state.version, shown if state.ready else 0)),
    )


def _functions_input(state: GroupState, functions: tuple[str, ...]) -> tuple[Block, ...]:
    hint = words.FUNCTIONS_EDIT_HINT if state.ready else words.FUNCTIONS_HINT
    typed = text_input("functions", words.FUNCTIONS, initial="\n".join(functions), hint=hint, multiline=True)
    return (typed, actions(button(words.RENAME, "peers.rename", state.facts.id))) if state.ready else (typed,)


def rename_form(state: GroupState, functions: tuple[FunctionFacts, ...], *, newer: bool = False) -> Modal:
    """Return the form that gives a function another name; `newer` tells that somebody else saved meanwhile."""
    options = [Option(function.name, str(function.id)) for function in functions]
    return Modal(
        name="peers.rename",
        title=words.RENAME_TITLE,
        blocks=(
            *((section(words.stale_names(_named(functions))),) if newer else ()),
            select("function", words.RENAMED, options),
            text_input("name", words.NEW_NAME, hint=words.NEW_NAME_HINT, longest=NAME_LENGTH),
            context(words.RENAME_CLOSES),
        ),
        submit=words.SAVE,
        note=str(SetUpNote(state.facts.id, state.version, 0)),
    )


def read_set_up(fields: Fields) -> tuple[SetUp | None, dict[str, str]]:
    """Return what was filled in, or None and the sentence for each field that cannot be taken."""
    errors: dict[str, str] = {}
    functions: tuple[str, ...] = ()
    handoffs: tuple[HandoffLine, ...] = ()
    zone, hour = "", 0
    try:
        functions = read_functions(fields.text("functions"))
        handoffs = read_handoffs(fields.text("handoffs"), functions)
    except Refusal as refusal:
        errors[str(refusal.field)] = refusal.sentence
    try:
        zone = checked_zone(fields.text("zone"), field="zone")
    except Refusal as refusal:
        errors["zone"] = refusal.sentence
    try:
        hour = checked_hour(fields.text("hour"), field="hour")
    except Refusal as refusal:
        errors["hour"] = refusal.sentence
    return (None if errors else SetUp(functions, handoffs, zone, hour)), errors


def join_form(group: GroupFacts, functions: tuple[FunctionFacts, ...], seat: Seat | None) -> Modal:
    """Return the form that asks for the function; with a seat it changes the one held."""
    options = [Option(function.name, str(function.id)) for function in functions]
    held = str(seat.function.id) if seat else None
    return Modal(
        name="peers.join",
        title=words.CHANGE_TITLE if seat else words.JOIN_TITLE,
        blocks=(select("function", words.FUNCTION, options, initial=held),),
        submit=words.SAVE if seat else words.JOIN,
        note=str(group.id),
    )


def away_form(seat: Seat, tomorrow: str) -> Modal:
    """Return the form that asks for the first day back."""
    return Modal(
        name="peers.away",
        title=words.AWAY_TITLE,
        blocks=(date_input("back", words.BACK_ON, initial=tomorrow, hint=words.BACK_HINT),),
        submit=words.SAVE,
        note=str(seat.group.id),
    )


def _line(handoff: HandoffFacts) -> str:
    return HandoffLine(handoff.giver.name, handoff.receiver.name, handoff.artefact).words


def _fitting(lines: tuple[str, ...]) -> int:
    """Return how many whole lines fit into one text field."""
    used = 0
    for count, line in enumerate(lines):
        used += len(line) + 1
        if used > TEXT_LENGTH:
            return count
    return len(lines)


def _named(functions: tuple[FunctionFacts, ...]) -> str:
    listed = ", ".join(quote(function.name) for function in functions[:MOST_NAMED])
    rest = len(functions) - MOST_NAMED
    return f"{listed} {words.more(rest)}" if rest > 0 else listed
