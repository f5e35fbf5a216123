"""A table as one row of a list, for its viewer's eyes: with whom, about what, and where it stands for them."""

from collections.abc import Callable

from bot.features.mediation.facts import PARTIES, Seen, Stage, Turn
from bot.features.mediation.rules.looking import hint, sentence
from bot.features.mediation.text import lists as say
from bot.features.mediation.text.table import joined


def row(seen: Seen, shown: Callable[[str], str], until: str) -> str:
    """Return its lines; `shown` writes somebody's words as markup, `until` is the view's moment as markup."""
    stopped = seen.view.turn is Turn.STOPPED and seen.view.stage is not Stage.AGREED
    told = "" if stopped else sentence(seen.view)
    lines = (f"*{_people(seen, shown)}*", _asked(seen, shown), told, hint(seen.view, until))
    return "\n".join(line for line in lines if line)


def _people(seen: Seen, shown: Callable[[str], str]) -> str:
    table, own = seen.view.table, seen.view.own
    if table is None or not seen.others:
        return say.NAMELESS
    names = {person.user: shown(person.name) for person in seen.others}
    parties = joined([names[user] for user in (table.a, table.b) if user in names])
    if own.seat not in PARTIES:
        return say.as_broker(parties) if table.broker == own.user else say.as_asked(parties)
    return say.with_broker(parties, names[table.broker]) if table.broker in names else parties


def _asked(seen: Seen, shown: Callable[[str], str]) -> str:
    """Say who asks and about what, while people are invited: so invitations can be told apart."""
    table = seen.view.table
    if table is None or seen.view.stage is not Stage.INVITED or not table.inviter:
        return ""
    if table.inviter == seen.view.own.user:
        return say.asked_by_you(shown(table.about))
    name = next((person.name for person in seen.people if person.user == table.inviter), "")
    return say.asked_by(shown(name), shown(table.about))
