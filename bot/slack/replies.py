"""What we answer, as plain frozen values: the doorway and the delivery worker turn them into Slack's calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]  # one Block Kit object as Slack's JSON; built by bot.slack.blocks only


@dataclass(frozen=True, slots=True)
class Message:
    """A message: `text` carries the whole content for screen readers and notifications, `blocks` the looks.

    Slack reads both as markup: people's words in them are escaped (`bot.slack.mentions`).
    """

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal. `name` is its callback id; `note` (ids only, 2,999 characters) comes back with the submission.

    That it was opened `from_home` is for the doorway to say.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    submit: str | None = None
    close: str = "Cancel"
    note: str = ""
    from_home: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """The App Home tab of one person."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """An address: a direct message to this user id."""

    user: str


@dataclass(frozen=True, slots=True)
class Channel:
    """An address: a channel id."""

    id: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """An address: a private conversation of a few people, made when the first letter to it is sent.

    `key` (`kind:subject`, 64 characters) names it to its feature (`Doors.conversation`), which keeps where it is. A
    letter in a card's thread goes where that card is; any other first sees that those who belong are there.
    """

    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that we owe someone; written in the same transaction as the work it tells of, delivered once.

    `card` names a message that is kept up to date in place (`kind:subject`): the first letter with that name posts it,
    later ones update it, and a newer letter replaces older unsent ones; `first` says that there are none, since the
    card is of a thing that did not exist before. Without a `message`, the painter of that kind of card makes it when
    the letter is sent, from what is true then; when it makes none, the card is deleted, until a later letter posts it
    anew. `thread` names the card in whose thread the letter is posted, or `thread_ts` gives the parent's Slack
    timestamp: for a card, too, and then in each of its letters. Letters to one conversation keep their order.
    """

    workspace: str
    to: Person | Channel | Conversation
    message: Message | None
    card: str | None = None
    first: bool = False
    thread: str | None = None
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A handler's answer.

    shown     a receipt or a sentence for the person who asked: an ephemeral answer to a command, a small modal after
              a click (seen wherever the button was), a replacement of the form after a submission, a threaded reply
              when the bot was spoken to. None is fine for events. Without blocks, its text is plain words.
    modal     a form to open: over nothing (command, shortcut, click on a message or Home), on top of the open modal
              (click in a modal, submission). With `replace`, it takes the place of the open modal and keeps what was
              typed in fields of the same name.
    errors    after a submission only: field name -> sentence; the form stays open with its input.
    close_all after a submission: close the whole stack of modals, not just the top one.
    letters   messages owed to others.
    repaint   paint the actor's Home again if they have it open.
    """

    shown: Message | None = None
    modal: Modal | None = None
    replace: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
    close_all: bool = False
    letters: tuple[Letter, ...] = ()
    repaint: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """What a scheduled job did in one unit of work; `more` asks to be run again at once for the next batch."""

    letters: tuple[Letter, ...] = ()
    more: bool = False


NOTHING = Reply()
