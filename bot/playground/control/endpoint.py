"""The control API's endpoints: acts, levers, reads and the live feed."""

import asyncio
from typing import Any

from pydantic import ValidationError
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.control import apps, forms, furnishing, levers, moving, pressing, reads, resting, speaking
from bot.playground.control.acts import Act, Lever, Outcome, PersonAct, acting, visible_channel
from bot.playground.emoji import characters
from bot.playground.events import first_attempts
from bot.playground.model import Json, Person
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal

BAD, NOT_FOUND, UNSUPPORTED, TIMED_OUT = 400, 404, 415, 504
LONGEST_IDLE = 60.0
ACTS: dict[str, type[PersonAct]] = {
    "say": speaking.Say,
    "edit": speaking.Edit,
    "delete": speaking.Delete,
    "react": speaking.React,
    "unreact": speaking.Unreact,
    "read": speaking.Read,
    "command": pressing.Command,
    "shortcut": pressing.Shortcut,
    "click": pressing.Click,
    "open_home": pressing.OpenHome,
    "submit": forms.Submit,
    "close": forms.Close,
    "join": moving.Join,
    "leave": moving.Leave,
    "invite": moving.Invite,
    "kick": moving.Kick,
    "open_group_dm": moving.OpenGroupDm,
    "set_channel": moving.SetChannel,
    "set_person": moving.SetPerson,
    "set_status": resting.SetStatus,
    "pause_notifications": resting.PauseNotifications,
}
LEVERS: dict[str, type[Lever]] = {
    "add_person": furnishing.AddPerson,
    "user_group": furnishing.DefineUserGroup,
    "set_emoji": furnishing.SetEmoji,
    "post_as_app": apps.PostAsApp,
    "unfurl": apps.Unfurl,
    "clock": levers.Clock,
    "delivery": levers.Delivery,
    "scopes": levers.Scopes,
    "limits": levers.Limits,
    "policy": levers.SetPolicy,
    "fault": levers.OrderFault,
    "uninstall": levers.Uninstall,
    "reset": levers.Reset,
}


