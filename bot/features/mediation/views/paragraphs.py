"""Long lists as few blocks: whole lines are packed into paragraphs that Slack takes, and none is cut."""

from collections.abc import Iterable

from bot.slack.blocks import SECTION_TEXT, actions, section
from bot.slack.replies import Block

UNITS = 2  # bytes of one character as Slack's clients count


def paragraphs(lines: Iterable[str], *, accessory: Block | None = None) -> tuple[Block, ...]:
    """Return sections of these lines of markup; a button stands at the side of the first one."""
    packed: list[str] = []
    for line in lines:
        longer = f"{packed[-1]}\n{line}" if packed else line
        if packed and _length(longer) <= SECTION_TEXT:
            packed[-1] = longer
        else:
            packed.append(line)
    return tuple(section(text, accessory=accessory if place == 0 else None) for place, text in enumerate(packed))


def row(*presses: Block) -> tuple[Block, ...]:
    """Return a row of buttons; nothing where there are none."""
    return (actions(*presses),) if presses else ()


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // UNITS
