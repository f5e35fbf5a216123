"""Two peers between whom something creaks sit at a table, with a third one as their broker, until it holds."""

from datetime import timedelta
from typing import NamedTuple

from bot.demo.company import Company, press_of
from bot.playground.visitors import Json, Seen, words_of

ABOUT = "who tells whom of a changed forecast"
LINE = "I hear of a changed forecast too late"
KEPT = "His people are slow, and I would never say so"
HEARD = "You want to know of a change on the day on which it is made"
FIX = "I would rather have it weekly"
TERMS = {"A": "Tell Operations of each change on the same day", "B": "Answer within two days what it means"}
PASSED = f"passed on: “{LINE}”"
SEALED = (KEPT, FIX, "treated with respect")
DUE_IN_DAYS, REVIEW_IN_DAYS, ANSWERED_IN_DAYS = 60, 30, 8
PARTIES = ("ana", "bo")


class Press(NamedTuple):
    """A button of the table's screen by its verb, with what is filled into the form that it opens."""

    verb: str
    fields: dict[str, str | list[str]] = {}  # noqa: RUF012 (never changed)


async def sit_down(company: Company) -> None:
    """Invite, come, choose a broker whose ties are known, and consent."""
    company.tell.act("Something creaks between two of them")
    ana, chi = company.cast["ana"], company.cast["chi"]
    means = await chi.command("/mediate broker")
    said = await chi.submit()
    await chi.do("close", clear=True)
    company.tell.check(
        "Chi says that she is willing to be a broker, once she has read what that shows of her",
        "the hours of help between you" in means.words and "You are willing to be a broker" in said.words,
    )
    first = await ana.command("/mediate @bo and what is typed here is not taken along")
    form = await ana.click_in("modal", "mediation.invite")
    await ana.submit(person=["U0BO"], about=ABOUT)
    await ana.do("close", clear=True)
    company.tell.check(
        "Ana asks Bo to a table; before she writes a word she reads what does not belong there",
        "Harassment" in first.words and "taken along" not in form.words,
    )
    await sit(company, "bo", Press("turn_key"))
    before = await _conversation(company)
    await company.to_next_tick()
    company.tell.check(
        "Both come: the tick opens a private conversation of the two, and none before",
        before is None and (await _members(company)) == {"U0ANA", "U0BO"},
    )
    ties = (await sit(company, "ana", Press("rank_brokers", {"first": "U0CHI"}), Press("consent"))).words
    bo_before = await screen(company, "bo")
    await sit(company, "bo", Press("rank_brokers", {"first": "U0CHI"}), Press("consent"))
    await company.to_next_tick()
    asked = await sit(company, "chi", Press("take_seat"))
    company.tell.check(
        "What ties Chi to either of them stood there before both consented, and Chi reads it, too",
        all("Chi" in one and "open promise" in one for one in (ties, bo_before)) and "You take the seat" in asked.words,
    )


async def listen(company: Company) -> None:
    """Write for oneself, pass a line on, and be heard."""
    company.tell.act("What matters, and what stays sealed")
    untouched = await screen(company, "bo")
    rated: dict[str, str | list[str]] = {"load": "4", "respect": "4"}
    await sit(company, "ana", Press("rate_card", rated), _line(LINE), _line(KEPT))
    company.tell.check(
        "Ana rates cards and writes two lines: Bo's screen is the same as before",
        untouched == await screen(company, "bo"),
    )
    shown = await sit(company, "ana", Press("preview"))
    unread = await _thread(company)
    await sit(company, "ana", Press("preview"), Press("pass_on"), Press("done"))
    read = await _thread(company)
    company.tell.check(
        "She sees the exact words of a line and who will read them before she passes it on; then it stands there",
        LINE in shown.words and "Bo" in shown.words and LINE not in unread and LINE in read,
    )
    await sit(company, "bo", Press("rate_card", {"load": "3", "speed": "4"}), Press("done"))
    await company.to_next_tick()
    ground = [await screen(company, name) for name in PARTIES]
    company.tell.check(
        "The tick opens what both rated high, and leaves sealed what only one did",
        all("A load that my people can carry" in one for one in ground)
        and "To be treated with respect" not in ground[1]
        and "That it goes fast" not in ground[0]
        and (await _members(company)) == {"U0ANA", "U0BO", "U0CHI"},
    )
    await sit(company, "bo", Press("restate", {"words": HEARD}))
    heard = await screen(company, "ana")
    await sit(company, "ana", Press("confirm"), Press("done"))
    await sit(company, "bo", Press("done"))
    await company.to_next_tick()
    company.tell.check(
        "Bo says her line in his own words, until she says: that is it",
        HEARD in heard and "yes, that is it" in await _thread(company),
    )