class Control:
    """Answers `/_control/...`."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def act(self, request: Request) -> Response:
        """Serve `POST /_control/{act}`."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return JSONResponse({"ok": False, "error": "json_needed"}, UNSUPPORTED)
        name = request.path_params["act"]
        kind: type[Act] | None = ACTS.get(name) or LEVERS.get(name)
        if kind is None:
            return JSONResponse({"ok": False, "error": "no_such_act"}, NOT_FOUND)
        try:
            asked = kind.model_validate_json(await request.body() or b"{}")
        except ValidationError as invalid:
            faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in invalid.errors()]
            return JSONResponse({"ok": False, "error": "invalid_act", "faults": faults}, BAD)
        with first_attempts() as deliveries:
            answer = await self._done(asked)
            if deliveries:
                await asyncio.wait(deliveries)
        if asked.settle:
            await self._settled(asked.settle)
        return JSONResponse(self._with_view(asked, answer))

    async def _done(self, asked: Act) -> Json:
        playground = self._playground
        try:
            if isinstance(asked, PersonAct):
                person = acting(playground, asked.as_, active=asked.needs_active)
                whispers = len(playground.workspace.whispers)
                return {"ok": True, "whispers": whispers, "outcome": await asked.run(playground, person)}
            if isinstance(asked, Lever):
                return {"ok": True} | await asked.pull(playground)
        except ActRefusal as refusal:
            return {"ok": False, "error": refusal.code, "outcome": Outcome(), "whispers": None}
        raise TypeError(asked)

    def _with_view(self, asked: Act, answer: Json) -> Json:
        """Add, for a person's act, what the person sees when everything it caused has been answered."""
        outcome, before = answer.pop("outcome", None), answer.pop("whispers", None)
        if not isinstance(asked, PersonAct) or not isinstance(outcome, Outcome):
            return answer
        playground = self._playground
        person = playground.workspace.person(asked.as_)
        heard = playground.workspace.whispers[before:] if before is not None else []
        return {
            "ok": answer["ok"],
            "error": answer.get("error"),
            "banner": outcome.banner,
            "modal": reads.modal(person) if person is not None else None,
            "closed": outcome.closed,
            "errors": outcome.errors,
            "ephemeral": [
                reads.seen_message(playground, one) for one in heard if person is not None and one.only_for == person.id
            ],
            "ts": outcome.ts,
        } | outcome.more

    async def _settled(self, settle: float) -> None:
        try:
            await asyncio.wait_for(self._playground.activity.silence(settle), LONGEST_IDLE)
        except TimeoutError:
            return  # the reader sees the state as it is; `idle` is the read that insists

    async def read(self, request: Request) -> Response:
        """Serve `GET /_control/{read}`."""
        name, query = request.path_params["read"], request.query_params
        playground = self._playground
        match name:
            case "traffic":
                records = playground.journal.after(int(_number(query, "after", 0)))
                return JSONResponse([_without_token(one) for one in records])
            case "problems":
                return JSONResponse(list(playground.journal.problems))
            case "emoji":
                return JSONResponse(characters())
            case "idle":
                return await self._idle(_number(query, "timeout", LONGEST_IDLE), _number(query, "settle", 0))
        try:
            seen = self._seen(name, acting(playground, query.get("as", "")), request)
            if name == "state":
                seen["clock"]["next_tick"] = tick.isoformat() if (tick := await playground.next_tick()) else None
            return JSONResponse(seen)
        except ActRefusal as refusal:
            return JSONResponse({"ok": False, "error": refusal.code}, NOT_FOUND)

    def _seen(self, name: str, person: Person, request: Request) -> Any:  # noqa: ANN401 (each read its own shape)
        playground, query = self._playground, request.query_params
        match name:
            case "state":
                return reads.state(playground, person)
            case "messages":
                channel = visible_channel(playground, person, query.get("channel", ""))
                return reads.seen_messages(playground, person, channel, query.get("thread_ts") or None)
            case "modal":
                return reads.modal(person)
            case "home":
                return reads.home(person)
        raise ActRefusal("no_such_read")

    async def _idle(self, timeout: float, settle: float) -> Response:  # noqa: ASYNC109 (the reader's own patience)
        try:
            await asyncio.wait_for(self._playground.activity.silence(settle), min(timeout, LONGEST_IDLE))
        except TimeoutError:
            return JSONResponse({"ok": False, "error": "still_busy"}, TIMED_OUT)
        return JSONResponse({"ok": True, "revision": self._playground.live.revision})

    async def live(self, websocket: WebSocket) -> None:
        """Serve the WebSocket `/_control/live`: what changed, again and again."""
        person = self._playground.workspace.person(websocket.query_params.get("as", ""))
        await websocket.accept()
        listener = self._playground.live.listen(person.id if person is not None else None)
        gone = asyncio.ensure_future(_gone(websocket))
        try:
            await websocket.send_json({"revision": self._playground.live.revision, "changed": []})
            while not gone.done():
                change = asyncio.ensure_future(listener.changes())
                await asyncio.wait({change, gone}, return_when=asyncio.FIRST_COMPLETED)
                if gone.done():
                    change.cancel()
                    break
                await websocket.send_json({"revision": self._playground.live.revision, "changed": change.result()})
        except (RuntimeError, WebSocketDisconnect):
            return  # the page was closed while we were telling it something
        finally:
            gone.cancel()
            self._playground.live.leave(listener)


def _number(query: QueryParams, name: str, default: float) -> float:
    try:
        return float(query.get(name, default))
    except ValueError:
        raise HTTPException(BAD, f"{name} is no number") from None


async def _gone(websocket: WebSocket) -> None:
    while (await websocket.receive())["type"] != "websocket.disconnect":
        continue  # pages only listen


def _without_token(record: Json) -> Json:
    request = record["request"]
    if isinstance(request, dict) and "token" in request:
        record["request"] = {name: value for name, value in request.items() if name != "token"}
    return record
