"""The group's settings of kudos."""

from dataclasses import replace

from bot.features.kudos import service
from bot.features.kudos.handlers.subjects import whole
from bot.features.kudos.text import lists as say
from bot.features.kudos.views import forms
from bot.features.kudos.views import settings as looks
from bot.features.peers import service as peers
from bot.slack.doors import NeedsLookUp
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def ask(click: Click, work: Work) -> Reply:
    """Show what the group has chosen."""
    seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=whole(click.subject))
    chosen = service.settings(work, seat.group.id)
    return Reply(modal=looks.modal(seat.group.id, replace(chosen, channel=service.shown_in(work, seat.group, chosen))))


def save(submission: Submission, work: Work) -> Reply:
    """Keep what a peer chose for the group."""
    seat = peers.seat(work, workspace=submission.workspace, user=submission.user, group_id=whole(submission.note))
    if submission.looked_up is None:
        raise NeedsLookUp
    service.choose(work, seat, looks.read(submission.fields, submission.looked_up.aliases))
    return Reply(shown=forms.receipt(say.SAVED))
