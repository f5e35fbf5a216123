"""What gray-zone issues keep about one person, given out and erased.

What was raised openly, seen, owned, driven, confirmed, or pledged in a charter is the group's, and stays without the
name. What was said under seal is its author's, and goes.
"""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Table, and_, or_, select, update

from bot.db.private import place_of
from bot.db.records import Erased, Record, Records, StandingCard, drop, moment, rename, resealed
from bot.db.vault import NOTHING, Vault
from bot.features.grayzone.facts import CARD_KIND, IssueFacts
from bot.features.grayzone.models import Answer, Issue, Pledge, Sighting, Signal
from bot.features.grayzone.rules.states import CHARTERED_ONCE
from bot.features.grayzone.service.facts import subject, title
from bot.features.grayzone.text import words
from bot.features.peers import service as peers
from bot.work import Work

_ISSUES, _PLEDGES = (cast("Table", model.__table__) for model in (Issue, Pledge))
_ALL_OF_ISSUE = tuple(_ISSUES.c[name] for name in IssueFacts._fields)
_WIDTH = len(_ALL_OF_ISSUE)


@dataclass(frozen=True, slots=True)
class _Names:
    """How groups and functions of a workspace are called, by id."""

    groups: dict[int, str]
    functions: dict[int, str]

    def issue(self, issue: IssueFacts) -> dict[str, str | int]:
        return {"group": self.groups[issue.group_id], "issue": issue.number, "title": title(issue)}

    def function(self, function: int | None) -> str:
        return self.functions.get(function or 0, words.FORMER_FUNCTION)


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return what the person did about issues, and what they said under seal: pledges, quiet issues."""
    names = _Names(peers.group_names(work, workspace), peers.function_names(work, workspace))

    def issues(mine: ColumnElement[bool]) -> list[IssueFacts]:
        wanted = select(*_ALL_OF_ISSUE).where(Issue.workspace == workspace, mine).order_by(Issue.id)
        return [IssueFacts._make(row) for row in work.connection.execute(wanted)]

    def on_issues(table: type[Sighting | Pledge | Answer]) -> list[Row[Any]]:
        wanted = select(*_ALL_OF_ISSUE, *cast("Table", table.__table__).c).join(table, table.issue_id == Issue.id)
        mine = wanted.where(table.workspace == workspace, table.user == user)
        return list(work.connection.execute(mine.order_by(table.id)))

    signals = select(Signal).where(Signal.workspace == workspace, Signal.user == user).order_by(Signal.id)
    return {
        "issues_raised": [_raised(names, one) for one in issues(Issue.author == user)],
        "issues_owned": [_owned(names, one) for one in issues(Issue.claimed_by == user)],
        "issues_driven": [_driven(names, one) for one in issues(Issue.driver == user)],
        "issues_seen": [_seen(names, row) for row in on_issues(Sighting)],
        "pledges": [_pledged(work.vault, names, row) for row in on_issues(Pledge)],
        "confirmations": [_confirmed(names, row) for row in on_issues(Answer)],
        "quiet_issues": [_quiet(work, names, one) for one in work.session.scalars(signals)],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Delete quiet issues and sealed pledges; keep without the name what the group saw, and name the cards with it.

    An issue that they drove is as if they had left: any peer may take it over.
    """
    who = (workspace, user)
    shown = _shown_on(work, *who)
    open_ones = select(Issue.id).where(Issue.state.in_(CHARTERED_ONCE))
    connection = work.connection
    gone = drop(connection, Signal.user, *who) + drop(connection, Pledge.user, *who, Pledge.issue_id.not_in(open_ones))
    kept = _rename_pledges(work, *who, stand_in)
    for person in (Issue.author, Issue.claimed_by, Issue.driver, Sighting.user, Answer.user):
        kept += rename(connection, person, *who, stand_in)
    return Erased(gone, kept, tuple(StandingCard(f"{CARD_KIND}:{subject(issue)}") for issue in shown))


def _shown_on(work: Work, workspace: str, user: str) -> list[IssueFacts]:
    """Return the issues whose cards show the person, kept from others until this work ends.

    Not those on which they only pledged under seal: that a card is painted again would tell of it.
    """
    named = (column == user for column in (Issue.author, Issue.claimed_by, Issue.driver))
    seen, pledged = (Issue.id.in_(select(one.issue_id).where(one.user == user)) for one in (Sighting, Pledge))
    shown = or_(*named, seen, and_(pledged, Issue.state.in_(CHARTERED_ONCE)))
    wanted = select(*_ALL_OF_ISSUE).where(Issue.workspace == workspace, shown)
    rows = work.connection.execute(wanted.order_by(Issue.id).with_for_update(of=_ISSUES))
    return [IssueFacts._make(row) for row in rows]


