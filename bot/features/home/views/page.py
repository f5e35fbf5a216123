"""The Home page: for a peer, group by group; for anybody else, what this is and how to begin."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.features.home.service import Elsewhere, Own, Place
from bot.features.home.text import messages
from bot.features.home.text import page as text
from bot.features.home.views import helping, lines, promised, tables, talks, thanks, waiting
from bot.features.peers.service import GroupFacts, Seat
from bot.slack.blocks import Confirm, actions, button, context, divider, header, section
from bot.slack.mentions import day_and_hour, escape, quote
from bot.slack.replies import Block, Home, Modal

BLOCKS = 100
MOST_LISTED = 90  # of one list in a modal of its own


@dataclass(frozen=True, slots=True)
class Room:
    """How many blocks of each kind a group gets, so that the page stays below Slack's 100: lines, but for questions."""

    waiting: int
    mine: int
    quiet: int
    queue: int


ROOMS = {1: Room(12, 9, 4, 16), 2: Room(6, 4, 2, 6), 3: Room(3, 2, 1, 3)}


def page(places: tuple[Place, ...], elsewhere: tuple[Elsewhere, ...], own: Own) -> Home:
    """Return the page of a peer: what waits for their eyes only, then group by group, then their own books."""
    groups = len(places) + len(elsewhere)
    blocks: list[Block] = [*waiting.top(own.waiting, groups)]
    for place in places:
        blocks += [*_group(place, ROOMS[len(places)]), divider()]
    if elsewhere:
        named = ", ".join(text.other_group(quote(other.seat.group.name), other.waiting) for other in elsewhere)
        blocks.append(section(text.also(named)))
    blocks += [
        *promised.promises(own.due_next, groups),
        *helping.asks(own.helping),
        *talks.checkins(own.talks),
        *tables.tables(own.tables, _willing(places, elsewhere, own)),
        *thanks.kudos(own.kudos),
        divider(),
        *_own_settings(own),
        section(text.SEEN_TITLE),
        section(text.SEEN),
        *_records(),
    ]
    return Home(tuple(blocks[:BLOCKS]))


def paused(why: str) -> Home:
    """Return the page of a peer whose group is paused; `why` says what opens it again."""
    return Home(
        (
            header(text.TITLE),
            section(escape(why)),
            actions(button(text.HELP, "home.help")),
            divider(),
            section(text.SEEN_TITLE),
            section(text.SEEN),
            *_records(),
        )
    )


def stranger(why: str | None) -> Home:
    """Return the page of somebody who is in no group: how to begin, or the sentence that says why not."""
    what_to_do = section(escape(why)) if why else section(f"{text.BEGIN_TITLE}\n{text.BEGIN}")
    return Home(
        (
            header(text.TITLE),
            section(text.INTRO),
            what_to_do,
            actions(button(text.HELP, "home.help")),
            divider(),
            section(text.SEEN_BY_STRANGER),
            *_records(),
        )
    )


def listed(place: Place, *, own: bool) -> Modal:
    """Return one whole list in a form of its own: the viewer's issues, or the group's."""
    if own:
        quiet = lines.quiet(place.quiet, MOST_LISTED // 3)
        found = lines.issues(place.mine, MOST_LISTED - len(quiet), empty=text.NONE_MINE, command="/grayzone mine")
        blocks = [section(text.MINE_TITLE), *found, *((section(text.QUIET_TITLE), *quiet) if quiet else ())]
        return Modal("home.mine", text.MINE, tuple(blocks), close=text.CLOSE)
    found = lines.issues(place.queue, MOST_LISTED, empty=text.NONE_OPEN, command="/grayzone list")
    return Modal("home.list", text.LIST, (section(text.QUEUE_TITLE), *found), close=text.CLOSE)


def _willing(places: tuple[Place, ...], elsewhere: tuple[Elsewhere, ...], own: Own) -> tuple[GroupFacts, ...]:
    """Return the viewer's groups in which they said that they are willing to be a broker."""
    groups = (*(one.seat.group for one in places), *(one.seat.group for one in elsewhere))
    return tuple(group for group in groups if group.id in own.willing)


def _records() -> tuple[Block, Block]:
    """Return the part about what is kept: also for whoever is in no group any more."""
    presses = actions(button(text.EXPORT, "records.export"), button(text.ERASE, "records.erase", style="danger"))
    return section(f"{text.RECORDS_TITLE}\n{text.RECORDS}"), presses


def _group(place: Place, room: Room) -> list[Block]:
    seat = place.seat
    return [
        header(text.seat(seat.group.name, seat.function.name)),
        *([context(text.away(_away_day(seat)))] if seat.away_until else []),
        actions(*_acts(seat.group)),
        section(text.WAITING_TITLE),
        *lines.waiting(place.waiting, room.waiting),
        section(text.MINE_TITLE),
        *lines.issues(place.mine, room.mine, empty=text.NONE_MINE, command="/grayzone mine"),
        *([section(text.QUIET_TITLE), *lines.quiet(place.quiet, room.quiet)] if place.quiet else []),
        section(text.QUEUE_TITLE),
        *lines.issues(place.queue, room.queue, empty=text.NONE_OPEN, command="/grayzone list"),
        section(text.SETTINGS_TITLE),
        actions(*_settings(seat)),
        context(text.tick(seat.group.tick_hour, seat.group.zone, day_and_hour(seat.group.next_tick_at)), text.ZONE),
    ]


def _acts(group: GroupFacts) -> tuple[Block, ...]:
    return (
        button(text.RAISE, "grayzone.open", group.id, style="primary"),
        button(text.LIST, "home.list", group.id),
        button(text.MINE, "home.mine", group.id),
        button(text.SPOTLIGHTS, "spotlights.mine", group.id),
        button(text.HELP, "home.help", group.id),
    )


def _settings(seat: Seat) -> tuple[Block, ...]:
    return (
        button(text.EDIT, "peers.set_up", seat.group.id),
        button(text.CHANGE, "peers.change", seat.group.id),
        button(text.KUDOS_SETTINGS, "kudos.settings", seat.group.id),
        button(text.RING_DAY, "asks.ring_settings", seat.group.id),
        button(text.CHECKINS, "checkins.group", seat.group.id),
        button(text.CONTACT, "mediation.contact", seat.group.id),
        *pause_buttons(seat),
    )


def _own_settings(own: Own) -> tuple[Block, Block]:
    """Return what the person chooses for themselves, wherever they are a peer."""
    chosen = own.messages
    told = button(messages.NOTICES_OFF, "notices.off") if chosen.told else button(messages.NOTICES_ON, "notices.on")
    first = button(messages.START, "home.start", style="primary") if chosen.stopped else told
    said = messages.WRITES_NOTHING if chosen.stopped else messages.writes(chosen.most)
    presses = actions(first, button(messages.MESSAGES, "notices.settings"))
    return section(f"{text.OWN_SETTINGS_TITLE}\n{said}"), presses


def pause_buttons(seat: Seat) -> tuple[Block, Block]:
    """Return the buttons with which a peer rests or leaves."""
    group = seat.group.id
    leaving = Confirm(text.LEAVE_TITLE, text.LEAVE_TEXT, text.LEAVE_YES, text.LEAVE_NO)
    rest = button(text.HERE_AGAIN, "peers.back", group) if seat.away_until else button(text.AWAY, "peers.away", group)
    return rest, button(text.LEAVE, "peers.leave", group, confirm=leaving)


def _away_day(seat: Seat) -> str:
    local = (seat.away_until or seat.group.next_tick_at).astimezone(ZoneInfo(seat.group.zone))
    return f"{local:%a} {local.day} {local:%b}"
