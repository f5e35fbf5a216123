"""A reaction on a peer's message: kudos for its author, as long as the emoji is there.

Whatever is no thanks from one peer to another is none of our business, and gets no answer.
"""

from dataclasses import replace

from bot.features.kudos import service
from bot.features.kudos.handlers.telling import to_giver
from bot.features.kudos.rules.grounds import sign_of
from bot.features.kudos.service import Giver, MessagePlace, Said
from bot.features.kudos.views import card
from bot.slack.doors import NeedsLookUp
from bot.slack.emoji import canonical, is_standard
from bot.slack.replies import NOTHING, Reply
from bot.slack.requests import Reacted
from bot.work import Work


def reacted(event: Reacted, work: Work) -> Reply:
    """Note a reaction that was put on or taken off; of an app's message nobody knows the author."""
    giver, author = Giver(event.workspace, event.user), event.author
    if author is None or author == event.user or not _concerns_us(event, giver, work):
        return NOTHING
    # By its own name: an alias beside what it stands for is a second reaction, and outlives the first, and its alias.
    sign = sign_of(event.emoji, event.tone)
    known_ground = not event.added and service.has_ground(work, giver, (event.channel, event.ts), sign)
    if not known_ground and not _counts(event, giver, author, work):
        return NOTHING
    place = service.known_message(work, event.workspace, event.channel, event.ts) or _place(event)
    if event.added and place.open:  # the channel may have been made private since
        place = replace(place, open=_place(event).open)
    outcome = service.put(work, giver, place, sign, Said((author,) if event.added else (), "", event.at))
    told = to_giver(work, giver, outcome)
    return Reply(letters=(*card.letters(outcome), *told), repaint=True)


def _concerns_us(event: Reacted, giver: Giver, work: Work) -> bool:
    """Tell whether a peer gives, or gave; reactions of anybody else are not looked at."""
    known = service.known_message(work, event.workspace, event.channel, event.ts)
    return service.is_peer(work, giver) or (known is not None and not event.added)


def _counts(event: Reacted, giver: Giver, author: str, work: Work) -> bool:
    """Tell whether the emoji gives kudos in the group of these two."""
    if event.looked_up is None and not is_standard(event.emoji):
        raise NeedsLookUp  # it may be an alias of one that counts
    emoji = canonical(event.emoji, event.looked_up.aliases if event.looked_up else {})
    chosen = service.settings_between(work, giver, author, event.channel)
    return chosen is not None and emoji in chosen.emoji


def _place(event: Reacted) -> MessagePlace:
    """Return where the message is; a conversation of which Slack says nothing counts as closed."""
    said = event.looked_up
    if said is None:
        raise NeedsLookUp
    link = said.permalink if said.is_open else None
    return MessagePlace(event.channel, event.ts, event.author, said.is_open, said.thread_ts, link)
