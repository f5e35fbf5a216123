"""What the other side sees, as "Prove it" compares it; and the page that tells what came of it."""

from bot.features.mediation.facts import Case, Seat, Seen
from bot.features.mediation.rules.looking import view
from bot.features.mediation.rules.proving import Seeing
from bot.features.mediation.text import proving as say
from bot.features.mediation.views import forms, thread
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.table import screen
from bot.slack.blocks import context, section
from bot.slack.replies import Modal


def seeing(look: Look) -> Seeing:
    """Return what works out all that somebody sees of this table: the view, their whole screen, and the card.

    The screen is the one that they get: made of what is shared and of their record, whatever else there is.
    """
    seen, now = look.seen, look.now
    names = {person.user: person.name for person in seen.people}

    def sees(case: Case, seat: Seat) -> object:
        own = case.own(seat)
        if own is None:
            raise LookupError("nobody sits there")
        shown = view(case.shared, own)
        theirs = Seen(seen.handle, seen.group_id, seen.version, shown, seen.people, seen.contact, seen.lodging)
        card = thread.card(thread.look_of(seen.handle, case.shared, names, now))
        return shown, screen(Look(theirs, now)), card

    return sees


def page(look: Look, times: int, found: int) -> Modal:
    """Return the page that tells in how many of these replays something was not the same."""
    blocks = (
        section(f"*{say.result(times, found)}*"),
        context(say.about()),
        section(say.SHOWS),
        section(say.SHOWS_NOT),
    )
    return forms.page(look, "proof", say.TITLE, *blocks)
