"""What spotlights keep about one person, given out and erased.

A text about somebody is its hero's as soon as it has reached them, and its writer's before. What became of it is its
hero's to know, so its writer is given the same of every text that they sent and that is not posted.
"""

from sqlalchemy import ColumnElement, select

from bot.db.private import place_of
from bot.db.records import Erased, Record, Records, StandingCard, drop, moment, rename
from bot.features.peers import service as peers
from bot.features.spotlights.facts import CARD_KIND, SpotlightFacts
from bot.features.spotlights.models import ContributionRecord, Prompt, Spotlight, State, Win
from bot.features.spotlights.queries import spotlights, turns
from bot.features.spotlights.rules.states import UNDER_WAY, WITH_WRITER, Event
from bot.features.spotlights.service.moving import move
from bot.work import Work

ENDS = {**dict.fromkeys(UNDER_WAY, Event.END), State.POSTED: Event.REVOKE, State.KEPT: Event.REVOKE}


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return what the person did for wins, the texts about them that have reached them, and what they wrote."""
    groups = peers.group_names(work, workspace)
    about = _found(work, workspace, Spotlight.hero == user, Spotlight.sent_at.is_not(None))
    by = _found(work, workspace, Spotlight.writer == user)
    people = {person for one in (*about, *by) for person in (one.hero, one.writer) if person}
    names = peers.names(work, workspace, sorted(people))
    mine = (ContributionRecord.workspace == workspace, ContributionRecord.user == user)
    done = select(ContributionRecord, Win.title).join(Win, Win.id == ContributionRecord.win_id).where(*mine)
    driven = select(Win).where(Win.workspace == workspace, Win.driver == user).order_by(Win.id)
    return {
        "wins_driven": [
            {"group": groups[win.group_id], "win": win.title, "won_at": moment(win.won_at)}
            for win in work.session.scalars(driven)
        ],
        "contributions_to_wins": [
            {"group": groups[one.group_id], "win": title, "what": one.kind.lower(), "at": moment(one.at)}
            for one, title in work.session.execute(done.order_by(ContributionRecord.id))
        ],
        "spotlights_about_me": [
            {**_text(work, one), "by": names[one.writer] if one.writer else None, **_course(one)} for one in about
        ],
        "spotlights_by_me": [_written(work, one, names[one.hero]) for one in by],
        "asked_to_write": _asked(work, workspace, user),
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """End, empty and take down what is about the person; leave what they were asked to write to the next witness.

    What they wrote and its hero has, is the hero's: it stays, by a former colleague.
    """
    turns.hold_turns(work, workspace)  # nobody is asked to write meanwhile, nor about whom
    who = (workspace, user)
    about = _found(work, workspace, Spotlight.hero == user, locked=True)
    by = _found(work, workspace, Spotlight.writer == user, locked=True)
    for one in by:
        if one.state in WITH_WRITER:
            move(work, one, Event.LAPSE, writer=None)
    for one in about:
        if one.state in ENDS:
            move(work, one, ENDS[one.state])
    led = _found(work, workspace, Win.driver == user, Spotlight.state == State.POSTED)
    posted = (one for one in (*about, *by, *led) if one.state is State.POSTED)
    connection = work.connection
    return Erased(
        gone=drop(connection, Prompt.writer, *who) + drop(connection, ContributionRecord.user, *who),
        kept=sum(rename(connection, one, *who, stand_in) for one in (Spotlight.hero, Spotlight.writer, Win.driver)),
        cards=tuple(StandingCard(f"{CARD_KIND}:{one.id}") for one in posted),
    )


def _found(work: Work, workspace: str, *which: ColumnElement[bool], locked: bool = False) -> tuple[SpotlightFacts, ...]:
    return spotlights.all_of_person(work, Spotlight.workspace == workspace, *which, locked=locked)


def _text(work: Work, one: SpotlightFacts) -> dict[str, str]:
    vault = work.vault
    return {
        "win": one.title,
        "did": vault.show(one.did, place=place_of(Spotlight.did, one)),
        "effect": vault.show(one.effect, place=place_of(Spotlight.effect, one)),
    }


def _course(one: SpotlightFacts) -> dict[str, str | bool | None]:
    """Return what became of a text, for its hero."""
    return {
        "state": one.state.lower().replace("_", " "),
        "edited_by_me": one.edited,
        "names_the_driver": one.together,
        "sent_at": moment(one.sent_at),
        "posted_at": moment(one.posted_at),
    }


def _written(work: Work, one: SpotlightFacts, hero: str) -> Record:
    """Return what its writer may know of a text."""
    readable = one.state in WITH_WRITER or one.state is State.POSTED
    said = _text(work, one) if readable else {"win": one.title}
    posted = moment(one.posted_at) if one.state is State.POSTED else None
    return {"about": hero, **said, "sent_at": moment(one.sent_at), "posted_at": posted}


def _asked(work: Work, workspace: str, user: str) -> list[Record]:
    mine = (Prompt.workspace == workspace, Prompt.writer == user)
    asked = select(Spotlight.hero, Win.title, Prompt.prompted_at).join_from(Prompt, Spotlight).join(Win)
    rows = work.session.execute(asked.where(*mine).order_by(Prompt.id)).all()
    names = peers.names(work, workspace, (row.hero for row in rows))
    return [{"about": names[row.hero], "win": row.title, "at": moment(row.prompted_at)} for row in rows]
