"""The post office: sends each parcel the way that is switched on, times it, and writes it down."""

import asyncio
import time

from bot.playground.activity import Activity
from bot.playground.delivery.parcel import Answer, Carrier, Parcel
from bot.playground.delivery.signed_http import SignedHttp
from bot.playground.delivery.sockets import Sockets
from bot.playground.faults import EVENT, INTERACTION, Faults
from bot.playground.journal import Journal


class Post:
    """Delivers to the bot: by Socket Mode, or by signed HTTP once an address was given."""

    def __init__(
        self, *, sockets: Sockets, journal: Journal, activity: Activity, faults: Faults, patience: float
    ) -> None:
        self.sockets = sockets
        self.patience = patience
        self._http: SignedHttp | None = None
        self._journal = journal
        self._activity = activity
        self._faults = faults

    @property
    def mode(self) -> str:
        """`socket` or `http`."""
        return "socket" if self._http is None else "http"

    @property
    def connected(self) -> bool:
        """Whether the bot can be reached, as far as one can know before trying."""
        return self._http is not None or self.sockets.count > 0

    async def use_sockets(self) -> None:
        """Deliver by Socket Mode."""
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def use_http(self, url: str) -> bool:
        """Deliver to this address; Socket Mode ends, as in Slack. Say whether the address passed Slack's challenge."""
        await self.use_sockets()
        await self.sockets.dismiss("link_disabled")
        self._http = SignedHttp(url)
        return await self._http.verify(self.patience)

    async def send(self, parcel: Parcel) -> Answer:
        """Deliver once and return how the bot answered within Slack's three seconds."""
        carrier: Carrier = self.sockets if self._http is None else self._http
        payload = parcel.payload
        record = self._journal.write(
            "out",
            what_of(parcel),
            payload | {"retry": parcel.retry, "reason": parcel.reason} if parcel.retry else payload,
            event_id=payload.get("event_id"),
            trigger_id=payload.get("trigger_id"),
            view_id=(payload.get("view") or {}).get("id"),
        )
        began = time.perf_counter()
        with self._activity.under_way():
            answer = await carrier.carry(parcel, self.patience)
            fault = self._faults.take(EVENT if parcel.kind == "events_api" else INTERACTION)
            if fault is not None and fault.kind in ("lost_answer", "no_answer"):
                record.fault = fault.kind
                await asyncio.sleep(fault.hold)
                answer = Answer(failure="timeout" if self._http is None else "http_timeout", ordered=True)
        if answer.envelope_id:
            record.ids["envelope_id"] = answer.envelope_id
        record.refused = answer.failure
        self._journal.end(record, answer=answer.body, status=answer.status, seconds=time.perf_counter() - began)
        return answer

    async def close(self) -> None:
        """Hang up."""
        await self.use_sockets()
        await self.sockets.drop()


def what_of(parcel: Parcel) -> str:
    """Name a parcel in the log: the event's type, the interaction's type, or the command."""
    if parcel.kind == "events_api":
        event = parcel.payload["event"]
        subtype = event.get("subtype")
        return f"{event['type']}.{subtype}" if subtype else str(event["type"])
    return str(parcel.payload.get("command") or parcel.payload.get("type"))
