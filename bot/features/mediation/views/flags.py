"""Quiet flags, for their author's eyes only: the form, and how each of one's own stands."""

from collections.abc import Mapping

from bot.features.mediation.facts.flags import FlagState
from bot.features.mediation.service import FlagLine
from bot.features.mediation.service.flagging import LONGEST_WORDS
from bot.features.mediation.text import flags as say
from bot.features.mediation.text.stages import FLAGS
from bot.features.mediation.views import people
from bot.features.mediation.views.first import Begun
from bot.features.peers.service import PeerFacts
from bot.slack.blocks import Confirm, button, context, section
from bot.slack.inputs import text_input
from bot.slack.mentions import day, quote
from bot.slack.replies import Block, Modal

FORM = "mediation.file_flag"
SHOWN = 12
STANDS = frozenset({FlagState.RESTS, FlagState.OPEN})


def form(begun: Begun, peers: tuple[PeerFacts, ...]) -> Modal:
    """Return the form; `peers` are the others of the group, at least one."""
    alone = begun.others if len(begun.others) == 1 else ()
    blocks = (
        people.one_of("person", say.PERSON_LABEL, peers, initial=alone, hint=say.PERSON_HINT),
        text_input("words", say.WORDS_LABEL, hint=say.WORDS_HINT, optional=True, multiline=True, longest=LONGEST_WORDS),
        context(say.RULES, say.OPENS),
    )
    return Modal(FORM, say.TITLE, blocks, say.SEND, note=str(begun.seat.group.id))


def listed(flags: tuple[FlagLine, ...], names: Mapping[str, str]) -> tuple[Block, ...]:
    """Return one's own flags, the newest first."""
    newest = tuple(reversed(flags))
    hidden = len(newest) - SHOWN
    return (
        section(say.LIST_TITLE),
        *(block for flag in newest[:SHOWN] for block in _flag(flag, names)),
        *((context(say.more(hidden)),) if hidden > 0 else ()),
        *(() if flags else (context(say.NONE),)),
    )


def _flag(flag: FlagLine, names: Mapping[str, str]) -> tuple[Block, ...]:
    state = FLAGS[flag.state].format(rests=day(flag.rests_until), ends=day(flag.ends_at))
    back = button(say.TAKE_BACK, "mediation.take_back_flag", flag.key, confirm=Confirm(*say.TAKE_BACK_ASK))
    said = section(say.flag(people.name(names, flag.other), state), accessory=back if flag.state in STANDS else None)
    return (said, context(say.noted(quote(flag.words)))) if flag.words else (said,)
