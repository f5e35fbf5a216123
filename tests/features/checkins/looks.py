"""What is looked at: a check-in and a group with hostile names, and what can be read of what Slack would take."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.features.checkins.facts import GroupView, Other, Shown
from bot.features.checkins.models import Rhythm, State
from bot.playground.blockkit import check_blocks, check_view
from bot.playground.visitors import words_of
from bot.slack.rendering import message_json, modal_json
from bot.slack.replies import Message, Modal

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ENDS = NOW + timedelta(days=6)
BO = Other("U0BO", "Bo", "Operations")
HOSTILE = Other("U0CHI", "<!channel> @here *Chi* `rm` " + "🙂" * 300, "<https://evil.example|bank> & " + "F" * 300)
MON = date(2026, 11, 30)
OFFERED = Shown(
    handle="abc123",
    group_id=1,
    group="leadership",
    viewer="U0ANA",
    zone="Europe/Berlin",
    state=State.OFFERED,
    others=(BO,),
    why=("You have not had a check-in yet.",),
    bring=("One idea and one offer.",),
    shared=(NOW, NOW + timedelta(hours=6)),
    ends_at=ENDS,
    answer=None,
    prompt=1,
)


def said(view: Message | Modal) -> str:
    blocks = list(view.blocks)
    if isinstance(view, Message):
        assert check_blocks(message_json(view)["blocks"], "message") == []
    else:
        assert check_view(modal_json(view), "modal") == []
    return "\n".join(words_of(blocks))


def actions(view: Message | Modal) -> list[str]:
    elements = [one for block in view.blocks for one in (*block.get("elements", ()), block.get("accessory", {}))]
    return [one["action_id"] for one in elements if "action_id" in one]


def view(**changes: object) -> GroupView:
    return replace(GroupView(1, "leadership", Rhythm.FORTNIGHTLY, ("Ana", "Bo"), MON), **changes)  # type: ignore[arg-type]
