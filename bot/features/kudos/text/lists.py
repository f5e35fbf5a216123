"""Words of one's own book of kudos, and of the settings. People's words come in escaped."""

TITLE = "My kudos"
ONLY_YOU = "Only you see this list."
GIVEN, RECEIVED = "*Given*", "*Received*"
NONE_GIVEN = "Nothing yet. Whose work made yours easier this week?"
NONE_RECEIVED = "Nothing yet."
TAKE_BACK, PUBLISH = "Take back", "Publish"
TAKE_BACK_TITLE, TAKE_BACK_YES = "Take it back?", "Take back"
TAKE_BACK_TEXT = "It is withdrawn from the card, and nobody is told."
PRIVATE = "known to the two of you only"
NOTICES_ON, NOTICES_OFF = "Tell me when I am thanked", "Don't tell me when I am thanked"
REFUSALS_ON, REFUSALS_OFF = "Tell me when mine do not count", "Don't tell me when mine do not count"

SETTINGS_TITLE = "Kudos settings"
SETTINGS_SUBMIT = "Save"
EMOJI_LABEL = "Which emoji give kudos?"
EMOJI_HINT = "As a reaction on a peer's message; skin tones and aliases count as the same one."
CHANNEL_LABEL = "Where are the cards posted?"
CHANNEL_HINT = "A channel in which I am. A message of that channel gets its card in its own thread."
A_DAY_LABEL = "How many may each peer give a day?"
MESSAGES_LABEL = "Kudos written in messages"
MESSAGES_HINT = (
    "With a kudos emoji and people in any message of a channel in which I am. For this, and to follow edits and "
    "deletions, I have to receive those channels' messages: whoever installed me grants the optional history scopes "
    "(grayzone manifest --kudos-in-messages). Without them edits and deleted messages change no kudos; reactions do."
)
MESSAGES_OFF, MESSAGES_ON = "Off: only reactions, and mentions of me, count", "On: a kudos emoji with people counts"
SAVED = "Saved. It counts from now on; what was given stays."
SETTINGS_NOTE = "For the whole group: every peer may change this."


def given(name: str, day: str, reason: str, note: str) -> str:
    """Return one line of what was given."""
    return _line(f"to *{name}*", day, reason, note)


def received(name: str, day: str, reason: str, note: str) -> str:
    """Return one line of what was received."""
    return _line(f"from *{name}*", day, reason, note)


def _line(who: str, day: str, reason: str, note: str) -> str:
    head = f"{who}, {day}" + (f" ({note})" if note else "")
    return f"{head}\n{reason}" if reason else head
