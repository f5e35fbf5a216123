"""DRAFT: the drafts of this round, what earlier rounds told, and what can be done with them."""

from bot.features.mediation.facts import Draft
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import drafts as say
from bot.features.mediation.views import aids, forms
from bot.features.mediation.views.comparing import differences
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import row
from bot.features.mediation.views.short import short
from bot.slack.blocks import actions, button, context, divider, section
from bot.slack.replies import Block, Modal

PROPOSE, SIDE_BY_SIDE, EARLIER = "propose", "side_by_side", "earlier"


def part(look: Look) -> tuple[Block, ...]:
    """Return what drafting shows."""
    full = Move.PROPOSE not in look.moves and bool(look.moves)
    return (
        *_drafts(look),
        *((context(say.FULL),) if full else ()),
        *row(*_presses(look)),
        *_done(look),
        *aids.part(look),
    )


def side_by_side(look: Look, start: int = 0) -> Modal:
    """Return the page that holds the drafts of this round against each other."""
    groups = ((block,) for block in differences(look))
    return forms.leaf(look, SIDE_BY_SIDE, say.SIDE_TITLE, groups, start, about=(context(say.SIDE_WHY),))


def earlier(look: Look, start: int = 0) -> Modal:
    """Return the drafts of earlier rounds, the newest first, and what was told of each."""
    found = (draft for draft in reversed(look.table.drafts) if draft.round < look.table.round)
    groups = tuple(_told(look, draft) for draft in found) or ((section(say.NO_EARLIER),),)
    return forms.leaf(look, EARLIER, say.EARLIER_TITLE, groups, start)


def _drafts(look: Look) -> tuple[Block, ...]:
    beside = look.table.current()
    if not beside:
        return (section(say.NOTHING_YET),)
    return tuple(block for draft in beside for block in (*_changeable(look, draft), divider()))


def _changeable(look: Look, draft: Draft) -> tuple[Block, ...]:
    may = Move.PROPOSE in look.moves
    change = button(say.START_FROM, f"mediation.{PROPOSE}", look.subject(draft.number))
    return short(look, draft, *((change,) if may else ()))


def _told(look: Look, draft: Draft) -> tuple[Block, ...]:
    words = _changeable(look, draft)
    return context(say.round_of(draft.round)), *words, context(_became(look, draft)), divider()


def _became(look: Look, draft: Draft) -> str:
    """Say what was told of a draft of an earlier round: the first that both could live with was put to signing."""
    both = {one.draft for one in look.table.opened if one.both}
    if draft.number in both:
        first = min(one.number for one in look.table.drafts if one.round == draft.round and one.number in both)
        return say.NOT_SIGNED if draft.number == first else say.BOTH_COULD
    return say.NOT_BOTH if any(one.draft == draft.number for one in look.table.opened) else say.NOT_JUDGED


def _presses(look: Look) -> tuple[Block, ...]:
    table = look.table
    several = len(table.current()) > 1
    before = any(draft.round < table.round for draft in table.drafts)
    make = button(say.MAKE, f"mediation.{PROPOSE}", look.subject(), style="primary")
    return (
        *((make,) if Move.PROPOSE in look.moves else ()),
        *((button(say.SIDE_BY_SIDE, f"mediation.{SIDE_BY_SIDE}", look.seen.handle),) if several else ()),
        *((button(say.EARLIER, f"mediation.{EARLIER}", look.seen.handle),) if before else ()),
    )


def _done(look: Look) -> tuple[Block, ...]:
    """Say that one is done with drafting, or take that back: as far as one's own record tells."""
    if Move.NOT_YET in look.moves:
        return section(say.DONE_WHAT), actions(button(say.NOT_YET, "mediation.not_yet", look.subject()))
    if Move.DONE in look.moves:
        return context(say.DONE_HOW), actions(button(say.DONE, "mediation.done", look.subject()))
    return ()
