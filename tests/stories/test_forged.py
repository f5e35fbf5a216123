"""What no client of Slack's would send: buttons and notes that name other things, or nothing at all."""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.playground.delivery.parcel import Parcel
from bot.register import with_doors
from bot.slack.doors import Doors
from bot.slack.requests import Click, Submission
from tests.stories.company import HOURS, Company, Json, text_of

pytestmark = pytest.mark.anyio

SUBJECTS = ("", "7", "x.y", "1.999", "999.1", "-1.1", "1.1.1", "\uff11.\uff11", "1.\u00b2", "\u00b2", "1" * 30, "null")
NOTES = (*SUBJECTS, "{", "[]", "7 7 7", "1 0 x", '{"g": "x"}', '{"g": 1, "l": 5, "o": 0, "s": ["x"]}', '{"g": 9e99}')


@dataclass
class Forger:
    """Sends a payload that was seen on the wire once more, with parts of it changed."""

    stage: Company
    seen: Json

    async def send(self, **changes: Any) -> str:  # noqa: ANN401 (parts of a payload)
        """Send it; return the modal that came of it, in words, and the answer."""
        person = self.stage.playground.workspace.people[self.seen["user"]["id"]]
        person.stack.clear()
        payload = self.seen | {"trigger_id": self.stage.playground.triggers.issue(person.id)} | changes
        answer = await self.stage.playground.post.send(Parcel("interactive", payload))
        assert answer.status == 200, (changes, answer)
        shown = text_of(person.stack[-1].given) if person.stack else ""
        return f"{shown}\n{answer.body or ''}"


async def forger(stage: Company, what: str) -> Forger:
    """Forge after the last payload of this kind."""
    traffic = await stage.visitors.look("traffic")
    return Forger(stage, next(one["request"] for one in reversed(traffic) if one["what"] == what))


async def posted(stage: Company) -> list[str]:
    """All that the group reads."""
    return [one["text"] for one in await stage.messages()]


async def test_a_forged_button_gets_a_sentence_and_changes_nothing(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    await firm.press("bo", "see")
    before = await posted(firm)
    forged = await forger(firm, "block_actions")
    broken = []
    for door in sorted(with_doors(Doors()).names(Click)):
        for subject in SUBJECTS:
            action = forged.seen["actions"][0] | {"action_id": f"{door}:{subject}"}
            if "Something went wrong" in await forged.send(actions=[action]):
                broken.append((door, subject))
    assert broken == []
    assert await posted(firm) == before


@pytest.mark.parametrize("filled", ["empty", "odd"])
async def test_a_forged_note_gets_a_sentence_and_changes_nothing(firm: Company, filled: str) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    await firm.press("bo", "see", **HOURS)
    before = await posted(firm)
    forged = await forger(firm, "view_submission")
    values = {name: {name: {"type": "plain_text_input", "value": "\u00b2"}} for name in FIELDS}
    state = {"values": values if filled == "odd" else {}}
    broken = []
    for door in sorted(with_doors(Doors()).names(Submission)):
        for note in NOTES:
            view = forged.seen["view"] | {"callback_id": door, "private_metadata": note, "state": state}
            view |= {"id": f"V{door}{NOTES.index(note)}"}
            if "Something went wrong" in await forged.send(view=view):
                broken.append((door, note))
    assert broken == []
    assert await posted(firm) == before


FIELDS = (
    *("what", "handoff", "symptom", "others", "group"),
    *("function", "functions", "handoffs", "hour", "zone", "back", "name"),
)
