"""How much there is room for on one page: Slack takes a hundred blocks, and 250 kB of JSON. It would cut the rest."""

import json
from collections.abc import Iterable, Sequence

from bot.slack.replies import Block

MOST_BLOCKS, MOST_BYTES = 90, 190_000  # what leads away from a page has its place besides


def weight(blocks: Iterable[Block]) -> int:
    """Return how many bytes these blocks are as Slack gets them."""
    return sum(len(json.dumps(block)) for block in blocks)


def fitting(groups: Sequence[tuple[Block, ...]], blocks: int = MOST_BLOCKS, size: int = MOST_BYTES) -> int:
    """Return how many of these groups of blocks there is room for, from the first on; one at least, if there is one."""
    for place, group in enumerate(groups):
        blocks, size = blocks - len(group), size - weight(group)
        if place and (blocks < 0 or size < 0):
            return place
    return len(groups)
