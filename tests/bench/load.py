"""The load: keep-alive connections that each send a request and wait for its answer, in one asyncio loop."""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a load saw: answers per second, and latencies in milliseconds."""

    per_second: float
    p50: float
    p99: float


async def press(ports: tuple[int, ...], requests: Iterator[bytes], *, clients: int, total: int) -> Measured:
    """Send `total` requests over `clients` connections, spread over the ports. Raises when any is not answered 200."""
    ready = [next(requests) for _ in range(total)]
    lines = [await asyncio.open_connection("127.0.0.1", ports[number % len(ports)]) for number in range(clients)]
    seconds: list[float] = []

    async def client(number: int) -> None:
        for request in ready[number::clients]:
            began = time.perf_counter()
            await _ask(*lines[number], request)
            seconds.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(client(number) for number in range(clients)))
    took = time.perf_counter() - began
    for _, writer in lines:
        writer.close()
    seconds.sort()
    half, most = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99) - 1]
    return Measured(total / took, half * 1000, most * 1000)


async def burst(port: int, requests: Iterator[bytes], connections: int) -> float:
    """Open many connections at once; return the milliseconds until the last one had its first answer."""
    ready = [next(requests) for _ in range(connections)]

    async def one(request: bytes) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await _ask(reader, writer, request)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(one(request) for request in ready))
    return (time.perf_counter() - began) * 1000


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> None:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in head[:20]:
        raise RuntimeError(f"answered {head[:40]!r}")
    length = _LENGTH.search(head)
    size = int(length[1]) if length else 0
    if size:
        await reader.readexactly(size)
