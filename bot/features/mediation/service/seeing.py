"""A table as one person sees it, with the names of all whom their view of it names."""

from bot.features.mediation.facts import Person, Seen, Shared, Stage
from bot.features.mediation.rules.looking import view
from bot.features.mediation.service.contacts import contact
from bot.features.mediation.service.keeping import Mine
from bot.features.peers import service as peers
from bot.work import Work


def seen(work: Work, found: Mine) -> Seen:
    """Return a table as this person sees it."""
    table, shown = found.table, view(found.shared, found.own)
    people = _people(work, table.workspace, table.group_id, shown.table) if shown.table else ()
    elsewhere = contact(work, table.group_id) if shown.stage is Stage.INVITED else ""
    away = table.is_away(found.own.user)
    return Seen(table.handle, table.group_id, table.version, shown, people, elsewhere, table.lodging, away)


def _people(work: Work, workspace: str, group_id: int, shown: Shared) -> tuple[Person, ...]:
    """Return everybody whom this names: it is what one person reads, so nobody is here of whom they do not read."""
    candidates = (candidate.user for candidate in shown.candidates)
    users = (shown.a, shown.b, shown.broker, shown.asked, shown.inviter, *candidates)
    named = tuple(dict.fromkeys(user for user in users if user))
    leads = {peer.user: peer.function.name for peer in peers.peers(work, group_id)}
    names = peers.names(work, workspace, named)
    return tuple(Person(user, names[user], leads.get(user, "")) for user in named)
