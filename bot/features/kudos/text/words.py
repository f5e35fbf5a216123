"""Words that all of kudos share."""


def listed(names: tuple[str, ...]) -> str:
    """Return "Ana", "Ana and Bo", "Ana, Bo and Chi"."""
    if len(names) < 2:  # noqa: PLR2004 (one or none)
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
