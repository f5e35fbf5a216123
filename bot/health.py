"""What an orchestrator and an operator ask over HTTP: does the process live, is it ready, what has it done.

Served on HOST:PORT in both modes. The answers name checks and kinds of failure, never rows, people or settings.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

log = structlog.get_logger(__name__)

Check = Callable[[], Awaitable[str | None]]
"""One question of readiness: answers None when all is well, else a few words about what is not."""

CHECK_SECONDS = 2.0  # below the time-outs that orchestrators use


def routes(
    checks: Mapping[str, Check], *, registry: CollectorRegistry = REGISTRY, patience: float = CHECK_SECONDS
) -> list[Route]:
    """Return `/healthz`, `/readyz` and `/metrics`.

    `/healthz` answers 200 as long as the event loop turns. `/readyz` asks every check at once and answers 200, or 503
    with the name of each that failed, raised, or took longer than `patience` seconds. `/metrics` is Prometheus text.
    """

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def ready(_request: Request) -> Response:
        answers = await asyncio.gather(*(_ask(check, patience) for check in checks.values()), return_exceptions=True)
        told = {name: _told(answer) for name, answer in zip(checks, answers, strict=True)}
        failed = {name: trouble for name, trouble in told.items() if trouble != "ok"}
        if failed:
            log.warning("not ready", **{f"check_{name}": trouble for name, trouble in failed.items()})
        return JSONResponse({"ready": not failed, "checks": told}, status_code=503 if failed else 200)

    async def metrics(_request: Request) -> Response:
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]


async def _ask(check: Check, patience: float) -> str | None:
    async with asyncio.timeout(patience):
        return await check()


def _told(answer: str | BaseException | None) -> str:
    if isinstance(answer, TimeoutError):
        return "no answer in time"
    if isinstance(answer, Exception):
        return f"failed: {type(answer).__name__}"
    if isinstance(answer, BaseException):
        raise answer  # a cancelled request is not a failed check
    return answer or "ok"
