"""Drafts side by side: what all of them say, then what only some of them say."""

from collections.abc import Iterator

from bot.features.mediation.facts import Draft
from bot.features.mediation.text import drafts as say
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs
from bot.features.mediation.views.wording import by, ground_words, quoted_line, term_line
from bot.slack.mentions import quote
from bot.slack.replies import Block


def differences(look: Look) -> tuple[Block, ...]:
    """Return the drafts of this round held against each other. Their order is that of their numbers."""
    beside = look.table.current()
    saying: dict[str, list[int]] = {}
    for draft in beside:
        for line in dict.fromkeys(_said(look, draft)):
            saying.setdefault(line, []).append(draft.number)
    groups = sorted({tuple(numbers) for numbers in saying.values()}, key=lambda numbers: (-len(numbers), numbers))
    heads = paragraphs(say.draft(draft.number, by(look, draft.by)) for draft in beside)
    return (*heads, *(block for numbers in groups for block in _group(saying, numbers, len(beside))))


def _group(saying: dict[str, list[int]], numbers: tuple[int, ...], among: int) -> tuple[Block, ...]:
    lines = (line for line, where in saying.items() if tuple(where) == numbers)
    return paragraphs((say.in_drafts(numbers, among), *lines))


def _said(look: Look, draft: Draft) -> Iterator[str]:
    table = look.table
    yield from (quoted_line(look, line) for line in table.lines if line.number in draft.lines)
    yield from (say.ground(quote(words)) for words in ground_words(draft.ground, table.goals))
    yield from (term_line(look, term) for term in draft.terms)
