"""A Slack over HTTP that misbehaves at random, for the kill test: the worker speaks to it by the real gateway.

It answers 429, 500 before or after the effect, drops connections before or after the effect, and hangs.
"""

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web


class HttpSlack:
    """Keeps what was posted; `trouble` is the share of calls that go wrong in one way or another."""

    def __init__(self, *, seed: int, trouble: float) -> None:
        self.posts: list[dict[str, Any]] = []
        self._numbers = itertools.count()
        self._random = random.Random(seed)  # noqa: S311 (a test's dice)
        self._trouble = trouble

    def letters(self) -> Counter[str]:
        """Return how often each letter stands in Slack."""
        return Counter(post["metadata"]["event_payload"]["letter"] for post in self.posts)

    def texts(self) -> Counter[str]:
        """Return how often each text stands in Slack."""
        return Counter(post["text"] for post in self.posts)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve on a free port of loopback; give the base URL."""
        app = web.Application()
        app.router.add_post("/api/{method}", self._serve)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        try:
            yield f"http://{host}:{port}/api/"
        finally:
            await runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        asked = await request.json() if request.content_type == "application/json" else dict(await request.post())
        fault = self._random.choice(FAULTS) if self._random.random() < self._trouble else ""
        if fault == "429":
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0"})
        await asyncio.sleep(self._random.uniform(0, 0.02))
        if "before" in fault:
            return await _break(request, fault)
        answer = self._carry_out(method, asked)
        await asyncio.sleep(self._random.uniform(0, 0.02))
        return await _break(request, fault) if "after" in fault else web.json_response(answer)

    def _carry_out(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "chat.postMessage":
                post = asked | {"ts": f"{1_700_000_000 + next(self._numbers)}.000100"}
                self.posts.append(post)
                return {"ok": True, "channel": post["channel"], "ts": post["ts"]}
            case "chat.update" | "chat.delete":
                return self._change(method, asked)
            case "conversations.open":
                return {"ok": True, "channel": {"id": asked["users"].replace("U", "D", 1)}}
            case "conversations.history" | "conversations.replies":
                place = (asked["channel"], asked.get("ts"))
                here = [post for post in self.posts if (post["channel"], post.get("thread_ts")) == place]
                return {"ok": True, "messages": here}
            case _:
                return {"ok": False, "error": "unknown_method"}

    def _change(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        for post in self.posts:
            if (post["channel"], post["ts"]) == (asked["channel"], asked["ts"]):
                if method == "chat.delete":
                    self.posts.remove(post)
                else:
                    post["text"] = asked["text"]
                return {"ok": True, "channel": post["channel"], "ts": post["ts"]}
        return {"ok": False, "error": "message_not_found"}


QUICK_FAULTS = ("429", "500 before", "500 after", "drop before", "drop after")
FAULTS = (*QUICK_FAULTS * 3, "hang before", "hang after")


async def _break(request: web.Request, fault: str) -> web.StreamResponse:
    if fault.startswith("500"):
        return web.Response(status=500, text="trouble")
    if fault.startswith("hang"):
        await asyncio.sleep(2)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
