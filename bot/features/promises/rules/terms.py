"""What may be written in a promise. Pure."""

from bot.features.promises.facts import Terms
from bot.features.promises.rules.refusals import BadText
from bot.features.promises.text import refusals as say

LONGEST_WHAT, LONGEST = 140, 500


def checked(terms: Terms) -> Terms:
    """Return terms, tidied. Raises `BadText` at the field `what` or `done_means`."""
    return terms._replace(what=line("what", terms.what, LONGEST_WHAT), done_means=line("done_means", terms.done_means))


def line(field: str, words: str, longest: int = LONGEST) -> str:
    """Return what was written in a field, tidied. Raises `BadText` where it is empty or too long."""
    tidy = words.strip()
    if not tidy:
        raise BadText(say.EMPTY[field], field=field)
    if len(tidy) > longest:
        raise BadText(say.too_long(longest), field=field)
    return tidy
