"""Who asks at the gate: messages of a made-up kind, the jobs of Home, and a moment that is set in words."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select

from bot.features.home import jobs
from bot.features.notices import service as notices
from bot.features.notices.models import Kept, Notice
from bot.features.notices.service import Admission, Passage
from bot.slack.replies import Person
from tests.features.desk import WORKSPACE, Desk

ANA, BO, CHI, DEV = "U0ANA", "U0BO", "U0CHI", "U0DEV"
KIND = "tests.message"
NOW, LATER, KEPT, NEVER = Passage
TUESDAY = "2026-11-24 10:00"  # no public holiday anywhere in the team, and in nobody's night but Dev's


def furnish(desk: Desk) -> None:
    """Let Ana and Bo (Berlin), Chi (Tokyo) and Dev (New York) be peers of one group."""
    desk.team()
    desk.join(CHI, 3)
    desk.join(DEV, 3)
    desk.now = utc(TUESDAY)


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@dataclass
class Gatehouse:
    """The desk, seen from the gate."""

    desk: Desk

    def at(self, words: str) -> "Gatehouse":
        """Let it be this moment, in UTC."""
        self.desk.now = utc(words)
        return self

    def asks(self, user: str = ANA, subject: str = "", kind: str = KIND) -> Admission:
        """Ask whether a message may go."""
        self.desk.session.expire_all()
        return notices.admit(self.desk.work, WORKSPACE, user, kind=kind, subject=subject)

    def passes(self, user: str = ANA, subject: str = "", kind: str = KIND) -> Passage:
        """Ask, where the moment does not matter."""
        return self.asks(user, subject, kind).passage

    def spends(self, user: str = ANA) -> None:
        """Use up what is left of a week's messages."""
        while self.passes(user, "spent") is NOW:
            continue
        self.desk.session.execute(delete(Kept))
        self.row(user).digest_at = None
        self.desk.session.flush()

    def chooses(self, user: str = ANA, *, most: int = 3, country: str = "zone") -> None:
        """Choose by the form."""
        form = self.desk.click(user, "notices.settings").modal
        self.desk.submit(user, form, {"most": str(most), "country": country})

    def row(self, user: str = ANA) -> Notice:
        return self.desk.session.scalars(select(Notice).where(Notice.user == user)).one()

    def kept(self, user: str = ANA) -> list[tuple[str, str]]:
        """Return what is kept for somebody."""
        rows = self.desk.session.scalars(select(Kept).where(Kept.user == user).order_by(Kept.kept_at, Kept.subject))
        return [(row.kind, row.subject) for row in rows]

    def digests(self) -> dict[str, str]:
        """Let the job run; return who gets a digest, and its words."""
        self.desk.session.expire_all()
        letters = jobs.send_digests(self.desk.work).letters
        for letter in letters:
            self.desk.check_buttons(list(letter.message.blocks) if letter.message else [])
        return {
            letter.to.user: letter.message.text
            for letter in letters
            if isinstance(letter.to, Person) and letter.message
        }

    def notices(self) -> list[str]:
        """Let the job run; return who is told that something waits."""
        self.desk.session.expire_all()
        letters = jobs.send_notices(self.desk.work).letters
        return [letter.to.user for letter in letters if isinstance(letter.to, Person)]
