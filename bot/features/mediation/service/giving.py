"""A table and somebody's own record of it, in the product's words: what an export gives out."""

from collections.abc import Mapping

from bot.db.records import Record, moment
from bot.features.mediation.facts import PARTIES, Own, Shared, Term
from bot.features.mediation.rules.looking import table_for
from bot.features.mediation.service.keeping import Mine


def table_record(names: Mapping[str, str], found: Mine) -> Record:
    """Return what this person reads of a table."""
    table, seat = found.table, found.own.seat
    others = [user for user in (table.one, table.other) if user != found.own.user]
    mine = table_for(found.shared, found.own)
    return {
        "with": [names[user] for user in others],
        "as": "party" if seat in PARTIES else "broker",
        "laid_at": moment(table.laid_at),
        "stage": mine.stage.lower(),
        "about": mine.about,
        "passed_on": [{"by_me": one.by is seat, "words": one.words} for one in mine.lines],
        "restated": [{"by_me": one.by is seat, "words": one.words} for one in mine.restated],
        "drafts": [[_term(seat == one.by, one) for one in draft.terms] for draft in mine.drafts],
        "agreements": [[_term(seat == one.by, one) for one in agreed.terms] for agreed in mine.agreed],
        "shared_goals": [goal.words for goal in mine.goals],
        "numbers": _aids(mine),
    }


def own_record(names: Mapping[str, str], own: Own) -> Record:
    """Return what somebody has for themselves."""
    return {
        "my_lines": [
            {"kind": one.kind.lower(), "words": one.words, "passed_on": one.passed is not None} for one in own.lines
        ],
        "my_cards": dict(own.cards),
        "my_verdicts": [
            {"draft": one.draft, "can_live": one.can_live, "what_would_fix_it": one.fix} for one in own.judgements
        ],
        "my_brokers": [names[user] for user in own.ranking or ()],
        "my_answers": {
            "key_turned": own.key,
            "consented": own.consents,
            "done": own.done,
            "stopped": own.stopped,
            "signature": own.signature.lower() if own.signature else None,
            "talk": own.talk.lower() if own.talk else None,
            "review": own.holding.lower() if own.holding else None,
            "points": own.points,
            "range": own.named,
            "ticks": own.ticks,
        },
    }


def _aids(shared: Shared) -> Record:
    split, number = shared.split, shared.number
    return {"items": split.items if split else (), "number": number.what if number else None}


def _term(by_me: bool, term: Term) -> Record:  # noqa: FBT001 (a row of an export)
    return {"by_me": by_me, "what": term.what, "due": term.due.isoformat()}
