"""Acts by which somebody says that they are away, or want no notifications."""

from pydantic import AwareDatetime

from bot.playground import membership
from bot.playground.control.acts import Outcome, PersonAct
from bot.playground.model import Person
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal


class SetStatus(PersonAct):
    """Set one's status, until an instant or for good; without an emoji and a text it is cleared."""

    emoji: str = ""
    text: str = ""
    until: AwareDatetime | None = None

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Set it; the emoji with or without its colons."""
        if self.until and self.until <= playground.clock():
            raise ActRefusal("in_the_past")
        name = self.emoji.strip(":")
        person.status_emoji, person.status_text = (f":{name}:" if name else ""), self.text
        person.status_expiration = int(self.until.timestamp()) if self.until else 0
        membership.account_changed(playground, person)
        return Outcome()


class PauseNotifications(PersonAct):
    """Pause one's notifications until an instant; without one they come again."""

    until: AwareDatetime | None = None

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Pause them from now on."""
        if self.until and self.until <= playground.clock():
            raise ActRefusal("in_the_past")
        person.paused_from = playground.workspace.seconds() if self.until else 0
        person.paused_until = int(self.until.timestamp()) if self.until else 0
        membership.notifications_changed(playground, person)
        return Outcome()
