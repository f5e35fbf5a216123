"""Interactive elements: where they are in blocks, what they hold at first, and what an answer to them looks like."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bot.playground.model import Json
from bot.playground.trouble import ActRefusal

TEXTS: Final = ("plain_text_input", "email_text_input", "url_text_input", "number_input")
# element type -> the key of its answer, and the key of its first answer
SINGLE_OPTION: Final = {"static_select": "initial_option", "radio_buttons": "initial_option"}
MANY_OPTIONS: Final = {"multi_static_select": "initial_options", "checkboxes": "initial_options"}
SINGLE_ID: Final = {
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
MANY_IDS: Final = {
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
FREE: Final = ("rich_text_input", "file_input", "external_select", "multi_external_select")
PRESSED: Final = ("button", "overflow", "workflow_button", "icon_button", "feedback_buttons")

_INTERACTIVE: Final = frozenset({*TEXTS, *SINGLE_OPTION, *MANY_OPTIONS, *SINGLE_ID, *MANY_IDS, *FREE, *PRESSED})


@dataclass(frozen=True, slots=True)
class Placed:
    """An interactive element and the block that it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        """The id of its block."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """Its own id."""
        return str(self.element["action_id"])

    @property
    def is_input(self) -> bool:
        """Whether it stands in an input block, and so is answered by submitting."""
        return bool(self.block["type"] == "input")

    @property
    def dispatches(self) -> bool:
        """Whether using it sends something to the bot at once."""
        return not self.is_input or bool(self.block.get("dispatch_action"))


def placed(blocks: list[Json]) -> Iterator[Placed]:
    """Yield every interactive element of the blocks, in order of appearance."""
    for block in blocks:
        found = [
            block.get("accessory"),
            block.get("element"),
            *(block.get("elements") or []),
            *(block.get("actions") or []),
        ]
        for element in found:
            if isinstance(element, dict) and "action_id" in element:
                yield Placed(block, element)
        for child in block.get("child_blocks", []):
            yield from placed([child])


def named(blocks: list[Json], new_id: Callable[[], str]) -> list[Json]:
    """Return blocks in which every block and every element has an id: Slack invents the missing ones."""
    return [_named(block, new_id) for block in blocks]


def _named(block: Json, new_id: Callable[[], str]) -> Json:
    done = {"block_id": new_id(), **block}
    for name in ("accessory", "element"):
        if isinstance(part := block.get(name), dict):
            done[name] = _with_action_id(part, new_id)
    for name in ("elements", "actions"):
        if isinstance(parts := block.get(name), list):
            done[name] = [_with_action_id(part, new_id) for part in parts]
    if "child_blocks" in block:
        done["child_blocks"] = named(block["child_blocks"], new_id)
    return done


def _with_action_id(part: Json, new_id: Callable[[], str]) -> Json:
    return {"action_id": new_id(), **part} if part.get("type") in _INTERACTIVE and "action_id" not in part else part


def find(blocks: list[Json], action_id: str) -> Placed | None:
    """Find an element by its action id, or by the part before `:` when only one element matches."""
    everything = list(placed(blocks))
    exact = [one for one in everything if one.action_id == action_id]
    if exact:
        return exact[0]
    alike = [one for one in everything if one.action_id.partition(":")[0] == action_id]
    return alike[0] if len(alike) == 1 else None


def options(element: Json) -> list[Json]:
    """Return all options of a menu, those in groups included."""
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(option for group in groups for option in group["options"])]


def first_values(blocks: list[Json]) -> Json:
    """Return `state.values` of blocks that nobody has touched: every element that can hold a value is there."""
    values: Json = {}
    for one in placed(blocks):
        entry = _first(one.element)
        if entry is not None:
            values.setdefault(one.block_id, {})[one.action_id] = entry
    return values


def _first(element: Json) -> Json | None:
    kind = element["type"]
    if kind in TEXTS:
        return {"type": kind, "value": element.get("initial_value")}
    if kind in SINGLE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if kind in SINGLE_ID:
        answer, first = SINGLE_ID[kind]
        return {"type": kind, answer: element.get(first)}
    if kind in MANY_IDS:
        answer, first = MANY_IDS[kind]
        return {"type": kind, answer: element.get(first, [])}
    return {"type": kind, "rich_text_value": element.get("initial_value")} if kind == "rich_text_input" else None


def answered(element: Json, value: Any) -> Json:  # noqa: ANN401 (checked here, element by element)
    """Return the state entry of an element that was given this value; raise `ActRefusal` when it cannot hold it."""
    kind = element["type"]
    if kind in TEXTS:
        return {"type": kind, "value": _text(value) or None}
    if kind in SINGLE_OPTION or kind == "overflow":
        return {"type": kind, "selected_option": _option(element, value) if value not in (None, "") else None}
    if kind in MANY_OPTIONS:
        chosen = [_option(element, one) for one in _many(value)]
        _not_too_many(element, chosen)
        return {"type": kind, "selected_options": chosen}
    if kind in SINGLE_ID:
        return {"type": kind, SINGLE_ID[kind][0]: value or None}
    if kind in MANY_IDS:
        _not_too_many(element, _many(value))
        return {"type": kind, MANY_IDS[kind][0]: _many(value)}
    if kind == "rich_text_input":
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": _text(value)}]}
        return {"type": kind, "rich_text_value": {"type": "rich_text", "elements": [section]}}
    raise ActRefusal("no_such_field")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ActRefusal("not_a_text")
    return str(value)


def _many(value: Any) -> list[Any]:  # noqa: ANN401 (one value or a list of them)
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _option(element: Json, value: object) -> Json:
    for option in options(element):
        if option.get("value") == value:
            return option
    raise ActRefusal("no_such_option")


def _not_too_many(element: Json, chosen: list[Any]) -> None:
    most = element.get("max_selected_items")
    if most is not None and len(chosen) > most:
        raise ActRefusal("too_many_selected")


def pressed(one: Placed, value: object, action_ts: str) -> Json:
    """Return the entry of `actions` that using this element sends."""
    element = one.element
    action: Json = {
        "type": element["type"],
        "action_id": one.action_id,
        "block_id": one.block_id,
        "action_ts": action_ts,
    }
    if element["type"] in PRESSED and element["type"] != "overflow":
        kept = ("text", "value", "style", "url", "confirm")
    else:
        action |= answered(element, value)
        kept = ("placeholder", "initial_option", "initial_options", "initial_date", "initial_user")
    return action | {name: element[name] for name in kept if name in element}
