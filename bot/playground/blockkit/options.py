"""Rules between the fields of one element: options against first choices, lengths against first values."""

from typing import Any

from bot.playground.blockkit.checks import Faults, at


def one_source_of_options(value: Any, pointer: str, faults: Faults) -> None:  # noqa: ANN401 (JSON not yet checked)
    """Check that a menu has options or groups of them, and that its first choice is among them."""
    if not isinstance(value, dict):
        return
    if ("options" in value) == ("option_groups" in value):
        faults.append(at(pointer, "must provide exactly one of options and option_groups"))
    options_fit(value, pointer, faults)


def options_fit(value: Any, pointer: str, faults: Faults) -> None:  # noqa: ANN401 (JSON not yet checked)
    """Check that what is chosen at first is an option, word for word."""
    if not isinstance(value, dict):
        return
    groups = [group for group in _listed(value.get("option_groups")) if isinstance(group, dict)]
    offered = [*_listed(value.get("options")), *(one for group in groups for one in _listed(group.get("options")))]
    known = [_gist(one) for one in offered]
    if isinstance(value.get("initial_option"), dict) and _gist(value["initial_option"]) not in known:
        faults.append(at(f"{pointer}/initial_option", "must be one of the options"))
    for index, one in enumerate(_listed(value.get("initial_options"))):
        if _gist(one) not in known:
            faults.append(at(f"{pointer}/initial_options/{index}", "must be one of the options"))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _gist(option: Any) -> tuple[object, object]:  # noqa: ANN401 (JSON not yet checked)
    if not isinstance(option, dict):
        return None, None
    text = option.get("text")
    return option.get("value"), text.get("text") if isinstance(text, dict) else None


def input_lengths(value: Any, pointer: str, faults: Faults) -> None:  # noqa: ANN401 (JSON not yet checked)
    """Check that an input's least length is not above its most, and that its first value fits."""
    if not isinstance(value, dict):
        return
    least, most, first = value.get("min_length"), value.get("max_length"), value.get("initial_value")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        faults.append(at(pointer, "min_length must not be more than max_length"))
    if isinstance(first, str) and isinstance(most, int) and len(first) > most:
        faults.append(at(f"{pointer}/initial_value", "must not be longer than max_length"))
