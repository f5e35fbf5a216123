"""VERDICT: each draft with one's own sealed answer. ENOUGH: whether to go on after many rounds."""

from bot.features.mediation.facts import Draft, Judgement
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.checks import LONGEST_FIX
from bot.features.mediation.text import drafts as drafts_say
from bot.features.mediation.text import verdicts as say
from bot.features.mediation.views import aids, forms
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs, row
from bot.features.mediation.views.short import short
from bot.features.mediation.views.wording import draft_lines
from bot.slack.blocks import actions, button, context, divider, section
from bot.slack.inputs import text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

JUDGE, CAN_LIVE, CANNOT = "judge", "can_live", "cannot"


def part(look: Look) -> tuple[Block, ...]:
    """Return the drafts of this round, with what one says of each oneself."""
    several = len(look.table.current()) > 1
    compare = button(drafts_say.SIDE_BY_SIDE, "mediation.side_by_side", look.seen.handle)
    return (
        *((context(say.HOW),) if Move.JUDGE in look.moves else ()),
        *(block for draft in look.table.current() for block in _judged(look, draft)),
        *((actions(compare),) if several else ()),
        *aids.results(look),
    )


def cannot(look: Look, draft: Draft) -> Modal:
    """Ask what would fix a draft; the draft stands above."""
    before = _own(look, draft)
    fix = text_input(
        "fix",
        say.FIX,
        initial=before.fix if before else "",
        hint=say.FIX_HINT,
        multiline=True,
        longest=LONGEST_FIX,
        optional=True,
    )
    blocks = (*paragraphs(draft_lines(look, draft)), fix)
    return forms.form(look, JUDGE, say.FORM_TITLE, say.SUBMIT, *blocks, more=draft.number)


def enough(look: Look) -> tuple[Block, ...]:
    """Return whether to go on; that it may end is a matter of silence, or of the button that is always there."""
    may = Move.ANOTHER_ROUND in look.moves
    go_on = (_press(look, say.GO_ON, "another_round"),) if may else ()
    told = (section(say.GOES_ON),) if look.own.another else (context(say.LET_END),) if may else ()
    earlier = button(drafts_say.EARLIER, "mediation.earlier", look.seen.handle)
    return (*told, *row(*go_on, earlier))


def answers(look: Look, draft: Draft) -> tuple[Block, ...]:
    """Return both answers to a draft that is judged now."""
    if Move.JUDGE not in look.moves or draft not in look.table.current():
        return ()
    own = _own(look, draft)
    can, cannot = own is not None and own.can_live, own is not None and not own.can_live
    return (
        answer(look, say.CAN, f"mediation.{CAN_LIVE}", draft.number, chosen=can),
        answer(look, say.CANNOT, f"mediation.{CANNOT}", draft.number, chosen=cannot),
    )


def answer(look: Look, label: str, action: str, more: object, *, chosen: bool) -> Block:
    """Return the button of one of several answers; the one that was given looks like it."""
    shown, style = (say.CHOSEN.format(label=label), "primary") if chosen else (label, None)
    return button(shown, action, look.subject(more), style=style)


def _judged(look: Look, draft: Draft) -> tuple[Block, ...]:
    presses = answers(look, draft)
    answer = (context(*_answer(_own(look, draft))),) if presses else ()
    return *short(look, draft), *answer, *row(*presses), divider()


def _answer(judged: Judgement | None) -> tuple[str, ...]:
    """Return one's own answer in words: for nobody else's eyes."""
    if judged is None:
        return (say.NONE_YET,)
    if judged.can_live:
        return (say.YOURS_CAN,)
    return (say.YOURS_CANNOT, say.fix(quote(judged.fix))) if judged.fix else (say.YOURS_CANNOT,)


def _own(look: Look, draft: Draft) -> Judgement | None:
    return next((one for one in look.own.judgements if one.draft == draft.number), None)


def _press(look: Look, label: str, verb: str, more: object = "") -> Block:
    return button(label, f"mediation.{verb}", look.subject(more))
