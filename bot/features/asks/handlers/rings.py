"""Ring days and wishes: asking for one thing, not this time, what one wants to be asked, the group's settings."""

from bot.features.asks.facts import Origin
from bot.features.asks.service import rings
from bot.features.asks.text import rings as say
from bot.features.asks.views import forms, notes
from bot.features.asks.views import ring as looks
from bot.features.peers import service as peers
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

ON = "on"


def ask(click: Click, work: Work) -> Reply:
    """Open the form for one thing, from the message of a ring day."""
    ring_id = notes.number(click.subject)
    seat = rings.of_ring(work, click.workspace, click.user, ring_id)
    return Reply(modal=forms.ask(Origin(seat.group.id, ring=ring_id), peers.functions(work, seat.group.id)))


def not_this_time(click: Click, work: Work) -> Reply:
    """Say that it is all right, and keep nothing of it."""
    del click, work
    return Reply(shown=forms.receipt(say.NOT_NOW))


def wish_quietly(click: Click, work: Work) -> Reply:
    """Switch whether a person is asked quietly."""
    on = click.subject == ON
    rings.wish(work, click.workspace, click.user, quietly=on)
    return Reply(shown=forms.receipt(say.WISHES["quietly_on" if on else "quietly_off"]), repaint=True)


def wish_rings(click: Click, work: Work) -> Reply:
    """Switch whether a person is asked on ring days."""
    on = click.subject == ON
    rings.wish(work, click.workspace, click.user, rings=on)
    return Reply(shown=forms.receipt(say.WISHES["rings_on" if on else "rings_off"]), repaint=True)


def settings(click: Click, work: Work) -> Reply:
    """Show when the group's ring day is."""
    seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=notes.number(click.subject))
    return Reply(modal=looks.settings(seat.group.id, rings.ring_day(work, seat.group.id)))


def save(submission: Submission, work: Work) -> Reply:
    """Keep what a peer chose for the group."""
    group_id, week = looks.read(submission.note, submission.fields)
    seat = peers.seat(work, workspace=submission.workspace, user=submission.user, group_id=group_id)
    rings.choose(work, seat, week)
    return Reply(shown=forms.receipt(say.SAVED))
