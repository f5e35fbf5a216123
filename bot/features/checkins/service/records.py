"""What check-ins keep about one person, given out and erased.

That two talked belongs to both, so it stays for the other, as of a former colleague. What somebody chose, whom they
excluded, why they rested and what they noted for themselves is only theirs.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.db.records import Erased, Record, Records, StandingCard, drop, moment, rename
from bot.features.checkins.models import (
    Checkin,
    CheckinPerson,
    Exclusion,
    Member,
    Participant,
    Rest,
    State,
    Worksheet,
)
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, prompts, sheets
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.rules.states import OPEN
from bot.features.checkins.service.leaving import hold
from bot.features.checkins.service.moving import forget_messages, skip_all
from bot.features.checkins.service.showing import cards_of
from bot.features.checkins.service.sight import is_hidden
from bot.features.checkins.service.worksheets import opened
from bot.features.peers import service as peers
from bot.work import Work

_LOOK, _HOLD = Prepared(queries.of_person()), Prepared(queries.of_person().with_for_update())
_THESE = Prepared(queries.chosen(queries.CHECKINS.c.id.in_(bindparam("keys"))))


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return what the person chose, their check-ins, and their worksheets; of others' answers nothing."""
    groups = peers.group_names(work, workspace)
    left_out = people.excluded_by(work, workspace, user)
    rows = queries.checkins(work, _LOOK, {"workspace": workspace, "user": user})
    members = queries.members(work, [one.id for one in rows])
    names = peers.names(work, workspace, {*left_out, *(row.user for one in rows for row in members[one.id])})
    chosen = work.session.get(CheckinPerson, (workspace, user), populate_existing=True)
    return {
        "checkin_wishes": [_wishes(one) for one in (chosen,) if one],
        "checkin_groups": [
            {
                "group": groups[part.group_id],
                "rhythm": part.rhythm.lower() if part.rhythm else None,
                "since": moment(part.since),
                "left_at": moment(part.left_at),
            }
            for part in people.parts_of_person(work, workspace, user, left=True)
        ],
        "not_to_be_brought_together_with": [{"with": names[other]} for other in left_out],
        "checkins": [_checkin(groups, names, one, mine, members[one.id]) for one, mine in _seen(rows, members, user)],
        "checkin_rests": [
            {"group": groups[rest.group_id], "round_begun_at": moment(rest.begun_at), "reason": rest.reason.lower()}
            for rest in prompts.rests_of(work, workspace, user)
        ],
        "checkin_worksheets": [_sheet(work, one) for one in sheets.sheets(work, workspace, user)],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Forget what is only theirs; that two talked stays for the other, as of a former colleague.

    Who excluded them, and the check-ins of which they were never to hear, go or stay uncounted: the person reads how
    many there were.
    """
    hold(work, workspace, user)
    rows = queries.checkins(work, _HOLD, {"workspace": workspace, "user": user})
    unheard = len(rows) - len(_seen(rows, queries.members(work, [one.id for one in rows]), user))
    skip_all(work, tuple(one for one in rows if one.state in OPEN))
    forget_messages(work, [one.id for one in rows], queries.MEMBERS.c.user == user)
    cards = cards_of(work, queries.checkins(work, _THESE, {"keys": [one.id for one in rows]}))
    who = (workspace, user)
    own = (CheckinPerson.user, Participant.user, Exclusion.user, Rest.user, Worksheet.user)
    shared = (Member.user, Checkin.set_by, Checkin.said_by)
    drop(work.connection, Exclusion.other, *who)
    return Erased(
        gone=sum(drop(work.connection, column, *who) for column in own),
        kept=sum(rename(work.connection, column, *who, stand_in) for column in shared) - unheard,
        cards=tuple(StandingCard(card.card) for card in cards),
    )


def _seen(
    rows: Sequence[CheckinRow], members: Mapping[int, Sequence[MemberRow]], user: str
) -> list[tuple[CheckinRow, MemberRow]]:
    own = [(one, row) for one in rows for row in members[one.id] if row.user == user]
    return [(one, mine) for one, mine in own if not is_hidden(one, mine)]


def _wishes(one: CheckinPerson) -> Record:
    return {
        "weekday": one.weekday,
        "hour": one.hour,
        "rather_three_than_a_rest": one.trio,
        "paused_until": moment(one.paused_until),
    }


def _checkin(
    groups: Mapping[int, str],
    names: Mapping[str, str],
    one: CheckinRow,
    mine: MemberRow,
    members: Sequence[MemberRow],
) -> Record:
    said_by = one.said_by if one.state in {State.HELD, State.MISSED} else None
    return {
        "group": groups[one.group_id],
        "with": [names[row.user] for row in members if row is not mine],
        "state": one.state.lower(),
        "my_answer": mine.answer.lower() if mine.answer else None,
        "time": moment(one.set_for),
        "time_named_by_me": one.set_by == mine.user if one.set_by else None,
        "noted_by_me": said_by == mine.user if said_by else None,
        "planned_at": moment(one.planned_at),
        "held_at": moment(one.held_at),
        "messages_to_me": mine.prompts,
        "next_message_at": moment(mine.due_at),
        "not_written_to_since": mine.dropped.lower() if mine.dropped else None,
    }


def _sheet(work: Work, row: Worksheet) -> Record:
    sheet = opened(work, "", row)
    return {**sheet.lines, "done": sorted(sheet.done), "saved_at": moment(row.saved_at)}
