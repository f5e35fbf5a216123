"""Words of the direct messages. Names come in escaped."""

from bot.features.kudos.text.words import listed

PRIVATE = "Somebody thanked you in a conversation of yours."
LOOK = " What for is on my Home tab, for you alone."
MINE = "My kudos"
NOT_AGAIN = "Don't tell me again"
QUIET_NOTICES = "I will not write to you about kudos again. “My kudos” on my Home tab shows them, and changes this."
QUIET_REFUSALS = "I will not write to you again when kudos do not count. “My kudos” on my Home tab changes this."


def thanked(names: tuple[str, ...], *, private: bool) -> str:
    """Say who thanked somebody; `private` when others did in a closed conversation, who are not named."""
    if not names:
        return PRIVATE + LOOK
    also = " Somebody else did in a closed conversation." if private else ""
    return f"{listed(names)} thanked you.{also}{LOOK}"


def none_left(a_day: int) -> str:
    """Say that the limit is reached, where several thanks were given at once."""
    return f"Your thanks count. They were the last of your {a_day} kudos of today. Tomorrow there are new ones."


def one_left(a_day: int) -> str:
    """Say, before the limit is reached, that it is near."""
    return f"Your thanks count. You have one left of your {a_day} kudos of today."
