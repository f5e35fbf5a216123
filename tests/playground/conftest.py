"""Playgrounds for these tests: one with the project's manifest, one with every scope and event."""

from collections.abc import AsyncIterator

import pytest

from tests.playground.town import MANIFEST, Town, open_town, wide_manifest


@pytest.fixture
async def town(anyio_backend: str) -> AsyncIterator[Town]:
    """A playground with the project's own manifest."""
    assert anyio_backend == "asyncio"
    async with open_town(MANIFEST) as opened:
        yield opened


@pytest.fixture
async def wide_town(anyio_backend: str) -> AsyncIterator[Town]:
    """A playground whose bot may do and hear everything."""
    assert anyio_backend == "asyncio"
    async with open_town(wide_manifest()) as opened:
        yield opened
