"""What groups and people have chosen."""

from bot.db.inserts import insert_or_leave
from bot.features.kudos import queries
from bot.features.kudos.facts import Settings, Wishes
from bot.features.kudos.models import GroupSettings, PersonSettings
from bot.features.kudos.rules.refusals import BadSetting
from bot.features.kudos.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work


def settings(work: Work, group_id: int) -> Settings:
    """Return what a group has chosen, or the defaults."""
    return queries.choices(work, group_id) or Settings()


def shown_in(work: Work, group: GroupFacts, chosen: Settings) -> str:
    """Return the channel of a group's cards: its own while the chosen one is closed to the bot, or open to others."""
    if chosen.channel is None:
        return group.channel
    return chosen.channel if is_open_to_us(work, group.workspace, chosen.channel) else group.channel


def is_open_to_us(work: Work, workspace: str, channel: str) -> bool:
    """Tell whether cards may go to a channel: the bot is in it, and no other firm."""
    state = peers.state_of_channel(work, workspace=workspace, channel=channel)
    return state is not None and not state.closed


def choose(work: Work, seat: Seat, chosen: Settings) -> None:
    """Keep what a peer chose for the group. Raises `BadSetting` for a channel in which the bot cannot post."""
    channel = None if chosen.channel == seat.group.channel else chosen.channel
    if channel is not None:
        state = peers.state_of_channel(work, workspace=seat.workspace, channel=channel)
        if state is None or state.closed:
            raise BadSetting("channel", say.SHARED if state and state.shared else say.NOT_INVITED)
    values = {
        "emoji": list(chosen.emoji),
        "channel": channel,
        "a_day": chosen.a_day,
        "in_messages": chosen.in_messages,
    }
    insert_or_leave(work.connection, GroupSettings, {"group_id": seat.group.id, "workspace": seat.workspace, **values})
    row = work.session.get(GroupSettings, seat.group.id, populate_existing=True)
    if row is not None:
        row.emoji, row.channel, row.a_day, row.in_messages = (
            list(chosen.emoji),
            channel,
            chosen.a_day,
            chosen.in_messages,
        )
        work.session.flush()


def wishes(work: Work, workspace: str, user: str) -> Wishes:
    """Return what a person wants to hear of."""
    return queries.wishes(work, workspace, user) or Wishes()


def wish(work: Work, workspace: str, user: str, *, notices: bool | None = None, refusals: bool | None = None) -> Wishes:
    """Change what a person wants to hear of; what is not given stays."""
    row: PersonSettings = queries.locked_person(work, workspace, user)
    row.notices = row.notices if notices is None else notices
    row.refusals = row.refusals if refusals is None else refusals
    work.session.flush()
    return Wishes(row.notices, row.refusals)
