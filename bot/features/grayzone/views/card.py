"""The one card of an issue, kept up to date in place. Names, not mentions: a card calls nobody."""

from collections.abc import Callable

from bot.features.grayzone.facts import CARD_KIND, IssueFacts, SightingFacts
from bot.features.grayzone.rules.cost import Hours
from bot.features.grayzone.rules.states import OPEN_STATES
from bot.features.grayzone.service.facts import CardFacts, subject
from bot.features.grayzone.text import card as say
from bot.features.grayzone.text import lists, words
from bot.features.grayzone.views import buttons, lengths
from bot.features.grayzone.views.status import functions, status, who
from bot.features.peers.service import GroupFacts
from bot.slack.blocks import actions, context, cut, facts, section
from bot.slack.mentions import link, quote
from bot.slack.replies import Block, Channel, Letter, Message, Modal

SEEN_SHOWN = 12
MODAL = "grayzone.card"

Tell = Callable[[str, str], tuple[Block, ...]]  # a label, and what a person wrote


def name(issue: IssueFacts) -> str:
    """Return the name under which delivery keeps the card up to date."""
    return f"{CARD_KIND}:{subject(issue)}"


def letter(group: GroupFacts, issue: IssueFacts, *, first: bool = False) -> Letter:
    """Return the letter that posts the card in the group's channel, or updates it there; `first` for a new issue."""
    return Letter(group.workspace, Channel(group.channel), None, card=name(issue), first=first)


def message(card: CardFacts) -> Message:
    """Return the card as a message; where it cuts people's words, it says how to read all of them."""

    def tell(label: str, text: str) -> tuple[Block, ...]:
        return (section(label + lengths.shortened(card.issue, text)),)

    text = f"{heading(card)}\n{quote(card.border)}\n{status(card)}"
    return Message(text, _blocks(card, _case(card, tell), tell))


def modal(card: CardFacts) -> Modal:
    """Return the card as a modal, for one person who looks: with all that people wrote and everybody may read."""
    case = (*_case(card, lengths.whole), *lengths.conditions(card))
    return Modal(MODAL, lists.CARD_TITLE, _blocks(card, case, lengths.whole), close=lists.CLOSE, note=card.subject)


def _blocks(card: CardFacts, case: tuple[Block, ...], tell: Tell) -> tuple[Block, ...]:
    presses = buttons.of(card)
    return (
        section(heading(card)),
        *_words(card, tell),
        facts(_facts(card)),
        *case,
        section(f"*{say.STATE}:* {status(card)}"),
        context(*_footnotes(card)),
        *((actions(*presses),) if presses else ()),
    )


def heading(card: CardFacts) -> str:
    """Return number and title, as markup."""
    return say.heading(card.issue.number, quote(card.title))


def _words(card: CardFacts, tell: Tell) -> tuple[Block, ...]:
    """Return what the author wrote, but for a first line that is the title."""
    told = card.issue.what.strip()
    first, _, rest = told.partition("\n")
    shown = rest.strip() if first.strip() == card.title else told
    return tell("", shown) if shown else ()


def hours_of(seen: SightingFacts) -> str:
    """Return what one peer expects it to cost, in hours."""
    return words.amount(Hours(seen.low, seen.likely, seen.high).expected)


def _facts(card: CardFacts) -> tuple[str, ...]:
    issue = card.issue
    cost = card.cost
    pairs = [
        (say.HANDOFF, quote(card.border)),
        (say.SYMPTOM, words.SYMPTOM[issue.symptom]),
        (say.COST, say.cost(words.per_week(cost.hours), words.functions(cost.functions))),
    ]
    if issue.driver or issue.state in OPEN_STATES:  # for what has ended without one, none will come
        pairs.append((say.DRIVER, who(card, issue.driver) if issue.driver else say.NOBODY))
    return tuple(f"*{label}*\n{value}" for label, value in pairs)


def number(card: CardFacts) -> str:
    """Return the number that the case moves, as markup; empty without a case."""
    issue = card.issue
    if issue.baseline is None or issue.target is None:
        return ""
    measured = None if issue.measured is None else words.exact(issue.measured)
    return say.number(words.exact(issue.baseline), words.exact(issue.target), quote(issue.unit or ""), measured)


def _case(card: CardFacts, tell: Tell) -> tuple[Block, ...]:
    issue = card.issue
    path = number(card)
    if not path or not issue.driver:
        return ()
    time = f"*{say.WEEKS}:* {words.weeks(issue.weeks or 1)} · *{say.JOIN}:* {functions(card, issue.joins)}"
    named = tuple(quote(card.name(pledge.user)) for pledge in card.pledges)
    return (
        *tell(f"*{say.PROBLEM}:* ", issue.problem or ""),
        section(f"*{say.NUMBER}:* {path}"),
        *tell(f"*{say.FIX}:* ", issue.smallest_fix or ""),
        section(time),
        *((section(f"*{say.PLEDGED}:* {words.listed(named)}"),) if named else ()),
    )


def _footnotes(card: CardFacts) -> tuple[str, ...]:
    issue = card.issue
    author = who(card, issue.author) if issue.author else None
    raised = say.raised(author, words.functions(issue.quiet_functions), words.per_week(issue.quiet_hours))
    source = f" ({link(issue.link, say.LINK)})" if issue.link else ""
    lines = [raised.removesuffix(".") + source + "." if source else raised]
    shown = card.sightings[:SEEN_SHOWN]
    if shown:
        lines.append(f"{say.SEEN}: {', '.join(_seen(card, seen) for seen in shown)}")
    if len(card.sightings) > SEEN_SHOWN:
        lines.append(lists.more(len(card.sightings) - SEEN_SHOWN))
    if issue.others:
        lines.append(f"{say.TOUCHES}: {functions(card, issue.others)}")
    return tuple(cut(line, lengths.WORDS_SHOWN) for line in lines)


def _seen(card: CardFacts, seen: SightingFacts) -> str:
    evidence = link(seen.link, say.EVIDENCE) if seen.link else ""
    return say.seen(quote(card.function(seen.function_id)), quote(card.name(seen.user)), hours_of(seen), evidence)
