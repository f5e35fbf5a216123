"""What the other side sees, as "Prove it" compares it; and the page that tells what came of it."""

from bot.features.mediation.facts import Own, Seen, Shared, Tick, Turn
from bot.features.mediation.rules.entries import entries
from bot.features.mediation.rules.looking import hint, sentence, view
from bot.features.mediation.rules.proving import Proof, Seeing
from bot.features.mediation.text import proving as say
from bot.features.mediation.views import forms, more, thread
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.table import screen
from bot.slack.blocks import context, section
from bot.slack.mentions import day_and_hour
from bot.slack.replies import Modal


def seeing(look: Look) -> Seeing:
    """Return what works out all that somebody sees of this table: the view, the screen, Home's line, and the thread.

    Each is made as it is for them: of what is shared, and of their own record.
    """
    seen = look.seen
    names = {person.user: person.name for person in seen.people}

    def sees(shared: Shared, own: Own, at: Tick) -> object:
        shown = view(shared, own)
        theirs_seen = Seen(seen.handle, seen.group_id, seen.version, shown, seen.people, seen.contact, seen.lodging)
        until = day_and_hour(shown.until) if shown.until else ""
        waits = (shown.turn is Turn.YOURS, sentence(shown), hint(shown, until))
        table = thread.look_of(seen.handle, shared, names, at.now)
        said = (thread.card(table), *(thread.entry(table, one) for one in entries(shared)))
        theirs = Look(theirs_seen, at.now)
        page = more.page(theirs) if shown.table else None
        return at.now, shown, screen(theirs), page, waits, said

    return sees


def page(look: Look, proof: Proof) -> Modal:
    """Return the page that tells how many records were tried, and with how many of them something was not the same."""
    if not proof.tried:
        return forms.page(look, "proof", say.TITLE, section(say.NOTHING))
    blocks = (
        section(say.result(proof.tried, proof.found)),
        context(say.about(proof.varied)),
        section(say.SHOWS),
        section(say.SHOWS_NOT),
    )
    return forms.page(look, "proof", say.TITLE, *blocks)
