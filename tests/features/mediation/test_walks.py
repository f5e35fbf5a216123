"""Whatever people press, and however time passes, these promises about a table hold."""

from itertools import islice

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bot.features.mediation.facts import PARTIES, Own, Seat, Stage
from bot.features.mediation.rules.ticking import ROUNDS
from tests.features.mediation import mirror
from tests.features.mediation.desk import CANDIDATES
from tests.features.mediation.walk import Walk

MOST_DEADLINES = 12


class Tables(Walk):
    """What holds after every step."""

    @invariant()
    def swapping_the_parties_mirrors_the_run(self) -> None:
        assert mirror.case(self.table.case) == self.image

    @invariant()
    def silence_closes_it_in_time(self) -> None:
        *_, last = [self.table.case.shared, *islice(self.silent(self.table.case), MOST_DEADLINES)]
        assert last.stage is Stage.CLOSED
        agreed_before_or_now = self.table.case.shared.agreed or last.agreed
        assert agreed_before_or_now or (last.ended and (last.ended - self.table.now).days <= 30)

    @invariant()
    def ties_are_disclosed_before_anybody_ranks_or_consents(self) -> None:
        shared = self.table.case.shared
        for own in self.table.case.parties():
            if shared.stage is Stage.TABLE and (own.consents or own.ranking):
                seen = self.seen(own.seat)
                assert seen
                assert seen.table
                assert seen.table.candidates == CANDIDATES
                assert own.ranking is not None
        assert shared.broker is None or shared.broker in {each.user for each in shared.candidates}

    @invariant()
    def every_word_of_a_draft_was_released(self) -> None:
        shared = self.table.case.shared
        lines, common = {line.number for line in shared.lines}, {*shared.ground, *(goal.key for goal in shared.goals)}
        assert all(line.words in self.released for line in shared.lines)
        for draft in shared.drafts:
            assert {*draft.lines} <= lines
            assert {*draft.ground} <= common
            assert all(term.what in self.released for term in draft.terms)
            assert {term.by for term in draft.terms} == {*PARTIES}
        for agreement in (*shared.agreed, *((shared.final,) if shared.final else ())):
            assert all(line.words in self.released for line in agreement.lines)
            assert {term.by for term in agreement.terms} == {*PARTIES}

    @invariant()
    def private_words_are_in_nobody_elses_view(self) -> None:
        for seat in Seat:
            seen = repr(self.seen(seat))
            assert not [other for other in Seat if other is not seat and f"hush-{other}" in seen]

    @invariant()
    def the_round_and_the_drafts_keep_their_bounds(self) -> None:
        shared = self.table.case.shared
        assert len(shared.current()) <= 3
        assert all(sum(draft.by is seat for draft in shared.current()) <= 2 for seat in Seat)
        assert shared.stage is not Stage.ENOUGH or shared.round > ROUNDS
        assert (shared.final is not None) or shared.stage not in {Stage.JOINT, Stage.SIGN}
        assert not (shared.asked and shared.broker)

    @invariant()
    def what_is_erased_is_gone(self) -> None:
        case = self.table.case
        if case.shared.erased:
            assert (case.shared.lines, case.shared.drafts) == ((), ())
            assert case.broker is None or case.broker == Own(case.broker.user, Seat.BROKER, ended=case.broker.ended)
            assert all((own.lines, own.cards, own.judgements) == ((), (), ()) for own in case.parties())


def test_whatever_people_press_these_promises_hold() -> None:
    run_state_machine_as_test(
        Tables,
        settings=settings(
            max_examples=80, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
