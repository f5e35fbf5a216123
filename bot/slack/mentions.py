"""Text that crosses to Slack and back: escaping, decoding, names, people, dates in the reader's own zone.

Slack asks to escape `&`, `<` and `>` and nothing else (docs.slack.dev, formatting-message-text). In `mrkdwn` text Slack
also turns bare `@here`, `#channel` and addresses into live ones unless `verbatim` is set; `bot.slack.blocks` sets it,
and `escape` additionally breaks broadcast words, so that what a person typed never pages a channel.
"""

import re
from datetime import datetime

# Only dates have spaces before the bar.
_LIVE = re.compile(r"<(?P<sigil>[@#!]?)(?P<target>(?<=!)[^<>|]+|[^<>|\s]+)(?:\|(?P<label>[^<>]*))?>")
_BROADCAST = re.compile(r"@(?=(?:here|channel|everyone|group)\b)", re.IGNORECASE)
_SUBTEAM = "subteam^"
# Slack takes no mark for style that stands between two letters or digits, as in snake_case and 2*3.
_STYLE = re.compile(r"(?<![^\W_])[*_~]|[*_~](?![^\W_])|`|^(?:&gt;)+", re.MULTILINE)
_LOOK_ALIKES = str.maketrans({"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb", ">": "\u203a"})
_ZERO_WIDTH_SPACE = "\u200b"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ISOLATES, _END, _FIRST_STRONG = "\u2066\u2067\u2068", "\u2069", "\u2068"
_TURNING = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
_TURNS = re.compile(f"[{_TURNING}]")
_NEEDS_CARE = re.compile(f"[&<>@*_~`{_TURNING}]")  # whatever `quote` may change; most names have none
_WEB_ADDRESS = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)


def isolated(text: str) -> str:
    """Return a person's text so that its directional controls turn nothing around but the text itself.

    It is put into an isolate that ends with it; what would end that one early is left out (Unicode Standard Annex 9,
    section 2.4 and rules X5a to X6a; why: Boucher and Anderson, "Trojan Source", 2021). Text without such controls, in
    whatever script, stays as it is.
    """
    if not _TURNS.search(text):
        return text
    depth = 1

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        if found[0] == _END and depth == 1:
            return ""
        depth += (found[0] in _ISOLATES) - (found[0] == _END)
        return found[0]

    return _FIRST_STRONG + _TURNS.sub(kept, text) + _END * depth


def escape(text: str) -> str:
    """Encode a person's text for Slack's mrkdwn and message text: nothing in it can mention, link, page or turn."""
    encoded = isolated(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _BROADCAST.sub("@" + _ZERO_WIDTH_SPACE, encoded)


def quote(text: str) -> str:
    """Encode a person's text like `escape`, and stop it from styling itself or what surrounds it (bold, a quote, ...).

    Slack has no escape for its marks, and takes an invisible character beside one for a boundary, which makes it one
    (why libraries put them there: jsarafajr/slackify-markdown). So a mark that could be one is shown as its look-alike.
    """
    if not _NEEDS_CARE.search(text):
        return text
    return _STYLE.sub(lambda mark: mark[0].replace("&gt;", ">").translate(_LOOK_ALIKES), escape(text))


def storable(text: str) -> str:
    """Return the text without what PostgreSQL or UTF-8 cannot hold: NUL, and halves of surrogate pairs."""
    return text if text.isprintable() else _UNSTORABLE.sub("", text)  # what is printable has none of these


def unturned(name: str) -> str:
    """Return a name on one line, without the controls that would turn around what stands beside it."""
    return " ".join(_TURNS.sub("", storable(name)).split())


def decode(text: str) -> str:
    """Decode what Slack sent: live forms become readable words (`<@U1|bo>` -> `@bo`), entities become characters."""
    plain = _LIVE.sub(_readable, storable(text))
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _readable(found: re.Match[str]) -> str:
    sigil, target, label = found["sigil"], found["target"], found["label"]
    if sigil == "":
        address = target.removeprefix("mailto:").removeprefix("tel:")
        return f"{label} ({address})" if label and label not in target else address
    if sigil == "!" and target.startswith(_SUBTEAM):
        return label or "a user group"  # its name is not in what Slack sends
    if sigil == "!":
        return label or "@" + target.split("^")[0]
    return sigil + (label or target).lstrip("@#")


def people_in(text: str) -> tuple[str, ...]:
    """Return the user ids mentioned in raw Slack text, each once, in order."""
    found = (match["target"] for match in _LIVE.finditer(text) if match["sigil"] == "@")
    return tuple(dict.fromkeys(found))


def user_groups_in(text: str) -> tuple[str, ...]:
    """Return the ids of user groups mentioned in raw Slack text, each once, in order."""
    found = (match["target"] for match in _LIVE.finditer(text) if match["sigil"] == "!")
    return tuple(dict.fromkeys(target.removeprefix(_SUBTEAM) for target in found if target.startswith(_SUBTEAM)))


def person(user: str) -> str:
    """Mention a person: they are notified. For lists and digests use their name instead."""
    return f"<@{user}>"


def channel(channel_id: str) -> str:
    """Link to a channel; people who may not see it read only that it is private."""
    return f"<#{channel_id}>"


def link(url: str, label: str) -> str:
    """Return a link that shows `label`; the label alone when `url` is no web address."""
    words = quote(label).replace("|", "/").replace("\n", " ")
    # Not `escape`: its zero-width space would break an address such as https://medium.com/@here.
    return f"<{url.replace('&', '&amp;')}|{words}>" if _WEB_ADDRESS.fullmatch(url) else words


def day(moment: datetime) -> str:
    """Show the day of an instant as each reader's device has it, such as "Nov 23, 2026"; never as "tomorrow".

    So it stands after "on" and "until" alike.
    """
    return _date(moment, "{date_short}", "%d %b %Y")


def day_and_hour(moment: datetime) -> str:
    """Show an instant in each reader's own zone, with UTC as the fallback of old clients."""
    return _date(moment, "{date_short_pretty} {time}", "%d %b %Y %H:%M UTC")


def hour(moment: datetime) -> str:
    """Show the hour of an instant in each reader's own zone, with UTC as the fallback of old clients."""
    return _date(moment, "{time}", "%H:%M UTC")


def _date(moment: datetime, form: str, fallback: str) -> str:
    return f"<!date^{int(moment.timestamp())}^{form}|{moment.strftime(fallback)}>"
