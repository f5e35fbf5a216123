"""What is rendered, as a person meets it: buttons with what they carry, and the inputs of a form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.replies import Block, Modal
from bot.slack.requests import FieldValue

BUTTON, INPUT = "button", "input"
INITIAL = ("initial_value", "initial_date", "initial_user")
SEVERAL = {"checkboxes", "multi_static_select", "multi_users_select"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its action, and the thing that it is about."""

    action: str
    subject: str
    value: str


@dataclass(frozen=True, slots=True)
class Input:
    """An input: its name, its kind, what stands in it, and the values of its options."""

    name: str
    kind: str
    filled: FieldValue
    options: tuple[str, ...]


def buttons(modal: Modal) -> tuple[Button, ...]:
    """Return the buttons of a modal, in the order in which they stand there."""
    return tuple(_button(element) for block in modal.blocks for element in _elements(block))


def inputs(modal: Modal) -> tuple[Input, ...]:
    """Return the inputs of a form, in the order in which they stand there."""
    return tuple(_input(block) for block in modal.blocks if block["type"] == INPUT)


def untouched(modal: Modal) -> dict[str, FieldValue]:
    """Return what a form sends if nobody fills anything in."""
    return {one.name: one.filled for one in inputs(modal)}


def _elements(block: Block) -> Iterator[Mapping[str, Any]]:
    for element in (*block.get("elements", ()), block.get("accessory", {})):
        if element.get("type") == BUTTON:
            yield element


def _button(element: Mapping[str, Any]) -> Button:
    action, _, subject = element["action_id"].partition(":")
    return Button(action, subject, element.get("value", ""))


def _input(block: Block) -> Input:
    element = block["element"]
    options = tuple(option["value"] for option in element.get("options", ()))
    return Input(element["action_id"], element["type"], _filled(element), options)


def _filled(element: Mapping[str, Any]) -> FieldValue:
    if element["type"] in SEVERAL:
        chosen = tuple(option["value"] for option in element.get("initial_options", ()))
        return chosen or tuple(element.get("initial_users", ()))
    if "initial_option" in element:
        value: str = element["initial_option"]["value"]
        return value
    return next((str(element[name]) for name in INITIAL if name in element), None)


def more_of(subject: str) -> str:
    """Return what a button names besides the table and its version."""
    return ".".join(subject.split(".")[2:])
