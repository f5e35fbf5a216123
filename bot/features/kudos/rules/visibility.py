"""What may be seen of an occasion, and where: words and place of a closed conversation stay in it. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """Where something was said (no channel: to the bot), whether everybody may read it there, and where it is shown."""

    said_in: str | None
    open: bool
    shown_in: str

    @property
    def words_may_show(self) -> bool:
        """Whether words, and the place itself, may be shown there."""
        return self.said_in is None or self.open or self.said_in == self.shown_in

    @property
    def published_at_once(self) -> bool:
        """Whether others may learn of the thanks without another press of the giver."""
        return self.words_may_show

    @property
    def in_thread(self) -> bool:
        """Whether the card belongs into the message's own thread."""
        return self.said_in == self.shown_in
