"""What thanks are for, and the grounds on which they stand: kept as they are now, whatever comes in whatever order."""

from dataclasses import replace

from bot.db.inserts import insert_or_leave
from bot.db.private import place_of
from bot.features.kudos import queries
from bot.features.kudos.facts import Giver, MessagePlace, Said, Settings
from bot.features.kudos.models import Ground, Occasion
from bot.features.kudos.rules.grounds import FORM, JOINED, MESSAGE, must_ask
from bot.features.kudos.rules.refusals import UnknownKudos
from bot.features.kudos.service.company import company
from bot.features.kudos.service.settings import settings, shown_in
from bot.work import Work


def known_message(work: Work, workspace: str, channel: str, ts: str) -> MessagePlace | None:
    """Return the place of a message that kudos know already."""
    found = queries.occasion_of_message(work, workspace, channel, ts)
    if found is None:
        return None
    return MessagePlace(channel, ts, found.author, found.open, found.thread_ts, found.permalink)


def settings_between(work: Work, giver: Giver, receiver: str, channel: str | None) -> Settings | None:
    """Return the settings of the group that would show these kudos, with its channel; None without such a group."""
    group = company(work, *giver).group_with(work, receiver, channel)
    if group is None:
        return None
    chosen = settings(work, group.id)
    return replace(chosen, channel=shown_in(work, group, chosen))


def is_peer(work: Work, giver: Giver) -> bool:
    """Tell whether somebody sits in any open group."""
    return bool(company(work, *giver).seats)


def reads_messages(work: Work, giver: Giver) -> bool:
    """Tell whether any group of this person has switched kudos in messages on."""
    return any(settings(work, seat.group.id).in_messages for seat in company(work, *giver).seats)


def kudos_channels(work: Work, giver: Giver) -> frozenset[str]:
    """Return where the cards of a giver's groups are shown: what was said there may be shown there."""
    seats = company(work, *giver).seats
    return frozenset(shown_in(work, seat.group, settings(work, seat.group.id)) for seat in seats)


def has_ground(work: Work, giver: Giver, message: tuple[str, str], sign: str = MESSAGE) -> bool:
    """Tell whether a giver has given on a message (channel and ts) in this way, now or once."""
    found = queries.occasion_of_message(work, giver.workspace, *message)
    return found is not None and queries.ground(work, found.id, giver.user, sign) is not None


def of_message(work: Work, workspace: str, place: MessagePlace) -> Occasion:
    """Return the occasion of a message, made if it is new, and locked until this work ends."""
    values = {
        "workspace": workspace,
        **{name: getattr(place, name) for name in ("channel", "ts", "thread_ts", "author", "open", "permalink")},
        "created_at": work.now,
        "deleted_at": None,
    }
    insert_or_leave(work.connection, Occasion, values)
    found = queries.occasion_of_message(work, workspace, place.channel, place.ts, locked=True)
    if found is None:
        raise UnknownKudos
    if found.open and not place.open:  # the channel was made private: from now on nothing of it gets out
        found.open, found.permalink = False, None
    return found


def of_words(work: Work, giver: Giver) -> Occasion:
    """Return a new occasion for words that were given to the bot."""
    occasion = Occasion(workspace=giver.workspace, author=giver.user, open=True, created_at=work.now)
    work.session.add(occasion)
    work.session.flush()
    return occasion


def note(work: Work, occasion: Occasion, giver: str, sign: str, said: Said) -> bool:
    """Keep what a ground says now; False, and nothing changes, when it is known as new or newer."""
    ground = queries.ground(work, occasion.id, giver, sign)
    if ground is not None and ground.version >= said.version:
        return False
    confirmed = tuple(ground.receivers) if ground is not None and not ground.held else ()
    ground = _kept(work, occasion, giver, sign, said, ground)
    ground.held = sign == MESSAGE and must_ask(said.receivers, confirmed)
    work.session.flush()
    return True


def note_form(work: Work, occasion: Occasion, giver: str, said: Said) -> None:
    """Keep what a form says; what forms said of others stands, and of these its words are the ones that count."""
    earlier = [one for one in queries.grounds_of(work, occasion.id, giver) if one.sign.startswith(FORM)]
    for one in earlier:
        one.receivers = [receiver for receiver in one.receivers if receiver not in said.receivers]
    _kept(work, occasion, giver, f"{FORM}{len(earlier)}", said, None)


def note_joined(work: Work, occasion: Occasion, giver: str, said: Said) -> None:
    """Keep that somebody joined a card, also for those whom they joined in thanking before."""
    earlier = queries.ground(work, occasion.id, giver, JOINED)
    both = dict.fromkeys((*(earlier.receivers if earlier else ()), *said.receivers))
    _kept(work, occasion, giver, JOINED, replace(said, receivers=tuple(both)), earlier)


def _kept(  # noqa: PLR0917 (whose word on what: as a sentence)
    work: Work, occasion: Occasion, giver: str, sign: str, said: Said, ground: Ground | None
) -> Ground:
    """Return `ground`, or a new one, that says this now: presses of one person queue, so the later one counts."""
    if ground is None:
        ground = Ground(occasion_id=occasion.id, giver=giver, sign=sign, workspace=occasion.workspace, held=False)
        work.session.add(ground)
    ground.version, ground.present = said.version, bool(said.receivers)
    ground.receivers = list(said.receivers)
    ground.reason = work.vault.seal(said.reason, place=place_of(Ground.reason, ground))
    work.session.flush()
    return ground
