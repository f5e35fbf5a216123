"""Every word about what is kept of a person. People's words come in as plain text."""

WORD = "erase"

EXPORT_TITLE = "Export mine"
EXPORT = (
    "*Everything I keep about you*, as far as it is yours to read; copy it from here. It holds your private words, so "
    "I show it to you alone, and put it into no message and no file.\nIs it long? Whoever runs me here can hand you "
    "the whole as a file, with this command:"
)
NEXT, BACK, CLOSE = "Next", "Back", "Close"

ERASE_TITLE = "Erase mine"
ERASE_YES, ERASE_NO = "Erase mine", "Keep everything"
GOES = (
    "*What goes, for good*\n"
    "• what only you read: quiet issues, sealed pledges, drafts, spotlights about you, what you want to hear of\n"
    "• kudos that you received, and the posts about you: both are taken down\n"
    "• what you ask and was not helped with, and who was asked quietly; what was promised is ended, and counts for "
    "nobody, if it was open; words of a promise that was never agreed, whoever wrote them\n"
    "• your wishes for check-ins, whom you did not want to be brought together with, when you rested, and the notes to "
    "yourself after a talk; check-ins that are open do not take place\n"
    "• your seats: you leave every group, and what you drive or had taken to help with can be taken over\n"
    "• your name, time zone and kind of account, and messages to you that are not sent yet"
)
STAYS = (
    "*What stays, without your name*\n"
    "What belongs to others or to the group is shown as of “a former colleague”: issues that you raised, saw, owned, "
    "drove or confirmed, with the words you wrote there; pledges of a charter; kudos that you gave, with their words; "
    "promises and help, for the one they were made or given with; that you had a check-in, for those you had it with; "
    "spotlights that you wrote about others. Cards that show your name are painted again."
)
IN_SLACK = (
    "*What I cannot erase*\n"
    "What stands in Slack as a message of its own stays in Slack: your messages and reactions, and the lines that I "
    "wrote in threads when you did something, with your name in them."
)
INSTEAD = (
    "*It cannot be undone.* If you only want peace: *Away until …* gives it until a day, *Leave* ends it in one group "
    "and keeps your history for when you come back. You may join again after an erasure, too, as somebody new."
)
WORD_LABEL = f"Type “{WORD}” to confirm"
NOT_THE_WORD = f"Nothing was erased. Type the word {WORD} here if you mean it, or close this form to keep everything."


def command(workspace: str, user: str) -> str:
    """Return the command with which whoever runs the bot gives out the whole."""
    return f"grayzone export --workspace {workspace} --user {user} --output records.json"


def page(number: int, count: int) -> str:
    """Say which page this is."""
    return f"Page {number} of {count}"


def erased(gone: int, kept: int) -> str:
    """Say what was done: the receipt."""
    return (
        f"Done. I erased {_records(gone)} of yours, and kept {_records(kept)} that others or your group share as of “a "
        "former colleague”. I know nothing of you any more. To begin anew, press “Join” on the card in your team's "
        "channel."
    )


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records"
