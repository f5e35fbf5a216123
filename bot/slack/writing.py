"""What a person wrote, as far as the bot may act on it: quotes and code are left out, since they say others' words.

Slack's forms (docs.slack.dev, formatting-message-text): `<@U1>`, `<!subteam^S1>`, `:clap::skin-tone-3:`, `&gt; quoted`.
"""

import re

from bot.slack.emoji import standard
from bot.slack.mentions import decode, people_in, user_groups_in
from bot.slack.requests import Writing

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_QUOTED = re.compile(r"^&gt;&gt;&gt;[\s\S]*\Z|^&gt;.*$", re.MULTILINE)
_EMOJI_FORM = r"(?<![\w:]):([^\s:<>|&]{1,100}):(?::skin-tone-[2-6]:)?(?!\w)"
_EMOJI = re.compile(_EMOJI_FORM)
_NAMED = r"<(?:@|!subteam\^)[^<>]*>"
_LINKED = re.compile(r"<(?![@!])[^<>]*>")
_BEFORE = re.compile(rf"\A(?:\s|[,;+.]|&amp;|and\b|{_NAMED}|{_EMOJI_FORM})+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s|{_EMOJI_FORM})+\Z")


def written(text: str, *, bot_user: str = "") -> Writing:
    """Read Slack's raw text; mentions of the bot itself name nobody.

    `words` are what is left in front of and behind the names and emoji; people within it stand as `@` and their id.
    """
    own = re.sub(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>", " ", text) if bot_user else text
    own = _QUOTED.sub(" ", _CODE.sub(" ", own))
    names = (standard(found) for found in _EMOJI.findall(_LINKED.sub(" ", own)))
    words = _AFTER.sub("", _BEFORE.sub("", own))
    return Writing(
        people=people_in(own),
        user_groups=user_groups_in(own),
        emoji=tuple(dict.fromkeys(names)),
        words=re.sub(r"[^\S\n]+", " ", decode(_unlabelled(words))).strip(),
    )


def _unlabelled(text: str) -> str:
    """Take the labels off people, so that all stand by their id."""
    return re.sub(r"<@([^<>|]+)\|[^<>]*>", r"<@\1>", text)
