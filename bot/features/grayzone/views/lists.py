"""The lists and the help: the group's issues to everybody, one's own quiet ones in a modal only."""

from rapidfuzz import fuzz, process

from bot.features.grayzone.models import State
from bot.features.grayzone.service.facts import IssueLine, QuietLine
from bot.features.grayzone.text import card as labels
from bot.features.grayzone.text import lists as say
from bot.features.grayzone.text import words
from bot.slack.blocks import button, context, divider, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block, Message, Modal

SHOWN = 20  # of one list: a message holds 50 blocks
CLOSE_ENOUGH = 60.0


def queue(groups: tuple[tuple[str, tuple[IssueLine, ...]], ...]) -> Message:
    """Return the open issues of one or several groups, by name of the group."""
    several = len(groups) > 1
    blocks: list[Block] = []
    for name, lines in groups:
        title = (f"*#{quote(name)}*\n" if several else "") + (say.LIST_INTRO if lines else say.EMPTY_LIST)
        blocks += [section(title), *_lines(lines, SHOWN // len(groups))]
    text = "\n".join(_text(line) for _, lines in groups for line in lines) or say.EMPTY_LIST
    return Message(text, tuple(blocks))


def mine(issues: tuple[IssueLine, ...], quiet: tuple[QuietLine, ...]) -> Modal:
    """Return one's own issues; the quiet ones make this a modal, which nobody exports."""
    if not issues and not quiet:
        return Modal("grayzone.mine", say.MINE_TITLE, (section(say.EMPTY_MINE),), close=say.CLOSE)
    sealed = tuple(_quiet(line) for line in quiet)
    blocks = (
        *((section(say.MINE_OPEN), *_lines(issues, SHOWN)) if issues else ()),
        *((divider(), section(say.MINE_QUIET), *sealed) if sealed else ()),
    )
    return Modal("grayzone.mine", say.MINE_TITLE, blocks, close=say.CLOSE)


def _lines(lines: tuple[IssueLine, ...], most: int) -> list[Block]:
    blocks = [
        section(_text(line), accessory=button(labels.LOOK, "grayzone.card", line.subject)) for line in lines[:most]
    ]
    return [*blocks, context(say.more(len(lines) - most))] if len(lines) > most else blocks


def _text(line: IssueLine) -> str:
    return say.line(
        number=line.number,
        title=quote(line.title),
        border=quote(line.border),
        hours=words.per_week(line.hours),
        functions=words.functions(line.functions),
        state=line.state_words,
        driver=quote(line.driver) if line.driver else None,
    )


def _quiet(line: QuietLine) -> Block:
    is_open = line.state == State.QUIET
    end = say.fades(day(line.fades_at)) if is_open else f"{say.SURFACED} {line.issue_number}"
    text = say.quiet(quote(line.handoff), words.SYMPTOM[line.symptom], words.per_week(line.hours.expected), end)
    return section(text, accessory=button(say.CHANGE, "grayzone.signal", line.subject) if is_open else None)


def help_for(word: str = "") -> Message:
    """Return the help, after a word that is no sub-command with the one that was meant perhaps."""
    if not word:
        return Message(say.HELP, (section(say.HELP),))
    text = f"{say.unknown(quote(word[:50]), guess(word))}\n\n{say.HELP}"
    return Message(text, (section(text),))


def guess(word: str) -> str | None:
    """Return the sub-command that a mistyped word comes close to, or None."""
    found = process.extractOne(word.casefold(), say.COMMANDS, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return str(found[0]) if found else None
