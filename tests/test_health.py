"""What an orchestrator is told: alive, ready or not and why, and the numbers."""

import asyncio
import json
from collections.abc import Mapping

import aiohttp
import pytest
from prometheus_client import CollectorRegistry, Counter
from starlette.routing import Router

from bot.health import Check, routes
from bot.web import listening

pytestmark = pytest.mark.anyio


async def fine() -> str | None:
    return None


async def silent() -> str | None:
    return "the socket is silent"


async def broken() -> str | None:
    raise ConnectionError("postgresql://u:hush@h/x")


async def hanging() -> str | None:
    await asyncio.Event().wait()
    return None


async def ask(path: str, checks: Mapping[str, Check], registry: CollectorRegistry | None = None) -> tuple[int, str]:
    served = routes(checks, registry=registry or CollectorRegistry(), patience=0.05)
    async with (
        listening(Router(served), "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_the_process_lives_even_when_nothing_is_ready() -> None:
    status, _ = await ask("/healthz", {"database": broken})

    assert status == 200


async def test_it_is_ready_when_every_check_is_fine() -> None:
    status, text = await ask("/readyz", {"database": fine, "slack": fine})

    assert status == 200
    assert json.loads(text) == {"ready": True, "checks": {"database": "ok", "slack": "ok"}}


async def test_it_names_what_is_not_ready_without_what_the_error_quotes() -> None:
    status, text = await ask("/readyz", {"database": broken, "delivery": hanging, "slack": silent, "other": fine})

    assert status == 503
    assert json.loads(text)["checks"] == {
        "database": "failed: ConnectionError",
        "delivery": "no answer in time",
        "slack": "the socket is silent",
        "other": "ok",
    }


async def test_metrics_are_prometheus_text() -> None:
    registry = CollectorRegistry()
    Counter("letters", "Sent.", registry=registry).inc()

    status, text = await ask("/metrics", {}, registry)

    assert status == 200
    assert "letters_total 1.0" in text
