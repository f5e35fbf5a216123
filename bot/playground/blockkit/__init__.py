"""Checks Block Kit as Slack does: placeholder until the next commit."""

from typing import Any


def check_blocks(blocks: Any, surface: str) -> list[str]:
    """Return the faults."""
    return []


def check_attachments(attachments: Any) -> list[str]:
    """Return the faults."""
    return []


def check_view(view: Any, kind: str) -> list[str]:
    """Return the faults."""
    return []
