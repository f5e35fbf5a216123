"""What may be filled in at a table. Pure; each raises `BadField` with one's own words only in mind."""

from collections.abc import Sequence
from datetime import date, timedelta
from unicodedata import category

from bot.features.mediation.facts import Draft, Line, Own, Seat, Shared, Term
from bot.features.mediation.rules.refusals import BadField, NotTheseWords
from bot.features.mediation.text import refusals as say
from bot.features.mediation.text.cards import CARDS, RATINGS

LONGEST, LONGEST_ITEM, LONGEST_FIX = 300, 80, 600
MOST_LINES, MOST_TERMS, MOST_DRAFTS, MOST_BY_ONE = 12, 10, 3, 2
FEWEST_ITEMS, MOST_ITEMS = 2, 8
MOST_TRIES = 3
UNSEEN = frozenset({"Cc", "Cf", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"})  # controls, marks on a letter, blanks
# The embeddings, overrides and isolates of Unicode's bidirectional algorithm, which reach beyond one's own words.
TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
SOONEST, FARTHEST = timedelta(days=14), timedelta(days=300)  # a signature takes time, and a promise lasts a year


def words(field: str, typed: str, longest: int = LONGEST) -> str:
    """Return somebody's words, tidied: not empty, nor of marks alone that nobody sees, and not too long."""
    tidy = optional(field, typed, longest)
    if not any(category(mark) not in UNSEEN for mark in tidy):
        raise BadField(field, say.EMPTY)
    return tidy


def optional(field: str, typed: str, longest: int) -> str:
    """Return somebody's words, tidied: maybe none, not too long."""
    tidy = tidied(typed)
    if len(tidy) > longest:
        raise BadField(field, say.too_long(longest))
    return tidy


def tidied(typed: str) -> str:
    """Return somebody's words with one blank between any two, and without what would turn round what stands beside.

    Scripts from right to left read as they should without such marks; with them, one's words could rewrite who is said
    to do a thing, or by when, in a draft that both sign.
    """
    return " ".join(typed.translate(TURNING).split())


def card(key: str, rating: int) -> None:
    """Check that this is a card, and that a rating."""
    if key not in CARDS or rating not in range(len(RATINGS)):
        raise BadField("card", say.NO_CARD)


def ranking(shared: Shared, order: Sequence[str]) -> tuple[str, ...]:
    """Return a ranking of candidates whose ties stand at the table."""
    known = {candidate.user for candidate in shared.candidates}
    if len(set(order)) != len(order) or not set(order) <= known:
        raise BadField("brokers", say.NO_CANDIDATE)
    return tuple(order)


def own_line(own: Own, number: int) -> Line:
    """Return a private line of one's own."""
    found = next((line for line in own.lines if line.number == number), None)
    if found is None:
        raise BadField("line", say.NO_LINE)
    return found


def line_to_pass(own: Own, number: int, shown: str) -> Line:
    """Return a private line that reads as it was shown, and was not passed on yet. Raises `NotTheseWords`, too."""
    found = own_line(own, number)
    if found.passed is not None:
        raise BadField("line", say.PASSED_ALREADY)
    if found.words != shown:
        raise NotTheseWords
    return found


def items(typed: Sequence[str]) -> tuple[str, ...]:
    """Return the items of adjusted winner: two to eight different ones."""
    tidy = tuple(words("items", item, LONGEST_ITEM) for item in typed)
    if not FEWEST_ITEMS <= len(set(tidy)) == len(tidy) <= MOST_ITEMS:
        raise BadField("items", say.BAD_ITEMS)
    return tidy


def terms(typed: Sequence[Term]) -> tuple[Term, ...]:
    """Return who does what by when: each party at least one thing."""
    if not typed:
        raise BadField("terms", say.DRAFT_WITHOUT_TERMS)
    if len(typed) > MOST_TERMS:
        raise BadField("terms", say.MANY_TERMS)
    if {term.by for term in typed} != {Seat.A, Seat.B}:
        raise BadField("terms", say.BOTH_PERFORM)
    return tuple(Term(term.by, words("terms", term.what), term.due) for term in typed)


def days(typed: Sequence[Term], today: date) -> None:
    """Check that what is proposed today can still be promised when both have signed."""
    if any(term.due < today + SOONEST for term in typed):
        raise BadField("terms", say.DAY_OVER)
    if any(term.due > today + FARTHEST for term in typed):
        raise BadField("terms", say.DAY_FAR)


def draft(shared: Shared, one: Draft) -> Draft:
    """Return a draft that may be laid beside the others: only of what stands at the table, and no third of one hand."""
    common = {*shared.ground, *(goal.key for goal in shared.goals)}
    if not set(one.lines) <= {line.number for line in shared.lines} or not set(one.ground) <= common:
        raise BadField("draft", say.DRAFT_OF_THE_TABLE)
    beside = shared.current()
    if any((other.lines, other.ground, other.terms) == (one.lines, one.ground, one.terms) for other in beside):
        raise BadField("draft", say.SAME_DRAFT)
    if not room_for_draft(shared, one.by):
        raise BadField("draft", say.MANY_DRAFTS)
    return one


def room_for_draft(shared: Shared, by: Seat) -> bool:
    """Tell whether somebody may lay another draft on the table in this round."""
    beside = shared.current()
    return len(beside) < MOST_DRAFTS and sum(other.by is by for other in beside) < MOST_BY_ONE


def room_for_lines(shared: Shared, own: Own) -> int:
    """Return how many lines somebody may still write: those that they passed on count, also those dropped since."""
    sealed = sum(line.passed is None for line in own.lines)
    return MOST_LINES - sealed - sum(line.by is own.seat for line in shared.lines)
