"""The one card of an issue, kept up to date in place. Names, not mentions: a card calls nobody."""

from bot.features.grayzone.facts import CARD_KIND, IssueFacts, SightingFacts
from bot.features.grayzone.rules.cost import Hours
from bot.features.grayzone.service.facts import CardFacts, subject
from bot.features.grayzone.text import card as say
from bot.features.grayzone.text import lists, words
from bot.features.grayzone.views import buttons
from bot.features.grayzone.views.status import functions, status, who
from bot.features.peers.service import GroupFacts
from bot.slack.blocks import actions, context, cut, facts, section
from bot.slack.mentions import link, quote
from bot.slack.replies import Block, Channel, Letter, Message, Modal

WORDS_SHOWN = 1500  # of what people wrote, in each of a card's parts: the whole card stays well below Slack's 13,200
SEEN_SHOWN = 12
MODAL = "grayzone.card"


def name(issue: IssueFacts) -> str:
    """Return the name under which delivery keeps the card up to date."""
    return f"{CARD_KIND}:{subject(issue)}"


def letter(group: GroupFacts, issue: IssueFacts, *, first: bool = False) -> Letter:
    """Return the letter that posts the card in the group's channel, or updates it there; `first` for a new issue."""
    return Letter(group.workspace, Channel(group.channel), None, card=name(issue), first=first)


def message(card: CardFacts) -> Message:
    """Return the card as a message."""
    presses = buttons.of(card)
    head, border, state = heading(card), quote(card.border), status(card)
    blocks = (
        section(head),
        *_words(card),
        facts(_facts(card, border)),
        *_case(card),
        section(f"*{say.STATE}:* {state}"),
        context(*_footnotes(card)),
    )
    return Message(f"{head}\n{border}\n{state}", (*blocks, actions(*presses)) if presses else blocks)


def modal(card: CardFacts) -> Modal:
    """Return the card as a modal, for Home and lists."""
    return Modal(MODAL, lists.CARD_TITLE, message(card).blocks, close=lists.CLOSE, note=card.subject)


def heading(card: CardFacts) -> str:
    """Return number and title, as markup."""
    return say.heading(card.issue.number, quote(card.title))


def _words(card: CardFacts) -> tuple[Block, ...]:
    """Return what the author wrote, where the title does not say it all."""
    told = card.issue.what.strip()
    return (section(quote(cut(told, WORDS_SHOWN))),) if told and told != card.title else ()


def hours_of(seen: SightingFacts) -> str:
    """Return what one peer expects it to cost, in hours."""
    return words.amount(Hours(seen.low, seen.likely, seen.high).expected)


def _facts(card: CardFacts, border: str) -> tuple[str, ...]:
    issue = card.issue
    cost = card.cost
    pairs = [
        (say.HANDOFF, border),
        (say.SYMPTOM, words.SYMPTOM[issue.symptom]),
        (say.COST, say.cost(words.per_week(cost.hours), words.functions(cost.functions))),
        (say.DRIVER, who(card, issue.driver) if issue.driver else say.NOBODY),
    ]
    return tuple(f"*{label}*\n{value}" for label, value in pairs)


def number(card: CardFacts) -> str:
    """Return the number that the case moves, as markup; empty without a case."""
    issue = card.issue
    if issue.baseline is None or issue.target is None:
        return ""
    measured = None if issue.measured is None else words.exact(issue.measured)
    return say.number(words.exact(issue.baseline), words.exact(issue.target), quote(issue.unit or ""), measured)


def _case(card: CardFacts) -> tuple[Block, ...]:
    issue = card.issue
    path = number(card)
    if not path or not issue.driver:
        return ()
    lines = [
        f"*{say.PROBLEM}:* {quote(cut(issue.problem or '', WORDS_SHOWN))}",
        f"*{say.NUMBER}:* {path}",
        f"*{say.FIX}:* {quote(cut(issue.smallest_fix or '', WORDS_SHOWN))}",
        f"*{say.WEEKS}:* {words.weeks(issue.weeks or 1)} · *{say.JOIN}:* {functions(card, issue.joins)}",
    ]
    if card.pledges:
        named = tuple(quote(card.name(pledge.user)) for pledge in card.pledges)
        lines.append(f"*{say.PLEDGED}:* {words.listed(named)}")
    return tuple(section(line) for line in lines)


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
    return tuple(cut(line, WORDS_SHOWN) for line in lines)


def _seen(card: CardFacts, seen: SightingFacts) -> str:
    evidence = link(seen.link, say.EVIDENCE) if seen.link else ""
    return say.seen(quote(card.function(seen.function_id)), quote(card.name(seen.user)), hours_of(seen), evidence)
