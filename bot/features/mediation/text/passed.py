"""All that was passed on."""

TITLE = "Passed on"
ABOUT = "Everybody at this table reads this, in exactly these words. What came last stands first."
NOTHING = "Nothing was passed on yet."
FITS = {True: "“Yes, that is it”", False: "“Not quite”", None: "waits for a word"}


def line(who: str, kind: str, words: str) -> str:
    """Show a passed line."""
    return f"*{who}*, {kind}:\n> {words}"


def restated(who: str, words: str, said: str) -> str:
    """Show a restatement."""
    own = "In your own words" if who == "You" else f"{who} in their own words"
    return f"_{own}_ ({said}):\n> {words}"
