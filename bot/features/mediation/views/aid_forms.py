"""The forms of the aids: naming things and points, naming a number, a range and marks."""

import re

from bot.features.mediation.facts import Number, Split
from bot.features.mediation.facts import aids as a
from bot.features.mediation.rules.checks import LONGEST_ITEM, MOST_ITEMS
from bot.features.mediation.rules.grid import FARTHEST
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import aids as say
from bot.features.mediation.text import refusals
from bot.features.mediation.views import forms
from bot.features.mediation.views.aids import numbers_of, shown_number
from bot.features.mediation.views.look import Look
from bot.slack.blocks import Option, context, section
from bot.slack.inputs import checkboxes, number_input, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Modal
from bot.slack.requests import Fields
from bot.slack.subjects import whole

OFFER_SPLIT, GIVE_POINTS = "offer_split", "give_points"
OFFER_NUMBER, NAME_RANGE, TICK_GRID = "offer_number", "name_range", "tick_grid"
LONGEST_LIST = MOST_ITEMS * (LONGEST_ITEM + 1)
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}", re.ASCII)


def offer_split(look: Look) -> Modal:
    """Ask what is to be divided."""
    items = text_input("items", say.ITEMS, hint=say.ITEMS_HINT, multiline=True, longest=LONGEST_LIST)
    return forms.form(look, OFFER_SPLIT, say.SPLIT_TITLE, say.SPLIT_SUBMIT, section(say.SPLIT), items)


def read_items(fields: Fields) -> a.OfferSplit:
    """Return the things that were named, one a line."""
    return a.OfferSplit(tuple(line.strip() for line in fields.text("items").splitlines() if line.strip()))


def give_points(look: Look, split: Split) -> Modal:
    """Ask for a hundred points."""
    inputs = (
        number_input(f"points_{place}", item, decimal=False, least="0", most="100")
        for place, item in enumerate(split.items)
    )
    about = (context(say.SPLIT), section(say.POINTS_HOW))
    return forms.form(look, GIVE_POINTS, say.POINTS_TITLE, say.POINTS_SUBMIT, *about, *inputs)


def read_points(fields: Fields) -> a.GivePoints:
    """Return the points that were given. Raises `BadField` at the first item without."""
    places = sorted(int(name.removeprefix("points_")) for name in fields.values if re.fullmatch(r"points_[0-7]", name))
    return a.GivePoints(tuple(_number(fields, f"points_{place}", refusals.EVERY_ITEM) for place in places))


def offer_number(look: Look) -> Modal:
    """Ask which number is to be found."""
    blocks = (
        section(say.NUMBER),
        text_input("what", say.WHAT, hint=say.WHAT_HINT, longest=LONGEST_ITEM),
        text_input("unit", say.UNIT, hint=say.UNIT_HINT, longest=LONGEST_ITEM),
    )
    return forms.form(look, OFFER_NUMBER, say.NUMBER_TITLE, say.NUMBER_SUBMIT, *blocks)


def read_offered(fields: Fields) -> a.OfferNumber:
    """Return which number is to be found."""
    return a.OfferNumber(fields.text("what"), fields.text("unit"))


def name_range(look: Look, number: Number) -> Modal:
    """Ask for a range."""
    least, most = str(-FARTHEST), str(FARTHEST)
    blocks = (
        section(say.number_offered(quote(number.what), quote(number.unit))),
        context(say.NUMBER),
        section(say.RANGE_HOW),
        number_input("low", say.LOW, decimal=False, least=least, most=most),
        number_input("high", say.HIGH, decimal=False, least=least, most=most),
    )
    return forms.form(look, NAME_RANGE, say.RANGE_TITLE, say.RANGE_SUBMIT, *blocks)


def read_range(fields: Fields) -> a.NameRange:
    """Return the range that was named. Raises `BadField` at an end that is no whole number."""
    return a.NameRange(*(_number(fields, end, say.NO_NUMBER) for end in ("low", "high")))


def tick_grid(look: Look, number: Number) -> Modal:
    """Ask which of the nine numbers one can live with."""
    options = tuple(
        Option(f"{shown_number(one)} {number.unit}", str(place))
        for place, one in enumerate(numbers_of(number), start=1)
    )
    blocks = (
        section(say.number_offered(quote(number.what), quote(number.unit))),
        section(say.TICKS_HOW),
        checkboxes("ticks", say.TICKS, options),
    )
    return forms.form(look, TICK_GRID, say.TICKS_TITLE, say.TICKS_SUBMIT, *blocks)


def read_ticks(fields: Fields) -> a.TickGrid:
    """Return the places of the grid that were ticked. Raises `BadField` for what is none."""
    places = [whole(value) for value in fields.many("ticks")]
    if None in places:
        raise BadField("ticks", refusals.BAD_TICKS)
    return a.TickGrid(tuple(place - 1 for place in places if place))


def _number(fields: Fields, name: str, sentence: str) -> int:
    typed = fields.text(name)
    if not WHOLE_NUMBER.fullmatch(typed):
        raise BadField(name, sentence)
    return int(typed)
