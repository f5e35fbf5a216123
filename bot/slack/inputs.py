"""The inputs of a form. Each uses one name for its block and its action, under which `Fields` finds the answer."""

from collections.abc import Sequence
from datetime import datetime

from bot.slack.blocks import LABEL, OPTIONS, PLACEHOLDER, Option, cut, plain
from bot.slack.replies import Block

RADIO_OPTIONS = 10
TEXT_LENGTH = 3000


def _input(name: str, label: str, element: Block, *, hint: str, optional: bool, live: bool) -> Block:
    block: Block = {"type": "input", "block_id": name, "label": plain(label, LABEL), "element": element}
    element["action_id"] = name
    if hint:
        block["hint"] = plain(hint, LABEL)
    if optional:
        block["optional"] = True
    if live:
        block["dispatch_action"] = True
    return block


def text_input(
    name: str,
    label: str,
    *,
    initial: str = "",
    placeholder: str = "",
    hint: str = "",
    optional: bool = False,
    multiline: bool = False,
    longest: int = TEXT_LENGTH,
) -> Block:
    """Return a text input of at most `longest` characters; `initial` is cut to it."""
    element: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": min(longest, TEXT_LENGTH)}
    if initial:
        element["initial_value"] = cut(initial, element["max_length"])
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return _input(name, label, element, hint=hint, optional=optional, live=False)


def number_input(
    name: str,
    label: str,
    *,
    initial: str = "",
    hint: str = "",
    optional: bool = False,
    decimal: bool = True,
    least: str | None = None,
    most: str | None = None,
) -> Block:
    """Return a number input; the value comes back as text with a decimal point."""
    element: Block = {"type": "number_input", "is_decimal_allowed": decimal}
    if initial:
        element["initial_value"] = initial
    if least is not None:
        element["min_value"] = least
    if most is not None:
        element["max_value"] = most
    return _input(name, label, element, hint=hint, optional=optional, live=False)


def select(
    name: str,
    label: str,
    options: Sequence[Option],
    *,
    initial: str | None = None,
    placeholder: str = "",
    hint: str = "",
    optional: bool = False,
    live: bool = False,
) -> Block:
    """Return a menu of one choice; with `live` each change comes back as a `Click` whose action is `name`."""
    element: Block = {"type": "static_select", "options": [option.block() for option in options[:OPTIONS]]}
    for option in options[:OPTIONS]:
        if option.value == initial:
            element["initial_option"] = option.block()
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return _input(name, label, element, hint=hint, optional=optional, live=live)


def grouped_select(
    name: str, label: str, groups: Sequence[tuple[str, Sequence[Option]]], *, initial: str | None = None, hint: str = ""
) -> Block:
    """Return a menu of one choice under headings: more can be chosen from than in a plain one."""
    listed = [(heading, [option.block() for option in options[:OPTIONS]]) for heading, options in groups[:OPTIONS]]
    element: Block = {
        "type": "static_select",
        "option_groups": [{"label": plain(heading, PLACEHOLDER), "options": options} for heading, options in listed],
    }
    for option in (option for _, options in listed for option in options):
        if option["value"] == initial:
            element["initial_option"] = option
    return _input(name, label, element, hint=hint, optional=False, live=False)


def multi_select(
    name: str,
    label: str,
    options: Sequence[Option],
    *,
    initial: Sequence[str] = (),
    placeholder: str = "",
    hint: str = "",
    optional: bool = False,
    most: int | None = None,
) -> Block:
    """Return a menu of several choices, of which `most` may be taken at once."""
    element: Block = {"type": "multi_static_select", "options": [option.block() for option in options[:OPTIONS]]}
    if most is not None:
        element["max_selected_items"] = most
    chosen = [option.block() for option in options[:OPTIONS] if option.value in initial]
    if chosen:
        element["initial_options"] = chosen
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return _input(name, label, element, hint=hint, optional=optional, live=False)


def radio(name: str, label: str, options: Sequence[Option], *, initial: str | None = None, hint: str = "") -> Block:
    """Return up to ten choices, all in view, of which one is taken."""
    element: Block = {"type": "radio_buttons", "options": [option.block() for option in options[:RADIO_OPTIONS]]}
    for option in options[:RADIO_OPTIONS]:
        if option.value == initial:
            element["initial_option"] = option.block()
    return _input(name, label, element, hint=hint, optional=False, live=False)


def checkboxes(
    name: str,
    label: str,
    options: Sequence[Option],
    *,
    initial: Sequence[str] = (),
    hint: str = "",
    optional: bool = False,
    live: bool = False,
) -> Block:
    """Return up to ten boxes to tick; with `live` each change comes back as a `Click` whose action is `name`."""
    element: Block = {"type": "checkboxes", "options": [option.block() for option in options[:RADIO_OPTIONS]]}
    chosen = [option.block() for option in options[:RADIO_OPTIONS] if option.value in initial]
    if chosen:
        element["initial_options"] = chosen
    return _input(name, label, element, hint=hint, optional=optional, live=live)


def date_input(name: str, label: str, *, initial: str | None = None, hint: str = "", optional: bool = False) -> Block:
    """Return a date picker; the value comes back as `YYYY-MM-DD`."""
    element: Block = {"type": "datepicker"}
    if initial:
        element["initial_date"] = initial
    return _input(name, label, element, hint=hint, optional=optional, live=False)


def moment_input(name: str, label: str, *, initial: datetime | None = None, hint: str = "") -> Block:
    """Return a picker of a day and an hour in the reader's own zone; the value comes back as seconds since 1970."""
    element: Block = {"type": "datetimepicker"}
    if initial:
        element["initial_date_time"] = int(initial.timestamp())
    return _input(name, label, element, hint=hint, optional=False, live=False)


def person_input(name: str, label: str, *, initial: str | None = None, hint: str = "") -> Block:
    """Return a menu of people of whom one is chosen; the value comes back as a user id."""
    element: Block = {"type": "users_select"}
    if initial:
        element["initial_user"] = initial
    return _input(name, label, element, hint=hint, optional=False, live=False)


def people_input(
    name: str,
    label: str,
    *,
    initial: Sequence[str] = (),
    hint: str = "",
    optional: bool = False,
    most: int | None = None,
) -> Block:
    """Return a menu of people, of whom `most` may be chosen; the value comes back as a tuple of user ids."""
    element: Block = {"type": "multi_users_select"}
    if most is not None:
        element["max_selected_items"] = most
    if initial:
        element["initial_users"] = list(initial)
    return _input(name, label, element, hint=hint, optional=optional, live=False)


def channel_input(name: str, label: str, *, initial: str | None = None, hint: str = "") -> Block:
    """Return a menu of the public and private channels that the person sees; the value comes back as an id."""
    element: Block = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_external_shared_channels": True},
    }
    if initial:
        element["initial_conversation"] = initial
    return _input(name, label, element, hint=hint, optional=False, live=False)
