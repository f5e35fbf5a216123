"""Sealed answers: each changes its owner's record and nothing else; only a tick opens what comes of it. Pure."""

from dataclasses import replace

from bot.features.mediation.facts import Judgement, Own, Shared, Signature, Talk
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules import checks
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say

Records = tuple[Shared, Own]


def turn_key(shared: Shared, own: Own, _: Press) -> Records:
    """Come, if the other one does."""
    return shared, replace(own, key=True)


def rank_brokers(shared: Shared, own: Own, press: p.RankBrokers) -> Records:
    """Name whom one would take, of those whose ties stand there."""
    return shared, replace(own, ranking=checks.ranking(shared, press.order))


def consent(shared: Shared, own: Own, _: Press) -> Records:
    """Consent to the rules."""
    return shared, replace(own, consents=True)


def take_seat(shared: Shared, own: Own, _: Press) -> Records:
    """Be the broker, from the tick on."""
    return shared, replace(own, takes_seat=True)


def remove_broker(shared: Shared, own: Own, _: Press) -> Records:
    """Go on without the broker, or as the broker leave, from the tick on."""
    return shared, replace(own, no_broker=True, takes_seat=False)


def done(shared: Shared, own: Own, _: Press) -> Records:
    """Be through with the stage."""
    return shared, replace(own, done=True)


def not_yet(shared: Shared, own: Own, _: Press) -> Records:
    """Take that back."""
    return shared, replace(own, done=False)


def judge(shared: Shared, own: Own, press: p.Judge) -> Records:
    """Say whether one can live with a draft; saying it again before the tick replaces it."""
    if press.draft not in {draft.number for draft in shared.current()}:
        raise BadField("draft", say.NO_DRAFT)
    fix = checks.optional("fix", press.fix, checks.LONGEST_FIX)
    others = tuple(one for one in own.judgements if one.draft != press.draft)
    return shared, replace(own, judgements=(*others, Judgement(press.draft, press.can_live, fix)))


def another_round(shared: Shared, own: Own, _: Press) -> Records:
    """Go on, if the other one does."""
    return shared, replace(own, another=True)


def offer_talk(shared: Shared, own: Own, _: Press) -> Records:
    """Be ready for a talk, if the other one is."""
    return shared, replace(own, talk=Talk.WANT)


def waive_talk(shared: Shared, own: Own, _: Press) -> Records:
    """Go on without."""
    return shared, replace(own, talk=Talk.WAIVE)


def talk_held(shared: Shared, own: Own, _: Press) -> Records:
    """Say that it took place."""
    return shared, replace(own, talk=Talk.HELD)


def sign(shared: Shared, own: Own, _: Press) -> Records:
    """Sign the final words."""
    return shared, replace(own, signature=Signature.SIGNED)


def refuse(shared: Shared, own: Own, _: Press) -> Records:
    """Do not sign them."""
    return shared, replace(own, signature=Signature.REFUSED)


def review(shared: Shared, own: Own, press: p.ReviewAnswer) -> Records:
    """Say whether it holds."""
    return shared, replace(own, holding=press.holding)


def sit_again(shared: Shared, own: Own, _: Press) -> Records:
    """Ask for the table once more."""
    return shared, replace(own, again=True)
