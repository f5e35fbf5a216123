"""The standing cast and its channels, as docs/playground.md lists them: the first moment of every playground."""

from bot.playground.identity import BOT_HANDLE, BOT_USER, OTHER_WORKSPACE
from bot.playground.model import Channel, ChannelKind, Person, UserGroup

_PEERS = (
    ("ana", "Ana Albers", "Sales", "Europe/Berlin"),
    ("bo", "Bo Brandt", "Operations", "Europe/Berlin"),
    ("chi", "Chi Chiba", "Engineering", "Asia/Tokyo"),
    ("dev", "Dev Das", "Finance", "America/New_York"),
    ("eli", "Eli Ernst", "People", "America/Los_Angeles"),
    ("fay", "Fay Falk", "Marketing", "Europe/Berlin"),
)
_SIX = tuple(name for name, *_ in _PEERS)
_CHANNELS: tuple[tuple[str, str, ChannelKind, tuple[str, ...]], ...] = (
    ("C0LEAD", "leadership", "channel", _SIX),
    ("C0RAND", "random", "channel", (*_SIX, "gus")),
    ("C0SALE", "sales-ops", "channel", ("ana", "bo")),
    ("G0BOARD", "board-prep", "private", ("ana", "dev", "eli")),
    ("C0PART", "partners", "channel", ("ana", "bo", "hal")),
)
_GROUPS = (
    ("S0SALE", "sales-ops", "Sales and Operations", ("ana", "bo")),
    ("S0STAFF", "staff", "Everybody on the payroll", (*_SIX, "gus")),
)


def first_people() -> dict[str, Person]:
    """Return the people and the bot, by id."""
    people = [Person(f"U0{name.upper()}", name, real, title, zone) for name, real, title, zone in _PEERS]
    people.append(Person("U0GUS", "gus", "Gus Guest", "Adviser", "Europe/Berlin", is_guest=True))
    people.append(
        Person("U0HAL", "hal", "Hal Hart", "Partner", "Europe/London", team=OTHER_WORKSPACE, is_stranger=True)
    )
    people.append(Person(BOT_USER, BOT_HANDLE, "Grayzone", "", "Etc/UTC", is_bot=True))
    return {person.id: person for person in people}


def first_channels(now: int) -> dict[str, Channel]:
    """Return the channels by id, made at `now` (Unix seconds), without the bot: it has to be invited."""
    made = {}
    for channel_id, name, kind, members in _CHANNELS:
        people = dict.fromkeys(f"U0{member.upper()}" for member in members)
        made[channel_id] = Channel(
            channel_id, name, kind, people, created=now, creator="U0ANA", is_shared="U0HAL" in people
        )
    return made


def first_groups(now: int) -> dict[str, UserGroup]:
    """Return the user groups by id, made at `now` (Unix seconds)."""
    return {
        group_id: UserGroup(group_id, handle, name, [f"U0{user.upper()}" for user in users], created=now, updated=now)
        for group_id, handle, name, users in _GROUPS
    }
