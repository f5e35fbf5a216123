"""The few kinds of checks of which Block Kit's rules are made; the tables beside this file put them together.

A fault is a sentence that ends with a JSON pointer, as Slack's `response_metadata.messages` have it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Faults = list[str]
Check = Callable[[Any, str, Faults], None]
URL = re.compile(r"(https?://|mailto:|tel:|slack:)")


def at(pointer: str, sentence: str) -> str:
    """Return a fault as Slack words it."""
    return f"{sentence} [json-pointer:{pointer or '/'}]"


def string(most: int | None = None, *, least: int = 0, pattern: re.Pattern[str] | None = None) -> Check:
    """Check a text: its length in characters and, if given, its beginning."""

    def check(value: object, pointer: str, faults: Faults) -> None:
        if not isinstance(value, str):
            faults.append(at(pointer, "must be a string"))
        elif most is not None and len(value) > most:
            faults.append(at(pointer, f"must be less than {most + 1} characters"))
        elif len(value) < least:
            faults.append(at(pointer, f"must be more than {least - 1} characters"))
        elif pattern is not None and not pattern.match(value):
            faults.append(at(pointer, "does not match the expected format"))

    return check


def url(most: int = 3_000) -> Check:
    """Check an address."""
    return string(most, pattern=URL)


def boolean(value: object, pointer: str, faults: Faults) -> None:
    """Check true or false."""
    if not isinstance(value, bool):
        faults.append(at(pointer, "must be a boolean"))


def anything(value: object, pointer: str, faults: Faults) -> None:
    """Let everything but null pass: for parts that no source describes."""
    del value, pointer, faults


def number(least: float | None = None, most: float | None = None) -> Check:
    """Check a number within bounds."""

    def check(value: object, pointer: str, faults: Faults) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            faults.append(at(pointer, "must be a number"))
        elif (least is not None and value < least) or (most is not None and value > most):
            faults.append(at(pointer, f"must be between {least} and {most}"))

    return check


def one_of(*allowed: object) -> Check:
    """Check that a value is one of a few."""

    def check(value: object, pointer: str, faults: Faults) -> None:
        if value not in allowed:
            faults.append(at(pointer, f"must be one of {', '.join(map(str, allowed))}"))

    return check


def array(item: Check, least: int = 0, most: int | None = None) -> Check:
    """Check a list, its length and each of its items."""

    def check(value: object, pointer: str, faults: Faults) -> None:
        if not isinstance(value, list):
            faults.append(at(pointer, "must be an array"))
            return
        if len(value) < least:
            faults.append(at(pointer, f"must contain at least {least} items"))
        if most is not None and len(value) > most:
            faults.append(at(pointer, f"no more than {most} items allowed"))
        for index, one in enumerate(value):
            item(one, f"{pointer}/{index}", faults)

    return check


def shape(fields: Mapping[str, Check]) -> Check:
    """Check an object: no unknown fields, no nulls; a name that ends in `!` has to be there."""
    known = {name.removesuffix("!"): check for name, check in fields.items()}
    needed = [name.removesuffix("!") for name in fields if name.endswith("!")]

    def check(value: object, pointer: str, faults: Faults) -> None:
        if not isinstance(value, dict):
            faults.append(at(pointer, "must be an object"))
            return
        faults.extend(at(pointer, f"missing required field: {name}") for name in needed if name not in value)
        for name, one in value.items():
            where = f"{pointer}/{name}"
            if name not in known:
                faults.append(at(where, f"invalid additional property: {name}"))
            elif one is None:
                faults.append(at(where, "must not be null"))
            else:
                known[name](one, where, faults)

    return check


def typed(table: Mapping[str, Check], *allowed: str) -> Check:
    """Check an object by the table's entry for its `type`, which has to be one of the allowed (none named: any)."""

    def check(value: object, pointer: str, faults: Faults) -> None:
        if not isinstance(value, dict):
            faults.append(at(pointer, "must be an object"))
            return
        kind = value.get("type")
        if kind is None:
            faults.append(at(pointer, "missing required field: type"))
        elif not isinstance(kind, str) or kind not in (allowed or table):
            faults.append(at(f"{pointer}/type", f"unsupported type: {kind}"))
        else:
            table[kind](value, pointer, faults)

    return check


def both(*checks: Check) -> Check:
    """Apply several checks to one value."""

    def check(value: object, pointer: str, faults: Faults) -> None:
        for one in checks:
            one(value, pointer, faults)

    return check
