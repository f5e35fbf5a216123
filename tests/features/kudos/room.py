"""Peers at the desk who thank each other: Slack's events go through the bot's own readers; cards stand on a board."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.kudos import jobs
from bot.features.kudos.models import Kudos, Occasion, State
from bot.features.peers import service as peers
from bot.slack import events
from bot.slack.replies import Letter, Person, Reply
from bot.slack.requests import Command, FieldValue, SharedMessage, Shortcut
from bot.slack.writing import written
from tests.features.desk import WORKSPACE, Desk
from tests.features.kudos.world import BOT, LEAD, Json, Posting

ANA, BO, CHI, DEV = "U0ANA", "U0BO", "U0CHI", "U0DEV"
ELI, FAY, GUS, HAL, ROBO = "U0ELI", "U0FAY", "U0GUS", "U0HAL", "U0BOT"  # Eli and Fay have not joined
OTHER_GROUP = "C0SALE"
LINE = re.compile(r"^:raised_hands: \*(.+)\*, thanked by (.+)$", re.MULTILINE)

Pair = tuple[str, str]  # the giver and the receiver


@dataclass
class Room:
    """Ana, Bo, Chi and Dev are peers of #leadership. `board` has each card as it was sent last."""

    desk: Desk
    board: dict[str, Letter] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)

    def told(self, reply: Reply) -> Reply:
        """Deliver the letters of a reply."""
        for letter in reply.letters:
            if letter.card:
                self.board[letter.card] = letter
            else:
                self.letters.append(letter)
        return reply

    def hear(self, *bodies: Json) -> list[Reply]:
        """Take deliveries of Slack's; what is refused gets no reply."""
        replies = []
        for body in bodies:
            request = events.read(body, workspace=WORKSPACE, bot_user=BOT)
            if request is not None:
                replies += self._heard(request)
        return replies

    def _heard(self, request: Any) -> list[Reply]:  # noqa: ANN401 (a request of any kind)
        try:
            return [self.told(self.desk.handle(request))]
        except Refusal:
            return []

    def mentioned(self, body: Json) -> list[Reply]:
        """Take a mention of the bot; a refusal is raised."""
        request = events.read(body, workspace=WORKSPACE, bot_user=BOT)
        assert request
        return [self.told(self.desk.handle(request))]

    def command(self, user: str, text: str, channel: str = LEAD) -> Reply:
        """Type `/kudos ...`."""
        writing = written(text)
        command = Command(WORKSPACE, user, self.desk.once(), "/kudos", text, channel, "t", writing)
        return self.told(self.desk.handle(command, "/kudos"))

    def form_for(self, user: str, posting: Posting) -> Reply:
        """Use the shortcut of a message."""
        parent = f"?thread_ts={posting.thread_ts}&cid={posting.channel}" if posting.thread_ts else ""
        link = f"https://play.slack.com/archives/{posting.channel}/p{posting.ts.replace('.', '')}{parent}"
        author = None if posting.hook else posting.author
        message = SharedMessage(posting.channel, posting.ts, author, "", link)
        name = "give_kudos_for_message"
        return self.desk.handle(Shortcut(WORKSPACE, user, self.desk.once(), name, "t", message), name)

    def fill(self, user: str, form: Reply, people: Iterable[str], reason: str, *, publish: bool = False) -> Reply:
        """Fill in and submit the form for giving."""
        fields: dict[str, FieldValue] = {"people": tuple(people), "reason": reason}
        return self.told(self.desk.submit(user, form.modal, fields | ({"publish": "yes"} if publish else {})))

    def press(self, user: str, verb: str, subject: object = "", *, value: str = "") -> Reply:
        """Press a button of kudos."""
        return self.told(self.desk.click(user, f"kudos.{verb}", subject, value=value))

    def settle_group(self, user: str = ANA, group: int = 1, **fields: FieldValue) -> Reply:
        """Choose the group's settings."""
        chosen = {"emoji": ":clap: :trophy:", "channel": LEAD, "a_day": "50", "in_messages": "on", **fields}
        return self.desk.submit(user, self.press(user, "settings", group).modal, chosen)

    def second_group(self, *users: str) -> int:
        """Make a second group, with a channel of its own, of these people."""
        self.desk.invite(OTHER_GROUP)
        state = peers.state_of_channel(self.desk.work, workspace=WORKSPACE, channel=OTHER_GROUP)
        assert state
        group = state.facts.id
        self.desk.set_up(ANA, group, functions="A\nB", handoffs="A > B: x")
        for user in users:
            self.desk.join(user, peers.functions(self.desk.work, group)[0].id, group)
        self.desk.town.kinds[OTHER_GROUP] = "channel"
        return group

    def tell(self) -> list[str]:
        """Let the job of notices run; return whom it tells."""
        due = jobs.tell_receivers(self.desk.work).letters
        self.letters.extend(due)
        return [letter.to.user for letter in due if isinstance(letter.to, Person)]

    def rows(self) -> dict[tuple[Any, Any], dict[Pair, Kudos]]:
        """Return the rows that count, by their message."""
        self.desk.session.expire_all()
        found: dict[tuple[Any, Any], dict[Pair, Kudos]] = {}
        select_all = select(Kudos, Occasion).join(Occasion).where(Kudos.state == State.ACTIVE).order_by(Kudos.id)
        for row, occasion in self.desk.session.execute(select_all):
            key = (occasion.channel, occasion.ts) if occasion.channel else (None, occasion.id)
            found.setdefault(key, {})[row.giver, row.receiver] = row
        return found

    def pairs(self, posting: Posting) -> set[Pair]:
        """Return who thanks whom for a message."""
        return set(self.rows().get(posting.key, {}))

    def occasion(self, posting: Posting) -> int:
        """Return the id under which kudos know a message."""
        which = (Occasion.channel == posting.channel, Occasion.ts == posting.ts)
        return self.desk.session.scalars(select(Occasion.id).where(*which)).one()

    def row(self, posting: Posting, giver: str, receiver: str) -> int:
        """Return the id of a row that counts."""
        return self.rows()[posting.key][giver, receiver].id

    def card(self, posting: Posting, group: int = 1) -> Letter | None:
        """Return the letter that shows a message's card, unless it was never sent or is taken back."""
        letter = self.board.get(f"kudos.card:{self.occasion(posting)}.{group}")
        return letter if letter and letter.message else None


def said(letter: Letter | None) -> str:
    """Return what a letter says."""
    return letter.message.text if letter and letter.message else ""


def pairs_on(letter: Letter) -> set[Pair]:
    """Return who thanks whom by the words of a card, by name."""
    lines = LINE.findall(said(letter))
    return {
        (giver, receiver) for receivers, givers in lines for receiver in _listed(receivers) for giver in _listed(givers)
    }


def _listed(words: str) -> list[str]:
    return re.split(r", | and ", words)
