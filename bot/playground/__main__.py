"""`python -m bot.playground --port 8100`: the playground alone, for engineers; bots connect to it from elsewhere."""

import argparse
import asyncio
import contextlib
import signal
from pathlib import Path
from typing import Any

import yaml

from bot.playground import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Playground, serve


async def _run(manifest: dict[str, Any], host: str, port: int) -> None:
    stop = asyncio.Event()
    for ending in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(ending, stop.set)
    playground = Playground(manifest)
    async with serve(playground, host=host, port=port) as address:
        print(f"Playground at {address}\n  SLACK_API_URL={address}/api/  SLACK_BOT_TOKEN={BOT_TOKEN}", flush=True)  # noqa: T201 (a command line)
        print(f"  SLACK_APP_TOKEN={APP_TOKEN}  SLACK_SIGNING_SECRET={SIGNING_SECRET}", flush=True)  # noqa: T201 (the same)
        await stop.wait()


def main() -> None:
    """Read the command line and serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: loopback only)")
    parser.add_argument("--port", type=int, default=8100, help="port to listen on; 0 takes a free one")
    parser.add_argument("--manifest", type=Path, default=Path("manifest.yml"), help="the app's manifest")
    asked = parser.parse_args()
    manifest = yaml.safe_load(asked.manifest.read_text(encoding="utf-8"))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(manifest, asked.host, asked.port))


if __name__ == "__main__":
    main()
