"""The form that makes a draft: boxes for what stands at the table, and a group of inputs for each term."""

from collections.abc import Sequence
from datetime import date

from bot.features.mediation.facts import PARTIES, Passed, Seat, Term
from bot.features.mediation.facts import presses as p
from bot.features.mediation.rules.checks import LONGEST, MOST_TERMS
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import drafts as say
from bot.features.mediation.text import refusals
from bot.features.mediation.views import forms
from bot.features.mediation.views.draft_starts import Start, StartTerm
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs
from bot.features.mediation.views.wording import by, ground_words
from bot.slack.blocks import OPTION_TEXT, OPTIONS, Option, actions, button, context, divider
from bot.slack.inputs import RADIO_OPTIONS, checkboxes, date_input, multi_select, select, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal
from bot.slack.requests import Fields
from bot.slack.subjects import whole

NAME, ADD = "propose", "add_term"
FEWEST_SHOWN = 2
SHORT = OPTION_TEXT - 6  # beside the number of a line


def form(look: Look, start: Start, shown: int = FEWEST_SHOWN) -> Modal:
    """Return the form with room for so many terms, prefilled with what it begins with; its note names that."""
    count = min(MOST_TERMS, max(shown, FEWEST_SHOWN, len(start.terms)))
    add = button(say.ADD, f"mediation.{ADD}", look.subject(count + 1))
    blocks = (
        context(say.READ_BY),
        *_lines(look, start.lines),
        *_ground(look, start.ground),
        context(say.EMPTY_LEFT_OUT),
        *(block for place in range(count) for block in _term(look, place, start.terms[place : place + 1])),
        *((actions(add),) if count < MOST_TERMS else ()),
    )
    return forms.form(look, NAME, say.FORM_TITLE, say.SUBMIT, *blocks, more=start.name)


def read(fields: Fields) -> p.Propose:
    """Return the draft that was filled in. Raises `BadField` at the input that is amiss."""
    lines = [whole(value) for value in fields.many("lines")]
    if None in lines:
        raise BadField("lines", refusals.DRAFT_OF_THE_TABLE)
    terms = tuple(term for place in range(MOST_TERMS) if (term := _read_term(fields, place)))
    return p.Propose(tuple(line for line in lines if line), fields.many("ground"), terms)


def places(fields: Fields) -> tuple[int, ...]:
    """Return at which places terms were filled in, in their order."""
    return tuple(place for place in range(MOST_TERMS) if fields.text(f"what_{place}"))


def _read_term(fields: Fields, place: int) -> Term | None:
    who, what, due = (fields.text(f"{name}_{place}") for name in ("who", "what", "due"))
    if not what:
        return None
    if who not in {seat.value for seat in PARTIES}:
        raise BadField(f"who_{place}", say.NO_WHO)
    try:
        return Term(Seat(who), what, date.fromisoformat(due))
    except ValueError:
        raise BadField(f"due_{place}", say.NO_DUE) from None


def _lines(look: Look, chosen: Sequence[int]) -> tuple[Block, ...]:
    """Return boxes for the newest lines, and above them those whole that are too long for a box."""
    passed = look.table.lines[-OPTIONS:]
    if not passed:
        return ()
    options = tuple(
        Option(say.line_option(line.number, line.words), str(line.number), _who(look, line)) for line in passed
    )
    whole_ones = [say.numbered(line.number, by(look, line.by), quote(line.words)) for line in passed if _is_long(line)]
    initial = tuple(map(str, chosen))
    return (
        *(paragraphs((say.PASSED_ON, *whole_ones)) if whole_ones else ()),
        _boxes("lines", say.LINES, options, initial, say.LINES_HINT),
    )


def _is_long(line: Passed) -> bool:
    return len(line.words) > SHORT


def _ground(look: Look, chosen: tuple[str, ...]) -> tuple[Block, ...]:
    table = look.table
    keys = (*table.ground, *(goal.key for goal in table.goals))
    words = ground_words(keys, table.goals)
    options = tuple(Option(text, key) for key, text in zip(keys, words, strict=True))[:OPTIONS]
    return (_boxes("ground", say.COMMON, options, chosen, ""),) if options else ()


def _boxes(name: str, label: str, options: tuple[Option, ...], chosen: tuple[str, ...], hint: str) -> Block:
    """Return boxes to tick, or a menu of several where there are more than Slack has boxes."""
    if len(options) > RADIO_OPTIONS:
        return multi_select(name, label, options, initial=chosen, hint=hint, optional=True)
    return checkboxes(name, label, options, initial=chosen, hint=hint, optional=True)


def _term(look: Look, place: int, laid: Sequence[StartTerm]) -> tuple[Block, ...]:
    """Return the inputs of one term. The first two are asked for: each of the two takes on one thing at least."""
    more = place >= FEWEST_SHOWN
    term = laid[0] if laid else None
    preset = None if more else _first_two(look)[place].value
    people = tuple(Option(_plain(look, seat), seat.value) for seat in PARTIES)
    who, what, due = (say.term_label(label, place + 1) for label in (say.WHO, say.WHAT, say.DUE))
    initial = term.by.value if term else preset
    day = term.due.isoformat() if term and term.due else None
    return (
        divider(),
        select(f"who_{place}", who, people, initial=initial, placeholder=say.CHOOSE_WHO, optional=more),
        text_input(
            f"what_{place}", what, initial=term.what if term else "", multiline=True, longest=LONGEST, optional=more
        ),
        date_input(f"due_{place}", due, initial=day, hint=say.DUE_HINT, optional=more),
    )


def _first_two(look: Look) -> tuple[Seat, Seat]:
    """Return whose terms are asked for first: one's own, then the other one's; a broker begins with either."""
    mine = look.own.seat if look.own.seat in PARTIES else Seat.A
    return mine, mine.other


def _who(look: Look, line: Passed) -> str:
    user = look.table.user(line.by)
    return say.THE_BROKER if user is None else say.YOU if user == look.own.user else look.plain(user)


def _plain(look: Look, seat: Seat) -> str:
    user = look.table.user(seat) or ""
    return say.YOU if user == look.own.user else look.plain(user)
