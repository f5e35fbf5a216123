"""The aids as they stand at a table, with what one gave oneself: offered in drafting, told wherever drafts are."""

from fractions import Fraction

from bot.features.mediation.facts import Number, Split
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.grid import proposals
from bot.features.mediation.text import aids as say
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs, row
from bot.slack.blocks import button, divider, section
from bot.slack.mentions import day_and_hour, quote
from bot.slack.replies import Block

WHOLE, PERCENT, PLACES = Fraction(1), 100, 3  # a number that was found before grids were rounded may have eighths
PROPOSE, SPLIT, NUMBER = "mediation.propose", "split", "number"


def part(look: Look) -> tuple[Block, ...]:
    """Return both aids: what is offered, what waits for oneself, and what came of them."""
    shown = (*_split(look), *_number(look))
    return (divider(), section(say.TITLE), *shown) if shown else ()


def results(look: Look) -> tuple[Block, ...]:
    """Return only what came of them."""
    split, number = look.table.split, look.table.number
    return (
        *(paragraphs(split_lines(look, split)) if split and split.over else ()),
        *(paragraphs(number_lines(number)) if number and number.over else ()),
    )


def opened(look: Look) -> tuple[str, ...]:
    """Return what a tick opened of both: who gets what, the nine numbers, and the common one."""
    split, number = look.table.split, look.table.number
    grid = number is not None and number.low is not None and not number.over
    return (
        *(split_lines(look, split) if split and split.to_a is not None else ()),
        *((say.grid_open(_list(numbers_of(number)), quote(number.unit)),) if number and grid else ()),
        *(number_lines(number) if number and number.common is not None else ()),
    )


def split_lines(look: Look, split: Split) -> tuple[str, ...]:
    """Say what came of adjusted winner that is over."""
    if split.to_a is None:
        return items(split), say.SPLIT_NOTHING
    parts = (_to(look, item, share) for item, share in zip(split.items, split.to_a, strict=True))
    return items(split), *parts, say.SPLIT_IS


def number_lines(number: Number) -> tuple[str, ...]:
    """Say what came of a grid that is over."""
    if number.common is None:
        return about(number), say.NUMBER_NOTHING
    return (say.common(quote(number.what), shown_number(number.common), quote(number.unit)),)


def items(split: Split) -> str:
    """Say what is to be divided."""
    return say.split_offered(", ".join(map(quote, split.items)), over=split.over)


def about(number: Number) -> str:
    """Say which number is to be found."""
    return say.number_offered(quote(number.what), quote(number.unit), over=number.over)


def shown_number(number: Fraction) -> str:
    """Return a number as people read it: exact, without needless zeros."""
    return f"{float(number):.{PLACES}f}".rstrip("0").rstrip(".")


def numbers_of(number: Number) -> tuple[Fraction, ...]:
    """Return the nine numbers of a grid whose range is told; none before."""
    return () if number.low is None or number.high is None else proposals(number.low, number.high)


def shown_part(share: Fraction) -> str:
    """Return a part of a whole as people read it."""
    percent = share * PERCENT
    return say.part(round(percent), "" if percent.denominator == 1 else str(share))


def _split(look: Look) -> tuple[Block, ...]:
    split = look.table.split
    if split is None:
        return _offer(look, Move.OFFER_SPLIT, say.SPLIT_LINE)
    if split.over:
        return *paragraphs(split_lines(look, split)), *(_draft(look, SPLIT) if split.to_a is not None else ())
    return (
        *paragraphs((items(split), say.until(day_and_hour(split.until)), *_given(look, split))),
        *_press(look, Move.GIVE_POINTS, say.GIVE_POINTS),
    )


def _given(look: Look, split: Split) -> tuple[str, ...]:
    points = look.own.points
    if points is None:
        return ()
    given = (say.item_points(quote(item), one) for item, one in zip(split.items, points, strict=True))
    return (say.points_given(", ".join(given)),)


def _to(look: Look, item: str, to_a: Fraction) -> str:
    a, b = look.name(look.table.a), look.name(look.table.b)
    if 0 < to_a < WHOLE:
        return say.shared(quote(item), a, shown_part(to_a), b, shown_part(WHOLE - to_a))
    return say.divided(quote(item), a if to_a else b)


def _number(look: Look) -> tuple[Block, ...]:
    number = look.table.number
    if number is None:
        return _offer(look, Move.OFFER_NUMBER, say.NUMBER_LINE)
    if number.over:
        return *paragraphs(number_lines(number)), *(_draft(look, NUMBER) if number.common is not None else ())
    return (
        *paragraphs((about(number), say.until(day_and_hour(number.until)), *_answered(look, number))),
        *_press(look, Move.NAME_RANGE, say.NAME_RANGE),
        *_press(look, Move.TICK_GRID, say.TICK_GRID),
    )


def _answered(look: Look, number: Number) -> tuple[str, ...]:
    """Return the grid once it is there, and what one said oneself."""
    own, unit, grid = look.own, quote(number.unit), numbers_of(number)
    told = (say.grid_open(_list(grid), unit),) if grid else ()
    if own.ticks is not None and grid:
        return *told, say.ticked(_list(tuple(grid[place] for place in own.ticks)), unit)
    if own.named is not None and not grid:
        return *told, say.range_named(*own.named, unit)
    return told


def _list(numbers: tuple[Fraction, ...]) -> str:
    return ", ".join(map(shown_number, numbers))


def _offer(look: Look, move: Move, what: str) -> tuple[Block, ...]:
    if move not in look.moves:
        return ()
    return (section(what, accessory=button(say.OFFER, _action(move), look.subject())),)


def _draft(look: Look, which: str) -> tuple[Block, ...]:
    """Return the button that takes a result along into the form of a draft."""
    return row(button(say.DRAFT_OF_IT, PROPOSE, look.subject(which))) if Move.PROPOSE in look.moves else ()


def _press(look: Look, move: Move, label: str) -> tuple[Block, ...]:
    return row(button(label, _action(move), look.subject())) if move in look.moves else ()


def _action(move: Move) -> str:
    return f"mediation.{move.value.lower()}"
