"""Where a private conversation is, and a step that changes it: its feature keeps it, delivery takes the step."""

from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """What a conversation is. FORBIDDEN: Slack allows none. LOST: it had one, lost it for good, and gets no other."""

    NONE = "NONE"
    CHANNEL = "CHANNEL"
    GROUP = "GROUP"
    FORBIDDEN = "FORBIDDEN"
    LOST = "LOST"


class Lodging(NamedTuple):
    """Where a conversation is: `channel` is that of the private channel or group message, None while it has neither."""

    form: Form = Form.NONE
    channel: str | None = None


class Step(NamedTuple):
    """Something done in Slack: where the conversation was and is, and who came to it and went."""

    before: Lodging
    after: Lodging
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
