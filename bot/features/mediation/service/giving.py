"""A table and somebody's own record of it, in the product's words: what an export gives out."""

from collections.abc import Mapping

from bot.db.records import Record, moment
from bot.features.mediation.facts import (
    PARTIES,
    Agreement,
    Candidate,
    Draft,
    Goal,
    Number,
    Own,
    Passed,
    Seat,
    Shared,
    Split,
    Stage,
    Term,
    Ties,
)
from bot.features.mediation.rules.looking import table_for
from bot.features.mediation.service.keeping import Mine

Names = Mapping[str, str]
CANDIDATES_UNREAD = (Stage.INVITED, Stage.CLOSED)  # not every party of such a table has turned their key


def people_of(found: Mine) -> set[str]:
    """Return everybody whom the records name that a person reads of a table."""
    mine = table_for(found.shared, found.own)
    named = (mine.inviter, mine.asked, mine.broker, *(one.user for one in mine.candidates))
    return {*found.table.people, *(found.own.ranking or ()), *(user for user in named if user)}


def table_record(names: Names, found: Mine) -> Record:
    """Return what this person reads of a table; nothing in it is another's alone, or still under seal."""
    table, own, mine = found.table, found.own, table_for(found.shared, found.own)
    others = [user for user in (table.one, table.other) if user != own.user]
    candidates = mine.candidates if own.seat is Seat.BROKER or mine.stage not in CANDIDATES_UNREAD else ()
    return {
        "with": [names[user] for user in others],
        "as": "party" if own.seat in PARTIES else "broker",
        "laid_at": moment(table.laid_at),
        "invited_by": _name(names, mine.inviter),
        "stage": mine.stage.lower(),
        "stage_ends_at": moment(mine.deadline),
        "about": mine.about,
        "could_be_broker": [_candidate(names, mine, one) for one in candidates],
        "asked_to_be_broker": _name(names, mine.asked),
        "broker": _name(names, mine.broker),
        **_said(names, mine),
        **_agreed(names, mine),
        "division": _split(names, mine, mine.split) if mine.split else None,
        "number": _number(names, mine, mine.number) if mine.number else None,
        "ended_at": moment(mine.ended),
    }


def own_record(names: Names, own: Own) -> Record:
    """Return what somebody has for themselves."""
    return {
        "my_lines": [
            {"number": one.number, "kind": one.kind.lower(), "words": one.words, "passed_on_as": one.passed}
            for one in own.lines
        ],
        "my_cards": dict(own.cards),
        "my_verdicts": [
            {"draft": one.draft, "can_live": one.can_live, "what_would_fix_it": one.fix} for one in own.judgements
        ],
        "my_brokers": None if own.ranking is None else [names[user] for user in own.ranking],
        "my_answers": {
            "key_turned": own.key,
            "consented": own.consents,
            "takes_the_brokers_seat": own.takes_seat,
            "no_broker": own.no_broker,
            "done": own.done,
            "stopped": own.stopped,
            "another_round": own.another,
            "signature": own.signature.lower() if own.signature else None,
            "talk": own.talk.lower() if own.talk else None,
            "review": own.holding.lower() if own.holding else None,
            "sit_down_again": own.again,
            "points": own.points,
            "range": own.named,
            "ticks": own.ticks,
        },
    }


def _said(names: Names, mine: Shared) -> Record:
    return {
        "passed_on": [_line(names, mine, one) for one in mine.lines],
        "common_ground": mine.ground,
        "shared_goals": [_goal(one) for one in mine.goals],
        "restated": [
            {"line": one.line, "by": _by(names, mine, one.by), "words": one.words, "fits": one.fits}
            for one in mine.restated
        ],
        "round": mine.round,
        "drafts": [_draft(names, mine, one) for one in mine.drafts],
        "opened_verdicts": [{"draft": one.draft, "both_can_live": one.both} for one in mine.opened],
        "both_want_to_talk": mine.talk,
    }


def _agreed(names: Names, mine: Shared) -> Record:
    return {
        "final_words": _agreement(names, mine, mine.final) if mine.final else None,
        "agreements": [_agreement(names, mine, one) for one in mine.agreed],
        "agreed_at": moment(mine.agreed_at),
        "reviews": mine.reviews,
        "review_open": mine.review_open,
        "said_not_to_hold": mine.not_holding,
    }


def _candidate(names: Names, mine: Shared, one: Candidate) -> Record:
    ties = [_ties(names[mine.a], one.to_a), _ties(names[mine.b], one.to_b)]
    return {"name": names[one.user], "stake": one.stake, "ties": ties}


def _ties(party: str, one: Ties) -> Record:
    return {
        "with": party,
        "hours_of_help": float(one.help_hours),
        "open_promises": one.promises,
        "initiatives": one.initiatives,
    }


def _draft(names: Names, mine: Shared, one: Draft) -> Record:
    laid: Record = {"number": one.number, "round": one.round, "by": _by(names, mine, one.by)}
    return {**laid, "lines": one.lines, "ground": one.ground, "terms": [_term(names, mine, term) for term in one.terms]}


def _agreement(names: Names, mine: Shared, one: Agreement) -> Record:
    return {
        "draft": one.draft,
        "lines": [_line(names, mine, line) for line in one.lines],
        "ground": one.ground,
        "goals": [_goal(goal) for goal in one.goals],
        "terms": [_term(names, mine, term) for term in one.terms],
        "terms_that_are_no_promises": one.alone,
    }


def _line(names: Names, mine: Shared, one: Passed) -> Record:
    return {"number": one.number, "by": _by(names, mine, one.by), "kind": one.kind.lower(), "words": one.words}


def _goal(one: Goal) -> Record:
    return {"key": one.key, "words": one.words}


def _term(names: Names, mine: Shared, one: Term) -> Record:
    return {"by": _by(names, mine, one.by), "what": one.what, "due": one.due.isoformat()}


def _split(names: Names, mine: Shared, one: Split) -> Record:
    parts = None if one.to_a is None else [str(part) for part in one.to_a]
    offered = {
        "offered_by": _by(names, mine, one.by),
        "items": one.items,
        "points_until": moment(one.until),
        "over": one.over,
    }
    return {**offered, f"part_of_{names[mine.a]}": parts}


def _number(names: Names, mine: Shared, one: Number) -> Record:
    common = None if one.common is None else str(one.common)
    offered = {"offered_by": _by(names, mine, one.by), "what": one.what, "unit": one.unit, "until": moment(one.until)}
    return {**offered, "over": one.over, "from": one.low, "to": one.high, "common": common}


def _by(names: Names, mine: Shared, seat: Seat) -> str:
    return _name(names, mine.user(seat)) or "the broker"


def _name(names: Names, user: str | None) -> str | None:
    return names[user] if user else None
