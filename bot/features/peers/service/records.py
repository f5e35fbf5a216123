"""What peers keep about one person, given out and erased."""

from sqlalchemy import or_, select

from bot.db.records import Erased, Records, StandingCard, drop, moment, rename
from bot.features.peers.facts import CARD_KIND
from bot.features.peers.models import GroupFunction, Peer, PeerGroup, PersonRecord
from bot.features.peers.service.membership import depart
from bot.work import Work


def group_names(work: Work, workspace: str) -> dict[int, str]:
    """Return how each group of a workspace is called, by id."""
    rows = work.session.execute(select(PeerGroup.id, PeerGroup.name).where(PeerGroup.workspace == workspace))
    return {key: f"#{name}" for key, name in rows}


def function_names(work: Work, workspace: str) -> dict[int, str]:
    """Return how each function in a workspace is called, by id; also retired ones."""
    named = select(GroupFunction.id, GroupFunction.name).where(GroupFunction.workspace == workspace)
    return dict(iter(work.session.execute(named)))


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return what Slack said of the person, the groups they joined, and those that they were the last to set up."""
    groups, functions = group_names(work, workspace), function_names(work, workspace)
    account = select(PersonRecord).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    seats = select(Peer).where(Peer.workspace == workspace, Peer.user == user).order_by(Peer.id)
    set_up = select(PeerGroup).where(PeerGroup.workspace == workspace, PeerGroup.set_up_by == user)
    return {
        "account": [
            {
                "name": one.name,
                "time_zone": one.zone,
                "locale": one.locale,
                "kind": one.kind,
                "away_by_status": bool(one.status_away),
                "away_by_status_until": moment(one.status_until),
                "notifications_paused_from": moment(one.quiet_from),
                "notifications_paused_until": moment(one.quiet_until),
                "as_of": moment(one.learned_at),
            }
            for one in work.session.scalars(account)
        ],
        "groups_joined": [
            {
                "group": groups[seat.group_id],
                "function": functions[seat.function_id],
                "joined_at": moment(seat.joined_at),
                "away_until": moment(seat.away_until),
                "left_at": moment(seat.left_at),
            }
            for seat in work.session.scalars(seats)
        ],
        "groups_set_up": [{"group": groups[one.id]} for one in work.session.scalars(set_up.order_by(PeerGroup.id))],
    }


def leave_all(work: Work, workspace: str, user: str) -> None:
    """Leave every group, as by the person's own presses; ticks of these groups wait until this work ends."""
    joined = select(Peer.group_id).where(Peer.workspace == workspace, Peer.user == user)
    theirs = or_(PeerGroup.id.in_(joined), PeerGroup.set_up_by == user)
    held = select(PeerGroup.id).where(PeerGroup.workspace == workspace, theirs).order_by(PeerGroup.id)
    work.session.execute(held.with_for_update()).all()
    depart(work, workspace=workspace, user=user)


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Delete the account and the seats. Who set a group up last is forgotten: nothing asks for it."""
    del stand_in
    joined = select(Peer.group_id).where(Peer.workspace == workspace, Peer.user == user)
    groups = work.session.scalars(joined.order_by(Peer.group_id)).all()
    who = (workspace, user)
    return Erased(
        gone=drop(work.connection, Peer.user, *who) + drop(work.connection, PersonRecord.user, *who),
        kept=rename(work.connection, PeerGroup.set_up_by, *who, None),
        cards=tuple(StandingCard(f"{CARD_KIND}:{group}") for group in groups),
    )
