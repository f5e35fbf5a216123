"""Block Kit pieces as plain dicts, kept inside Slack's limits (docs.slack.dev, reference/block-kit).

Whatever a person typed is passed as plain text or through `mentions.escape` first; every piece here cuts what is too
long with an ellipsis, so that no person's words can make Slack refuse a message.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.slack.replies import Block

SECTION_TEXT = 3000
FIELD_TEXT = 2000
FIELDS = 10
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25
HEADER_TEXT = 150
BUTTON_TEXT = 75
OPTION_TEXT = 75
OPTIONS = 100
PLACEHOLDER = 150
LABEL = 2000
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
MODAL_TITLE = 24


_TORN = re.compile(r"(?:&[a-z]{0,3}|<[^<>]*)$")  # an entity, mention, link or date without its end


def cut(text: str, limit: int) -> str:
    """Return `text` with at most `limit` characters (UTF-16 units, as Slack's clients count), ending in an ellipsis."""
    return text if _fits(text, limit) else _head(text, limit - 1) + "…"


def cut_markup(text: str, limit: int) -> str:
    """Cut like `cut`, but never through an entity, a mention, a link or a date."""
    return text if _fits(text, limit) else _TORN.sub("", _head(text, limit - 1)) + "…"


def _fits(text: str, limit: int) -> bool:
    return len(text) <= limit // 2 or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * limit


def _head(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


def plain(text: str, limit: int = SECTION_TEXT) -> Block:
    """Return text that Slack never parses."""
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": True}


def mrkdwn(text: str, limit: int = SECTION_TEXT) -> Block:
    """Return Slack's markup; people's words in it must be escaped already. Bare names and addresses stay text."""
    return {"type": "mrkdwn", "text": cut_markup(text, limit) or " ", "verbatim": True}


def header(text: str) -> Block:
    """Return a large line of plain text."""
    return {"type": "header", "text": plain(text, HEADER_TEXT)}


def section(text: str, *, accessory: Block | None = None, name: str | None = None) -> Block:
    """Return a paragraph of markup, with an optional button or menu at its side."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if accessory:
        block["accessory"] = accessory
    if name:
        block["block_id"] = name
    return block


def preformatted(text: str) -> Block:
    """Return text that is shown as it is, in one width, and that Slack never parses: to be copied."""
    words = [{"type": "text", "text": text}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": words}]}


def facts(pairs: Iterable[str]) -> Block:
    """Return up to ten short pieces of markup in two columns."""
    return {"type": "section", "fields": [mrkdwn(text, FIELD_TEXT) for text in tuple(pairs)[:FIELDS]]}


def context(*lines: str) -> Block:
    """Return small grey lines of markup."""
    return {"type": "context", "elements": [mrkdwn(line) for line in lines[:CONTEXT_ELEMENTS]]}


def divider() -> Block:
    """Return a thin line."""
    return {"type": "divider"}


def actions(*elements: Block) -> Block:
    """Return a row of buttons and menus."""
    return {"type": "actions", "elements": list(elements[:ACTION_ELEMENTS])}


@dataclass(frozen=True, slots=True)
class Confirm:
    """The question that Slack asks before a press counts."""

    title: str
    text: str
    yes: str
    no: str = "Cancel"

    def block(self) -> Block:
        """Return it as Block Kit's confirmation dialog."""
        return {
            "title": plain(self.title, CONFIRM_TITLE),
            "text": plain(self.text, CONFIRM_TEXT),
            "confirm": plain(self.yes, CONFIRM_BUTTON),
            "deny": plain(self.no, CONFIRM_BUTTON),
        }


def press(action: str, subject: str | int = "") -> str:
    """Return the action id under which a press of `feature.verb` on that thing comes back as a `Click`."""
    return f"{action}:{subject}" if subject != "" else action


def button(
    text: str,
    action: str,
    subject: str | int = "",
    *,
    value: str = "",
    style: str | None = None,
    confirm: Confirm | None = None,
) -> Block:
    """Return a button; `style` is `primary`, `danger` or None."""
    block: Block = {"type": "button", "text": plain(text, BUTTON_TEXT), "action_id": press(action, subject)}
    if value:
        block["value"] = value
    if style:
        block["style"] = style
    if confirm:
        block["confirm"] = confirm.block()
    return block


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what is shown, the value that comes back (an id), and an optional second line."""

    text: str
    value: str
    description: str = ""

    def block(self) -> Block:
        """Return it as Block Kit's option object."""
        block: Block = {"text": plain(self.text, OPTION_TEXT), "value": self.value}
        if self.description:
            block["description"] = plain(self.description, OPTION_TEXT)
        return block


def overflow(action: str, subject: str | int, options: Sequence[Option]) -> Block:
    """Return a "..." menu of at most five choices; the choice comes back as the click's `value`."""
    return {
        "type": "overflow",
        "action_id": press(action, subject),
        "options": [option.block() for option in options[:5]],
    }


def menu(action: str, subject: str | int, label: str, options: Sequence[Option]) -> Block:
    """Return a menu that stands among buttons and shows `label`; the choice comes back as the click's `value`."""
    return {
        "type": "static_select",
        "action_id": press(action, subject),
        "placeholder": plain(label, PLACEHOLDER),
        "options": [option.block() for option in options[:OPTIONS]],
    }
