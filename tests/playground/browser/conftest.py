"""A real browser before a real playground with a bot in it: one for many tests, a fresh workspace for each."""

import asyncio
import json
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Literal
from urllib.request import Request, urlopen

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.playground import Playground, serve
from tests.playground.browser.bot_under_glass import bot
from tests.support.browser_setup import ADVICE, find_chromium

ROOT = Path(__file__).parents[3]
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DRAWN = "main .messages > li:not(.messages-top)"  # what was said, or that nothing was: what comes now is news
PATIENT = 40_000  # milliseconds that the page may take for anything
STARTING = 60  # seconds
UNHURRIED, IMPATIENT = 60.0, 1.0  # seconds that the playground waits for the bot; less where the bot is to fail

AT_FIRST = """if (!sessionStorage.begun) {
  localStorage.clear();
  localStorage.setItem('playground.as', '"PERSON"');
  localStorage.setItem('playground.tour', '{"step": 0, "isOpen": TOUR}');
  sessionStorage.begun = 'yes';
}"""

Scheme = Literal["light", "dark"]
Act = Callable[..., Any]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's executable: GRAYZONE_CHROMIUM, else one on the PATH, else the one that the set-up fetched."""
    named = os.environ.get("GRAYZONE_CHROMIUM")
    found = Path(named) if named else find_chromium()
    if found is None or not found.exists():
        pytest.skip(f"There is no Chromium. {ADVICE}")
    return str(found)


@pytest.fixture(scope="module")  # not longer: Playwright's own event loop keeps asynchronous tests from running
def browser(chromium: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


async def _serve(told: "Future[Playground]", stop: asyncio.Event) -> None:
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    playground = Playground(manifest, patience=UNHURRIED, trigger_seconds=UNHURRIED)
    async with serve(playground) as address:
        handler = bot(address)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types
        told.set_result(playground)
        await stop.wait()
        await handler.close_async()  # type: ignore[no-untyped-call]  # the same


@pytest.fixture(scope="session")
def playground() -> Iterator[Playground]:
    """A playground with the bot connected, in a thread of its own."""
    told: Future[Playground] = Future()
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(_serve(told, stop),))
    thread.start()
    yield told.result(STARTING)
    loop.call_soon_threadsafe(stop.set)
    thread.join(STARTING)
    loop.close()


@pytest.fixture
def address(playground: Playground) -> str:
    """Where that playground is."""
    return playground.address


@pytest.fixture
def impatient(playground: Playground) -> Iterator[None]:
    """Let the playground not wait long for a bot that is to fail."""
    playground.post.patience = IMPATIENT
    yield
    playground.post.patience = UNHURRIED


@pytest.fixture
def act(address: str) -> Act:
    """Do an act beside the page, as somebody else in another browser would; on a workspace at its first moment."""

    def do(name: str, /, **body: object) -> Any:  # noqa: ANN401 (JSON of many shapes)
        given = {"as": body.pop("by")} | body if "by" in body else body
        request = Request(  # noqa: S310 (our own server, on loopback)
            f"{address}/_control/{name}", json.dumps(given).encode(), {"content-type": "application/json"}
        )
        with urlopen(request) as answer:  # noqa: S310 (the same)
            return json.load(answer)

    do("reset")
    do("limits", rate=False)
    return do


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all tests of a file, so that the page's files come out of its cache."""
    opened = browser.new_context()
    opened.set_default_timeout(PATIENT)
    yield opened
    opened.close()


@pytest.fixture
def open_page(context: BrowserContext, address: str, act: Act) -> Iterator[OpenPage]:  # noqa: ARG001 (resets first)
    """Open the page as a person, in a window that remembers nothing; the tour is away unless it is asked for."""
    pages: list[Page] = []

    def open_(
        person: str = "U0ANA", *, size: tuple[int, int] = (1280, 800), tour: bool = False, scheme: Scheme = "light"
    ) -> Page:
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme)
        page.add_init_script(AT_FIRST.replace("PERSON", person).replace("TOUR", json.dumps(tour)))
        page.goto(address)
        expect(page.locator(DRAWN).first).to_be_visible()
        return page

    yield open_
    context.set_offline(False)
    for page in pages:
        page.close()


@pytest.fixture
def with_bot(act: Act) -> Act:
    """The same acts, with Grayzone in #leadership."""
    act("invite", by="ana", channel="leadership", user="grayzone")
    return act
