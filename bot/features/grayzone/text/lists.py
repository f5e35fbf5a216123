"""The words of lists and of help."""

EMPTY_LIST = "No open issue in this group. `/grayzone` raises one."
EMPTY_MINE = "You have raised, seen and driven nothing here yet. `/grayzone` raises an issue."
LIST_INTRO = "Open issues, by what their waiting costs per week of work:"
MINE_TITLE, MINE_OPEN, MINE_QUIET, CHANGE = (
    "My issues",
    "*What I raised, saw or drive*",
    "*Quiet, for my eyes only*",
    "Change",
)
CARD_TITLE, CLOSE = "Gray-zone issue", "Close"
SURFACED = "surfaced as issue"
COMMANDS = ("list", "mine", "help")
HELP = """*Gray-zone issues: what falls between functions and nobody owns*
`/grayzone` opens the form; `/grayzone orders wait for the price check` opens it with your words
`/grayzone list` shows the group's open issues
`/grayzone mine` shows yours, also the quiet ones, for your eyes only
`/grayzone 12` shows issue 12 in full
`/grayzone help` shows this
You can also raise a message with “Raise as gray zone” in its menu. What you raise quietly stays sealed until a second function files the same."""  # noqa: E501 (a line of the answer)


def unknown(word: str, meant: str | None) -> str:
    """Answer a word that is no sub-command."""
    hint = f" Did you mean `/grayzone {meant}`?" if meant else ""
    return f"I do not know “{word}”.{hint} To raise an issue, use a few words, or none."


def line(*, number: int, title: str, border: str, hours: str, functions: str, state: str, driver: str | None) -> str:
    """Return one issue of a list; people's words arrive escaped."""
    drive = f", driver {driver}" if driver else ""
    return f"*{number}* · {title}\n{border} · {hours}, {functions} · _{state}{drive}_"


def quiet(handoff: str, symptom: str, hours: str, end: str) -> str:
    """Return one's own quiet issue in a line."""
    return f"{handoff} · {symptom} · {hours}\n_{end}_"


def fades(day: str) -> str:
    """Say when a quiet issue fades."""
    return f"sealed; fades on {day} if nobody else files the same"


def more(count: int) -> str:
    """Say how many issues are not shown."""
    return f"… and {count} more."
