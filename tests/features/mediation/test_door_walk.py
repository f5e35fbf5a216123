"""The same promises behind the real doors, on both databases: told from what people see and what was released."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy.orm import Session

from bot.features.mediation.facts import PARTIES, Candidate, Seat, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.enabling import enabled
from bot.features.mediation.text import drafts as drafts_say
from bot.features.mediation.text import thread as thread_say
from bot.features.mediation.text.cards import CARDS
from bot.features.mediation.text.stages import CLOSED_AGREED, STAGES
from tests.features.mediation.desk import ANA, GOALS
from tests.features.mediation.door_walk import MADE_OF_TERMS, USERS, DoorWalk, Room
from tests.noninterference.bots import bot
from tests.noninterference.side import Bot
from tests.noninterference.tables.planting import FOUNDED, furnish
from tests.noninterference.tables.side import TableSide
from tests.support.databases import PostgresServer, SqliteFolder, patient

MOST_DEADLINES = 12
NAME = r"(?:Ana|Bo|Chi|Dan|Eli|Fay|The broker)"
FRAME = (drafts_say.BUILT_ON, drafts_say.GROUND, drafts_say.TERMS, thread_say.FINAL, thread_say.AGREED)
HEADING = re.compile(rf"\*Draft \d+\*, by {NAME}")
LINE = re.compile(rf"• {NAME}: “(.+)”")
TERM = re.compile(r"• \*(?:Ana|Bo)\*: (.+) \(by \w{3} \d+ \w{3} \d{4}\)")
COMMON = {f"• {words}" for words in (*CARDS.values(), *(goal.words for goal in GOALS))}


class AtTheDoors(DoorWalk):
    """What holds after every step."""

    @invariant()
    def every_word_of_a_draft_was_released(self) -> None:
        for name, text in self.posted():
            if MADE_OF_TERMS.match(name):
                assert [line for line in text.split("\n") if not self.is_known(line)] == []

    def is_known(self, line: str) -> bool:
        """Tell whether a line of a draft is the frame that every draft has, or somebody's released words."""
        if line in FRAME or HEADING.fullmatch(line) or line in COMMON:
            return True
        quoted, term = LINE.fullmatch(line), TERM.fullmatch(line)
        return bool((quoted and quoted[1] in self.lines) or (term and term[1] in self.terms))

    def do(self, seat: Seat, press: Press) -> bool:
        """Before somebody consents, they read what ties each candidate to both of them."""
        if isinstance(press, p.Consent) and seat in PARTIES:
            own, shared = self.case.own(seat), self.case.shared
            if own and Move.CONSENT in enabled(shared, own):
                words = self.screen(USERS[seat])
                assert all(said in words for one in shared.candidates for said in disclosed(one))
                assert {one.user for one in shared.candidates} >= {"UCHI", "UDAN"}
        return super().do(seat, press)

    def after_tick(self, before: Stage, after: Stage) -> None:
        """Nothing is agreed without two consents and two signatures, and nothing begins without two consents."""
        words = self.screen(ANA)
        if after is not Stage.CLOSED:
            assert (STAGES["AGREED"] in words) <= (after is Stage.AGREED)
        if (before, after) == (Stage.TABLE, Stage.INTAKE):
            assert self.consented == {*PARTIES}
        if after is Stage.AGREED and before is not Stage.AGREED:
            assert before is Stage.SIGN
            assert self.consented == self.signed == {*PARTIES}

    def teardown(self) -> None:
        """From wherever a walk ended, a silent pair comes to the end, and reads so."""
        try:
            words = self.screen(ANA)
            for _ in range(MOST_DEADLINES):
                if not self.side.row or {STAGES["CLOSED"], CLOSED_AGREED} & {*words.split("\n")}:
                    break
                self.side.now = max(self.side.now, self.case.shared.deadline)
                self.side.tick_at(self.side.now)
                words = self.screen(ANA)
            assert self.stage is Stage.CLOSED
        finally:
            super().teardown()


def disclosed(one: Candidate) -> list[str]:
    """Return what has to be read of a candidate."""
    name = {"UCHI": "Chi", "UDAN": "Dan", "UELI": "Eli", "UFAY": "Fay"}[one.user]
    hours = [f"{float(ties.help_hours):.4g} hour" for ties in (one.to_a, one.to_b) if ties.help_hours]
    promises = [f"{ties.promises} open promise" for ties in (one.to_a, one.to_b) if ties.promises]
    return [name, *hours, *promises, *one.to_a.initiatives, *one.to_b.initiatives, one.stake]


@pytest.fixture(scope="module")
def played() -> Bot:
    """The bot, with the jobs that a table has to do with."""
    whole = bot()
    return Bot(whole.doors, {name: job for name, job in whole.jobs.items() if name.startswith("mediation.")})


@pytest.fixture
def room(server: PostgresServer | SqliteFolder, played: Bot) -> Iterator[Room]:
    with server.database() as url, patient(url) as database:
        with Session(database.engine) as session:
            side = TableSide(session, bot(), FOUNDED)
            furnish(side)
            session.commit()
        yield Room(database, side.now, played)


def test_whatever_people_press_at_the_doors_these_promises_hold(room: Room) -> None:
    here = room

    class Here(AtTheDoors):
        room = here

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=9,
            stateful_step_count=18,
            deadline=None,
            phases=(Phase.reuse, Phase.generate),  # to shrink a walk over a database takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
