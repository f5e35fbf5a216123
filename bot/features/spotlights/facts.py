"""What a row says, and what the service tells: frozen values, so that nobody holds a row."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.db.vault import Sealed
from bot.features.spotlights.models import Kind, State

CARD_KIND = "spotlights.spotlight"

Pair = tuple[str, str]  # writer and hero


@dataclass(frozen=True, slots=True)
class Light:
    """A hero's account of the last 90 days: wins contributed to, and posts about them or on the way."""

    contributions: int = 0
    credits: int = 0

    @property
    def owed(self) -> int:
        """Return how many contributions were not thanked for."""
        return self.contributions - self.credits


class Contribution(NamedTuple):
    """What one person did for a win."""

    user: str
    kind: Kind


class Act(NamedTuple):
    """Who presses, and on which spotlight."""

    workspace: str
    user: str
    key: int


class SpotlightFacts(NamedTuple):
    """A spotlight: the columns of `models.Spotlight`, by the same names, and of its win."""

    id: int
    workspace: str
    group_id: int
    win_id: int
    hero: str
    since: datetime
    state: State
    writer: str | None
    did: Sealed
    effect: Sealed
    edited: bool
    together: bool
    begun_at: datetime | None
    sent_at: datetime | None
    posted_at: datetime | None
    due_at: datetime | None
    notice_at: datetime | None
    title: str
    driver: str | None


class Post(NamedTuple):
    """All that a post shows; people's text, not escaped. `editor` and `driver` are empty where they are not named."""

    hero: str
    function: str
    title: str
    did: str
    effect: str
    writer: str
    editor: str
    driver: str


class Draft(NamedTuple):
    """What a form about a hero shows: its subject, whom it is about, and what was written so far."""

    id: int
    hero: str
    title: str
    did: str
    effect: str


class Review(NamedTuple):
    """What a hero decides about: the exact post, and the driver's name where a line may be added about them."""

    id: int
    post: Post
    driver: str


class OwnLine(NamedTuple):
    """One text about the person who looks, or by them: its state, and whether its hero is who looks."""

    id: int
    state: State
    did: str
    effect: str
    about_me: bool
