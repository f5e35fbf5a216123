"""Refusals of kudos: what is wrong, and what to do instead."""

from bot.features.kudos.text.words import listed

NOBODY = "Name at least one peer to thank."
ONESELF = "Thanks go to others: name a peer."
NO_REASON = "Say what they did: one sentence is enough."
UNKNOWN = "These kudos are not there any more, or not yours."
MESSAGE_GONE = "That message was deleted: nothing counts for it. Type /kudos to give your thanks without it."
NO_EMOJI = "Name at least one emoji, such as :clap:."
MANY_EMOJI = "At most 20 emoji can count."
NOT_A_NUMBER = "Give a whole number from 1 to 50."
NOT_INVITED = (
    "I am not in that channel, or another firm is. Type /invite @Grayzone there first, or choose a channel of your own."
)
SHARED = "That channel is shared with another firm. Choose one of your own."
JOINED_ALREADY = "Your thanks are on this card already."

_BECAUSE = {
    "bot": "is an app",
    "guest": "is a guest",
    "external": "belongs to another firm",
    "deactivated": "has no active account any more",
}


def not_peers(why: tuple[tuple[str, str | None], ...]) -> str:
    """Say who cannot be thanked, and why."""
    parts = [f"{name} {_BECAUSE.get(kind or '', 'is not in a group with you')}" for name, kind in why]
    return (
        f"Kudos go from peer to peer: {listed(tuple(parts))}. Leave them out, or let them join with the group's card."
    )


def limit(wanted: int, left: int, a_day: int) -> str:
    """Say that the day's limit is reached, or would be passed."""
    each = f"Each peer has {a_day} a day"
    if left == 0:
        return f"You have given all your kudos of today. {each}: tomorrow there are new ones."
    return f"That would be {wanted}, and you have {left} left today. {each}: name fewer, or wait until tomorrow."


def limit_elsewhere(a_day: int) -> str:
    """Say the same of a reaction or a message, without saying which."""
    return (
        f"Thanks that you gave just now did not count: each peer has {a_day} kudos a day, and yours of today are "
        "given. Tomorrow there are new ones."
    )
