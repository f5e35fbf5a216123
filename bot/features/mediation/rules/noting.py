"""Private notes, and the presses that pass something on: only these change the shared record. Pure."""

from dataclasses import replace

from bot.features.mediation.facts import Draft, Line, LineKind, Own, Passed, Restated, Shared
from bot.features.mediation.facts import presses as p
from bot.features.mediation.rules import checks
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.rules.restating import owed, tries, waiting
from bot.features.mediation.text import refusals as say

Records = tuple[Shared, Own]
Writing = p.WriteLine | p.ThinkOfThem | p.MustNot
KINDS: dict[type[Writing], LineKind] = {
    p.WriteLine: LineKind.MATTERS,
    p.ThinkOfThem: LineKind.THINK_OF_THEM,
    p.MustNot: LineKind.MUST_NOT,
}


def rate_card(shared: Shared, own: Own, press: p.RateCard) -> Records:
    """Keep a rating; a later one replaces it."""
    checks.card(press.card, press.rating)
    rated = {**dict(own.cards), press.card: press.rating}
    return shared, replace(own, cards=tuple(sorted(rated.items())))


def write(shared: Shared, own: Own, press: Writing) -> Records:
    """Keep a line among one's own."""
    line = Line(own.written + 1, KINDS[type(press)], checks.words("words", press.words))
    return shared, replace(own, lines=(*own.lines, line), written=line.number)


def drop(shared: Shared, own: Own, press: p.DropLine) -> Records:
    """Take a line out of one's own; what was passed on stays at the table."""
    gone = checks.own_line(own, press.number)
    return shared, replace(own, lines=tuple(line for line in own.lines if line is not gone))


def pass_on(shared: Shared, own: Own, press: p.PassOn) -> Records:
    """Put a line on the table, in exactly these words. Its number there counts passed lines, not written ones."""
    line = checks.line_to_pass(own, press.number, press.words)
    passed = Passed(len(shared.lines) + 1, own.seat, line.kind, line.words)
    marked = tuple(replace(one, passed=passed.number) if one is line else one for one in own.lines)
    return replace(shared, lines=(*shared.lines, passed)), replace(own, lines=marked)


def restate(shared: Shared, own: Own, press: p.Restate) -> Records:
    """Put a line of the other party on the table in one's own words; its author answers next."""
    if press.line not in owed(shared, own.seat):
        raise BadField("line", say.NOT_THEIR_LINE)
    said = Restated(press.line, own.seat, checks.words("words", press.words))
    if said.words in {one.words for one in tries(shared, press.line)}:
        raise BadField("words", say.SAME_TRY)
    return replace(shared, restated=(*shared.restated, said)), own


def confirm(shared: Shared, own: Own, press: p.ConfirmRestatement) -> Records:
    """Say: yes, that is it."""
    return _answer(shared, own, press, fits=True)


def reject(shared: Shared, own: Own, press: p.RejectRestatement) -> Records:
    """Say: not quite. After the third the line stands as it was written, and nothing more is owed for it."""
    return _answer(shared, own, press, fits=False)


def _answer(shared: Shared, own: Own, press: p.ConfirmRestatement | p.RejectRestatement, *, fits: bool) -> Records:
    """Answer the restatement that was shown, and no newer one."""
    shown = press.number == len(tries(shared, press.line))
    if not shown or press.line not in waiting(shared, own.seat):
        raise BadField("line", say.NOTHING_TO_ANSWER)
    said = (replace(one, fits=fits) if one.line == press.line and one.fits is None else one for one in shared.restated)
    return replace(shared, restated=tuple(said)), own


def propose(shared: Shared, own: Own, press: p.Propose) -> Records:
    """Lay a draft on the table."""
    number = len(shared.drafts) + 1
    lines, ground = tuple(sorted(set(press.lines))), tuple(sorted(set(press.ground)))
    draft = Draft(number, shared.round, own.seat, lines, ground, checks.terms(press.terms))
    return replace(shared, drafts=(*shared.drafts, checks.draft(shared, draft))), own
