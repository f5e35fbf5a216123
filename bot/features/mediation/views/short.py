"""A draft beside others: whole where it is one paragraph, else what it begins with, and the way to the whole of it."""

from bot.features.mediation.facts import Draft
from bot.features.mediation.text import drafts as say
from bot.features.mediation.views import forms
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs, row
from bot.features.mediation.views.wording import by, draft_lines, term_line
from bot.slack.blocks import button, section
from bot.slack.replies import Block, Modal

WHOLE = "whole_draft"


def short(look: Look, draft: Draft, *presses: Block) -> tuple[Block, ...]:
    """Return a draft as one paragraph, none of whose words is cut, and a row of what can be done with it."""
    found = paragraphs(draft_lines(look, draft))
    if len(found) == 1:
        return *found, *row(*presses)
    whole = button(say.WHOLE, f"mediation.{WHOLE}", look.subject(draft.number))
    return section("\n".join(_beginning(look, draft))), *row(whole, *presses)


def page(look: Look, draft: Draft, start: int, *presses: Block) -> Modal:
    """Return the page with the whole of a draft."""
    groups = ((block,) for block in paragraphs(draft_lines(look, draft)))
    return forms.leaf(look, WHOLE, say.WHOLE_TITLE, groups, start, of=f"{draft.number}.", presses=presses)


def _beginning(look: Look, draft: Draft) -> tuple[str, ...]:
    """Return the heading, what it is made of, and as many whole terms as one paragraph takes."""
    heading = say.draft(draft.number, by(look, draft.by))
    head = (heading, say.made_of(len(draft.lines), len(draft.ground)), say.TERMS)
    terms = tuple(term_line(look, term) for term in draft.terms)
    for count in range(len(terms), 0, -1):
        rest = len(terms) - count
        lines = (*head, *terms[:count], *((say.more_terms(rest),) if rest else ()))
        if len(paragraphs(lines)) == 1:
            return lines
    return *head, say.more_terms(len(terms))
