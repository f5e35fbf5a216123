"""Taking part, by a press of one's own, and a group's rhythm."""

from datetime import datetime

from bot.features.checkins.facts import GroupView, Prompt, Wishes
from bot.features.checkins.models import Rhythm
from bot.features.peers.service import Seat
from bot.work import Work


def group_view(work: Work, seat: Seat) -> GroupView:
    """Return a group's rounds as anybody in it may see them, with what the viewer chose."""
    raise NotImplementedError


def choose_rhythm(work: Work, seat: Seat, rhythm: Rhythm) -> GroupView:
    """Change how often the group has a round: any peer of it may."""
    raise NotImplementedError


def take_part(work: Work, seat: Seat, wishes: Wishes, excluded: tuple[str, ...]) -> tuple[Prompt, ...]:
    """Take part, or change one's wishes; return the messages to be painted anew.

    `excluded` are all whom the person does not want to be brought together with, in any group. Refusals have the
    fields `weekday`, `hour`, `paused_until` and `excluded`.
    """
    raise NotImplementedError


def leave(work: Work, seat: Seat) -> tuple[Prompt, ...]:
    """Take part in the group's rounds no longer; return the messages to be painted anew."""
    raise NotImplementedError


def pause(work: Work, workspace: str, user: str, until: datetime | None) -> None:
    """Have no new check-ins before `until` (UTC), or have them again. A refusal has the field `paused_until`."""
    raise NotImplementedError


def excluded(work: Work, workspace: str, user: str) -> tuple[str, ...]:
    """Return with whom the person does not want to be brought together: for their own eyes only."""
    raise NotImplementedError