def _rename_pledges(work: Work, workspace: str, user: str, stand_in: str) -> int:
    """Keep the pledges of charters; of their conditions those that their author let out."""
    rows = work.connection.execute(select(_PLEDGES).where(Pledge.workspace == workspace, Pledge.user == user))
    found = rows.mappings().all()
    for row in found:
        condition = resealed(work.vault, Pledge.condition, dict(row), user=stand_in) if row["show"] else NOTHING
        changed = update(_PLEDGES).where(_PLEDGES.c.id == row["id"])
        work.connection.execute(changed.values(user=stand_in, condition=condition))
    return len(found)


def _raised(names: _Names, issue: IssueFacts) -> Record:
    return {
        **names.issue(issue),
        "what": issue.what,
        "link": issue.link,
        "between": words.handoff(names.function(issue.giver_id), names.function(issue.receiver_id), issue.artefact),
        "symptom": words.SYMPTOM[issue.symptom],
        "touches": [names.function(other) for other in issue.others],
        "state": words.STATE[issue.state],
        "raised_at": moment(issue.created_at),
    }


def _owned(names: _Names, issue: IssueFacts) -> Record:
    function = names.function(issue.claimed_function)
    return {**names.issue(issue), "function": function, "state": words.STATE[issue.state]}


def _driven(names: _Names, issue: IssueFacts) -> Record:
    def number(name: str) -> str | None:
        value = getattr(issue, name)
        return None if value is None else words.exact(value)

    return {
        **names.issue(issue),
        "state": words.STATE[issue.state],
        "problem": issue.problem,
        "smallest_fix": issue.smallest_fix,
        "unit": issue.unit,
        **{name: number(name) for name in ("baseline", "target", "measured")},
        "weeks": issue.weeks,
        "must_join": [names.function(function) for function in issue.joins],
        "started_at": moment(issue.started_at),
        "won_at": moment(issue.won_at),
    }


def _seen(names: _Names, row: Row[Any]) -> Record:
    issue, seen = IssueFacts._make(row[:_WIDTH]), _own(Sighting, row)
    return {
        **names.issue(issue),
        "function": names.function(seen["function_id"]),
        "hours_a_week": _hours(seen),
        "evidence": seen["link"],
        "at": moment(seen["seen_at"]),
    }


def _pledged(vault: Vault, names: _Names, row: Row[Any]) -> Record:
    issue, pledge = IssueFacts._make(row[:_WIDTH]), _own(Pledge, row)
    return {
        **names.issue(issue),
        "hours_a_week": pledge["hours"],
        "condition": vault.show(pledge["condition"], place=place_of(Pledge.condition, pledge)),
        "condition_shown_in_a_charter": pledge["show"],
        "opened": issue.state in CHARTERED_ONCE,
        "at": moment(pledge["pledged_at"]),
    }


def _confirmed(names: _Names, row: Row[Any]) -> Record:
    issue, answer = IssueFacts._make(row[:_WIDTH]), _own(Answer, row)
    return {
        **names.issue(issue),
        "question": words.QUESTION[answer["question"]],
        "for": names.function(answer["function_id"]),
        "at": moment(answer["answered_at"]),
    }


def _quiet(work: Work, names: _Names, signal: Signal) -> Record:
    return {
        "group": names.groups[signal.group_id],
        "handoff": peers.handoff(work, signal.group_id, signal.handoff_id).words,
        "symptom": words.SYMPTOM[signal.symptom],
        "what": work.vault.show(signal.what, place=place_of(Signal.what, signal)),
        "hours_a_week": _hours({"low": signal.low, "likely": signal.likely, "high": signal.high}),
        "state": words.STATE[signal.state] if signal.issue_number is None else words.SURFACED,
        "issue": signal.issue_number,
        "filed_at": moment(signal.filed_at),
        "fades_at": moment(signal.fades_at),
        "ended_at": moment(signal.ended_at),
    }


def _own(table: type[Sighting | Pledge | Answer], row: Row[Any]) -> dict[str, Any]:
    """Return the part of a row that follows the issue's columns."""
    return dict(zip(cast("Table", table.__table__).c.keys(), row[_WIDTH:], strict=True))


def _hours(row: dict[str, Any]) -> dict[str, float]:
    return {name: row[name] for name in ("low", "likely", "high")}
