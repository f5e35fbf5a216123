"""What a person wrote, as far as the bot may act on it: quotes and code are left out, since they say others' words.

Slack's forms (docs.slack.dev, formatting-message-text): `<@U1>`, `<!subteam^S1>`, `:clap::skin-tone-3:`, `&gt; quoted`.
Anybody may write 40,000 characters of anything, so each pattern here reads a text once, without going back.
"""

import re

from bot.slack.emoji import SKIN_TONE, standard
from bot.slack.mentions import decode, people_in, user_groups_in
from bot.slack.requests import Writing

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_QUOTED = re.compile(r"^&gt;&gt;&gt;[\s\S]*\Z|^&gt;.*$", re.MULTILINE)
_LIVE = re.compile(r"<[^<>]*>")
# One or more, since people write `:clap::tada:`; not within words or times. Scripts without spaces may touch them.
_EMOJI_FORM = r"(?<![A-Za-z0-9_:])(?::[^\s:<>|&]{1,100}:)+(?![A-Za-z0-9_])"
_EMOJI = re.compile(_EMOJI_FORM)
_NAMED = r"<(?:@|!subteam\^)[^<>]*>"
_JOINED = r"[,;.!]|\+(?!\d)|[:\-\u2013\u2014](?=\s)|&amp;|and\b"
_BEFORE = re.compile(rf"\A(?:\s|{_JOINED}|{_NAMED}|{_EMOJI_FORM})+", re.IGNORECASE)
_BLANK = re.compile(rf"(?:\s|{_EMOJI_FORM})+")


def written(text: str, *, bot_user: str = "") -> Writing:
    """Read Slack's raw text; mentions of the bot itself name nobody.

    `words` are what is left in front of and behind the names and emoji; people within it stand as `@` and their id.
    """
    own = _own(re.sub(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>", " ", text) if bot_user else text)
    return Writing(
        people=people_in(own),
        user_groups=user_groups_in(own),
        emoji=tuple(dict.fromkeys(_emoji_in(own))),
        words=re.sub(r"[^\S\n]+", " ", decode(_unlabelled(_without_edges(own)))).strip(),
    )


def addresses(text: str, user: str) -> bool:
    """Tell whether Slack's raw text itself mentions this person, and not only what it quotes."""
    return user in people_in(_own(text))


def _own(text: str) -> str:
    return _QUOTED.sub(" ", _CODE.sub(" ", text))


def _emoji_in(own: str) -> list[str]:
    """Return the standard names of emoji outside of links and labels."""
    runs = _EMOJI.findall(_LIVE.sub(" ", own))
    names = (standard(name) for run in runs for name in run.strip(":").split("::"))
    return [name for name in names if not name.startswith(SKIN_TONE)]


def _without_edges(own: str) -> str:
    words = _BEFORE.sub("", own)
    for blank in _BLANK.finditer(words):  # not a pattern that ends in \Z: it would try from each blank anew
        if blank.end() == len(words):
            return words[: blank.start()]
    return words


def _unlabelled(text: str) -> str:
    """Take the labels off people, so that all stand by their id."""
    return re.sub(r"<@([^<>|]+)\|[^<>]*>", r"<@\1>", text)
