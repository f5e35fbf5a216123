"""One person at the screen of a table: what they can read and press there, as Slack would show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.playground.blockkit import check_view
from bot.playground.visitors import words_of
from bot.slack.rendering import modal_json
from bot.slack.replies import Block, Modal, Reply
from bot.slack.requests import Click, Fields, FieldValue, OpenView
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import Court

Held = dict[str, FieldValue]


@dataclass
class Sitting:
    """Somebody whose only modal is the table's screen, or the form in its place. Slack would take all that they see."""

    court: Court
    user: str
    modal: Modal | None = None
    typed: Held = field(default_factory=dict)

    def open(self, handle: str = "") -> str:
        """Open the table, the newest one without a handle; return its words."""
        return self._see(self.court.desk.click(self.user, "mediation.open", handle or self.court.handle()))

    def press(self, action: str, value: str = "") -> str:
        """Press the one button with this action, or of several the one whose subject ends so; return the words."""
        found = [one for one in self.buttons() if one.split(":")[0] == f"mediation.{action}" and one.endswith(value)]
        assert len(found) == 1, f"{found} of {self.buttons()}"
        return self.send(found[0])

    def send(self, action_id: str) -> str:
        """Send a press of this button as Slack does, from the open modal; return the words that follow."""
        action, _, subject = action_id.partition(":")
        note = self.modal.note if self.modal else ""
        name = self.modal.name if self.modal else ""
        view = OpenView("V1", "h", "modal", name, note)
        desk = self.court.desk
        click = Click(
            WORKSPACE, self.user, desk.once(), action, subject, "", "t", view=view, fields=Fields({**self.inputs()})
        )
        return self._see(desk.handle(click, action))

    def submit(self, **fields: FieldValue) -> str:
        """Fill in, with what the form holds already, and submit; return the words that follow."""
        self.typed.update(fields)
        return self._see(self.court.desk.submit(self.user, self.modal, {**self.inputs()}))

    def inputs(self) -> Held:
        """Return what the open form holds: what was typed, else what it began with."""
        held = {name: _initial(element) for name, element in self.elements().items()}
        return {**held, **{name: value for name, value in self.typed.items() if name in held}}

    def elements(self) -> Mapping[str, Block]:
        """Return the inputs of the open form by name."""
        blocks = self.modal.blocks if self.modal else ()
        return {block["block_id"]: block["element"] for block in blocks if block["type"] == "input"}

    def buttons(self) -> list[str]:
        """Return what can be pressed."""
        blocks = self.modal.blocks if self.modal else ()
        found = [one for block in blocks for one in (*block.get("elements", ()), block.get("accessory", {}))]
        return [one["action_id"] for one in found if one.get("type") == "button"]

    def can(self) -> set[str]:
        """Return the verbs that can be pressed."""
        return {one.split(":")[0].removeprefix("mediation.") for one in self.buttons()}

    def words(self) -> str:
        """Return what can be read now."""
        return said(self.modal) if self.modal else ""

    def _see(self, reply: Reply) -> str:
        assert reply.modal, reply
        assert reply.replace, "a table has one modal"
        if not self.modal or reply.modal.name != self.modal.name:
            self.typed.clear()
        self.modal = reply.modal
        return self.words()


def said(modal: Modal) -> str:
    """Return the words of a modal that Slack would take."""
    assert check_view(modal_json(modal), "modal") == []
    return "\n".join(words_of(list(modal.blocks)))


def _initial(element: Block) -> FieldValue:
    if "initial_options" in element:
        return tuple(option["value"] for option in element["initial_options"])
    chosen = element.get("initial_option", {}).get("value")
    found: FieldValue = chosen or element.get("initial_value") or element.get("initial_date")
    return found
