"""The Web API's endpoint: who calls, how often, with what right; faults on order; everything written down."""

import asyncio
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.connection import cut
from bot.playground.faults import Fault
from bot.playground.identity import APP_TOKEN, BOT_TOKEN
from bot.playground.journal import Record
from bot.playground.model import Json
from bot.playground.playground import Playground
from bot.playground.rates import RateLimited
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments, read
from bot.playground.webapi.methods import METHODS, Method

TOO_MANY, FAILED, OK = 429, 500, 200


class WebApi:
    """Answers `POST /api/{method}`."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def __call__(self, request: Request) -> Response:
        """Answer one call."""
        playground = self._playground
        name = request.path_params["method"]
        began = time.perf_counter()
        with playground.activity.under_way():
            try:
                arguments = await read(request)
            except ApiRefusal as refusal:
                record = playground.journal.write("in", name, {})
                return self._end(record, _refused(refusal), OK, began)
            record = playground.journal.write(
                "in",
                name,
                arguments.given,
                trigger_id=_id(arguments, "trigger_id"),
                view_id=_id(arguments, "view_id"),
            )
            fault = playground.faults.take(name, _id(arguments, "channel"))
            if fault is not None:
                return await self._spoiled(request, name, arguments, fault=fault, record=record, began=began)
            answer, status, headers = self._answer(name, arguments, record)
            return self._end(record, answer, status, began, headers)

    def _answer(self, name: str, arguments: Arguments, record: Record) -> tuple[Json, int, dict[str, str]]:
        playground = self._playground
        try:
            method = _method(name)
            self._allowed(name, method, arguments)
            return {"ok": True} | method.run(playground, arguments), OK, self._headers(name)
        except RateLimited as limited:
            self._problem(record, name, limited.code)
            return _refused(limited), TOO_MANY, {"Retry-After": str(limited.retry_after)}
        except ApiRefusal as refusal:
            self._problem(record, name, refusal.code)
            return _refused(refusal), OK, self._headers(name)

    def _allowed(self, name: str, method: Method, arguments: Arguments) -> None:
        if method.caller != "anyone":
            if not arguments.token:
                raise ApiRefusal("not_authed")
            if arguments.token not in (BOT_TOKEN, APP_TOKEN):
                raise ApiRefusal("invalid_auth")
            if (arguments.token == APP_TOKEN) != (method.caller == "app"):
                raise ApiRefusal("not_allowed_token_type")
            if not self._playground.installed:
                raise ApiRefusal("account_inactive")
        self._playground.scopes.need(*method.scopes)
        self._playground.rates.call(name, method.tier)

    def _headers(self, name: str) -> dict[str, str]:
        method = METHODS.get(name)
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._playground.scopes.granted))}
        return headers | ({"X-Accepted-OAuth-Scopes": ",".join(method.scopes)} if method and method.scopes else {})

    async def _spoiled(
        self, request: Request, name: str, arguments: Arguments, *, fault: Fault, record: Record, began: float
    ) -> Response:
        record.fault = fault.kind
        if fault.kind == "429":
            headers = {"Retry-After": str(fault.retry_after)}
            return self._end(record, {"ok": False, "error": "ratelimited"}, TOO_MANY, began, headers)
        if fault.kind == "500":
            return self._end(record, {"ok": False, "error": "internal_error"}, FAILED, began)
        if fault.kind == "error":
            return self._end(record, {"ok": False, "error": fault.code}, OK, began)
        answer = self._answer(name, arguments, record)[0] if fault.kind == "lost_answer" else None
        await asyncio.sleep(fault.hold)
        self._end(record, answer, OK, began)
        cut(request)
        return Response(status_code=FAILED)  # goes nowhere: the connection is gone

    def _problem(self, record: Record, name: str, code: str) -> None:
        record.refused = code
        kind = "unknown_method" if code == "unknown_method" else "refused"
        self._playground.journal.problem(kind, name, code)

    def _end(
        self, record: Record, answer: Json | None, status: int, began: float, headers: dict[str, str] | None = None
    ) -> Response:
        if answer is not None and not answer["ok"]:
            record.refused = answer["error"]
        self._playground.journal.end(record, answer=answer, status=status, seconds=time.perf_counter() - began)
        return JSONResponse(answer, status, headers)


def _method(name: str) -> Method:
    if name not in METHODS:
        raise ApiRefusal("unknown_method", req_method=name)
    return METHODS[name]


def _id(arguments: Arguments, name: str) -> str | None:
    value = arguments.given.get(name)
    return value if isinstance(value, str) else None


def _refused(refusal: ApiRefusal) -> Json:
    return {"ok": False, "error": refusal.code} | refusal.details
