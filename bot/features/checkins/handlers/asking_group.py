"""In which group: the one that is meant, or the question."""

from bot.features.checkins.views import forms, notes
from bot.features.peers import service as peers
from bot.features.peers.service import Seat, SeveralGroups
from bot.slack.replies import Modal
from bot.slack.requests import Request
from bot.work import Work


def seat_or_question(
    request: Request, work: Work, then: str, *, group: str = "", channel: str | None = None
) -> Seat | Modal:
    """Return the person's seat in the group that is meant; or the form that asks which, and goes on with `then`."""
    try:
        group_id = notes.number(group) if group else None
        return peers.seat(work, workspace=request.workspace, user=request.user, group_id=group_id, channel=channel)
    except SeveralGroups as several:
        return forms.where(several.seats, then)
