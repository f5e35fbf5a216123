"""Rules that span several blocks: unique ids, one focus, one table, the surface."""

from collections.abc import Iterator
from typing import Any

from bot.playground.blockkit.blocks import SURFACES
from bot.playground.blockkit.checks import Faults, at

MARKDOWN_TOTAL = 12_000  # characters of all markdown blocks together
_LINKED_ANSWERS = ("conversations_select", "channels_select")
_NESTED = (dict, list)


def objects(value: Any, pointer: str) -> Iterator[tuple[dict[str, Any], str]]:  # noqa: ANN401 (walks JSON)
    """Yield every object inside a value, itself included, with its JSON pointer."""
    waiting = [(value, pointer)] if isinstance(value, _NESTED) else []
    while waiting:
        value, pointer = waiting.pop()
        if isinstance(value, dict):
            yield value, pointer
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [(one, f"{pointer}/{key}") for key, one in inside if isinstance(one, _NESTED)][::-1]


def across(blocks: list[Any], surface: str, pointer: str, faults: Faults) -> None:
    """Check what no block can know by itself."""
    ids: set[str] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        where = f"{pointer}/{index}"
        _surface(block, surface, where, faults)
        for one in [block, *(block.get("child_blocks") or [])]:
            block_id = one.get("block_id") if isinstance(one, dict) else None
            if isinstance(block_id, str) and block_id in ids:
                faults.append(at(f"{where}/block_id", f"`block_id` {block_id} is already used: it must be unique"))
            elif isinstance(block_id, str):
                ids.add(block_id)
        _actions(block, surface, where, faults)
    _once(blocks, surface, pointer, faults)


def _surface(block: dict[str, Any], surface: str, where: str, faults: Faults) -> None:
    kind = block.get("type")
    if isinstance(kind, str) and kind not in SURFACES[surface] and any(kind in known for known in SURFACES.values()):
        faults.append(at(f"{where}/type", f"unsupported type on this surface: {kind}"))


def _actions(block: dict[str, Any], surface: str, where: str, faults: Faults) -> None:
    taken: set[str] = set()
    for one, pointer in objects(block, where):
        action_id = one.get("action_id")
        if isinstance(action_id, str):
            if action_id in taken and "child_blocks" not in pointer:
                faults.append(at(f"{pointer}/action_id", f"`action_id` {action_id} is already used in this block"))
            taken.add(action_id)
        if one.get("type") == "file_input" and surface != "modal":
            faults.append(at(f"{pointer}/type", "unsupported type on this surface: file_input"))
        if one.get("response_url_enabled") and (surface != "modal" or one.get("type") not in _LINKED_ANSWERS):
            faults.append(at(f"{pointer}/response_url_enabled", "only in modals"))


def _once(blocks: list[Any], surface: str, pointer: str, faults: Faults) -> None:
    focused = [where for one, where in objects(blocks, pointer) if one.get("focus_on_load") is True]
    faults.extend(at(f"{where}/focus_on_load", "only one element may have the focus") for where in focused[1:])
    kinds = [block.get("type") for block in blocks if isinstance(block, dict)]
    if surface == "message" and kinds.count("table") > 1:
        faults.append(at(pointer, "only_one_table_allowed"))
    said = [block["text"] for block in blocks if isinstance(block, dict) and block.get("type") == "markdown"]
    if sum(len(one) for one in said if isinstance(one, str)) > MARKDOWN_TOTAL:
        faults.append(at(pointer, f"markdown blocks together must be less than {MARKDOWN_TOTAL + 1} characters"))
