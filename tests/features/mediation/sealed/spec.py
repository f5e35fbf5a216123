"""What a tick may open: the rules told once more, and apart from the bot's code.

A pair of histories is compared only where these let the same be known in both. Where it costs nothing they ask for more
than the rules do: points and common ticks have to be the same, and not only what comes of them.
"""

from bot.features.mediation.facts import Case, Holding, Own, Seat, Shared, Signature, Stage, Talk, Tick

Opening = tuple[object, ...]


def opening(case: Case, at: Tick) -> Opening:
    """Return all that the tick of this moment lets be known."""
    shared, both = case.shared, (case.a, case.b)
    aids: Opening = (_division(case, at), _number(case, at))
    if shared.stage is Stage.CLOSED:
        return ()
    if shared.stage is Stage.AGREED:
        return _review(case, at)
    if not all(has_answered(shared, own) for own in both):
        return ("time is up" if at.now >= shared.deadline else "not yet", broker(case), aids)
    return ("goes on", _result(case), broker(case), aids)


def has_answered(shared: Shared, own: Own) -> bool:
    """Tell whether a party has pressed what the stage asks."""
    if own.stopped:
        return False
    judged = {one.draft for one in own.judgements}
    current = {draft.number for draft in shared.drafts if draft.round == shared.round}
    answered = {
        Stage.INVITED: own.key,
        Stage.TABLE: own.consents,
        Stage.INTAKE: own.done,
        Stage.GROUND: own.done and _listened(shared, own.seat),
        Stage.DRAFT: own.done,
        Stage.VERDICT: current <= judged,
        Stage.ENOUGH: own.another,
        Stage.JOINT: own.talk is not None and (not shared.talk or own.talk is not Talk.WANT),
        Stage.SIGN: own.signature is not None,
    }
    return answered.get(shared.stage, False)


def _listened(shared: Shared, seat: Seat) -> bool:
    """One of the other's lines was met, or missed three times; and none of one's own waits for an answer."""
    said = [(one.line, one.fits) for one in shared.restated]
    theirs = [line.number for line in shared.lines if line.by is not seat]
    met = any((number, True) in said or said.count((number, False)) >= 3 for number in theirs)
    own = [line.number for line in shared.lines if line.by is seat]
    return (met or not theirs) and not any((number, None) in said for number in own)


def broker(case: Case) -> object:
    """Return what this tick tells of the broker."""
    if case.broker is None:
        return None
    unwished = case.a.no_broker or case.b.no_broker or case.broker.no_broker
    if case.shared.broker:
        return "the seat is empty" if unwished else "as it was"
    return "the seat is taken" if case.broker.takes_seat and not unwished else "as it was"


def _result(case: Case) -> object:
    """Return what opens of a stage that both have answered."""
    a, b, shared = case.a, case.b, case.shared
    match shared.stage:
        case Stage.TABLE:
            places = [(x + y, max(x, y), user) for x, user in _ranks(a) for y, same in _ranks(b) if user == same]
            return min(places)[2] if places else None
        case Stage.INTAKE:
            return sorted(card for card, rating in a.cards if rating >= 3 and dict(b.cards).get(card, 0) >= 3)
        case Stage.VERDICT:
            yes = [{one.draft for one in own.judgements if one.can_live} for own in (a, b)]
            return [draft.number in yes[0] and draft.number in yes[1] for draft in shared.drafts]
        case Stage.JOINT:
            return a.talk is b.talk is Talk.WANT
        case Stage.SIGN:
            return a.signature is b.signature is Signature.SIGNED
        case _:
            return None


def _ranks(own: Own) -> list[tuple[int, str]]:
    return list(enumerate(own.ranking or ()))


def _division(case: Case, at: Tick) -> object:
    split = case.shared.split
    if split is None or split.over:
        return None
    return (case.a.points, case.b.points) if case.a.points and case.b.points else at.now >= split.until


def _number(case: Case, at: Tick) -> object:
    number, a, b = case.shared.number, case.a, case.b
    if number is None or number.over:
        return None
    if number.low is None and a.named and b.named:
        return min(a.named[0], b.named[0]), max(a.named[1], b.named[1])
    common = {*(a.ticks or ())} & {*(b.ticks or ())}
    return sorted(common) if number.low is not None and common else at.now >= number.until


def _review(case: Case, at: Tick) -> Opening:
    a, b, shared = case.a, case.b, case.shared
    again = a.again or b.again
    if shared.not_holding and not shared.review_open:
        return (again, at.now >= shared.deadline)
    if not shared.review_open or at.now < shared.deadline:
        return ()
    return (again, a.holding is b.holding is Holding.NOT_HOLDING)