async def agree(company: Company) -> None:
    """Lay a draft, judge it under seal, sign it, and look again after thirty days."""
    company.tell.act("A text that both can live with")
    due = (await company.now() + timedelta(days=DUE_IN_DAYS)).date().isoformat()
    terms: dict[str, str | list[str]] = {"lines": ["1"], "ground": ["load"]}
    for place, (who, what) in enumerate(TERMS.items()):
        terms |= {f"who_{place}": who, f"what_{place}": what, f"due_{place}": due}
    await sit(company, "chi", Press("propose", terms))
    await _both(company, Press("done"))
    await company.to_next_tick()
    untouched = await screen(company, "bo")
    await sit(company, "ana", Press("cannot", {"fix": FIX}))
    sealed = untouched == await screen(company, "bo")
    await _both(company, Press("can_live"))
    company.tell.check("Chi lays a draft; Ana judges it, and judges again: Bo's screen is the same as before", sealed)
    await company.to_next_tick()
    await _both(company, Press("waive_talk"))
    await company.to_next_tick()
    await _both(company, Press("sign"))
    await company.to_next_tick()
    listed = await company.cast["ana"].command("/promise list")
    await company.cast["ana"].do("close", clear=True)
    company.tell.check(
        "Both sign the same words: each term is a promise of whoever does it to the other",
        all(what in listed.words for what in TERMS.values()),
    )
    conversation = await _thread(company)
    company.tell.check(
        "The conversation holds what was passed on and what the ticks opened, and not a word more",
        PASSED in conversation and not any(one in conversation for one in (*SEALED, ABOUT)),
    )
    await _look_again(company)


async def _look_again(company: Company) -> None:
    await company.advance(timedelta(days=REVIEW_IN_DAYS))
    await company.to_next_tick()
    asked = await screen(company, "bo")
    await _both(company, Press("review"))
    await company.advance(timedelta(days=ANSWERED_IN_DAYS))
    await company.to_next_tick()
    conversation = await _thread(company)
    company.tell.check(
        "After thirty days each is asked under seal whether it holds; nothing is told of two who say that it does",
        "Does the agreement hold?" in asked and "This look back is over" in conversation,
    )
    company.tell.check(
        "What was passed on is taken back from the conversation by then; what was agreed stands",
        PASSED not in conversation and all(what in conversation for what in TERMS.values()),
    )
    elsewhere = await _elsewhere(company)
    company.tell.check(
        "No direct message, no other channel and nobody else's Home holds a word of it",
        not any(one in elsewhere for one in (*SEALED, ABOUT, LINE, HEARD)),
    )


async def _elsewhere(company: Company) -> str:
    """Return all that is written to people and in the group's channel, and the Home of those who sit nowhere."""
    people = company.cast.items()
    shown = [await person.messages(channel) for _, person in people for channel in ("grayzone", "leadership")]
    homes = [await person.home() for name, person in people if name not in (*PARTIES, "chi")]
    return "\n".join(words_of([shown, homes]))


async def sit(company: Company, name: str, *presses: Press) -> Seen:
    """Let somebody open their table from Home, press, and close it; return what they saw last."""
    person = company.cast[name]
    seen = await _open(company, name)
    for press in presses:
        verb = press_of(seen.modal, f"mediation.{press.verb}")
        seen = await person.click_in("modal", verb)
        if press.fields:
            seen = await person.submit(**press.fields)
        if seen.errors or seen.banner:
            raise LookupError(f"{press.verb}: {seen.words}")
    await person.do("close", clear=True)
    return seen


async def screen(company: Company, name: str) -> str:
    """Return all that somebody reads at their table now."""
    seen = await _open(company, name)
    await company.cast[name].do("close", clear=True)
    return seen.words


async def _open(company: Company, name: str) -> Seen:
    await company.settle()
    person = company.cast[name]
    return await person.click_in("home", press_of(await person.home(), "mediation.open"))


async def _both(company: Company, *presses: Press) -> None:
    for name in PARTIES:
        await sit(company, name, *presses)


def _line(words: str) -> Press:
    return Press("write_line", {"kind": "MATTERS", "words": words})


async def _conversation(company: Company) -> Json | None:
    await company.settle()
    seen = await company.state("ana")
    return next((one for one in seen["channels"] if one["name"].startswith("table-")), None)


async def _members(company: Company) -> set[str]:
    found = await _conversation(company)
    return set(found["members"]) - {"U0GRAY"} if found else set()


async def _thread(company: Company) -> str:
    """Return all that stands in the conversation, as Ana reads it."""
    found, ana = await _conversation(company), company.cast["ana"]
    if found is None:
        return ""
    told = await ana.messages(found["id"])
    replies = [await ana.messages(found["id"], one["ts"]) for one in told]
    return "\n".join(words_of([told, replies]))
