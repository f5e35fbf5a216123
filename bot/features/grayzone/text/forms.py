"""The words of the forms, and of the receipts that follow them."""

PROPOSE_TITLE, PROPOSE_SUBMIT, PROPOSE_ANYWAY = "Raise an issue", "Raise it", "File it anyway"
WHERE_TITLE, WHERE_SUBMIT, WHERE_LABEL = "Which group?", "Next", "In which group?"
WHAT_LABEL = "What happens?"
WHAT_HINT = "One concrete thing that falls between functions. The first line becomes its title."
HANDOFF_LABEL, HANDOFF_OTHER = "At which handoff?", "Another handoff"
GIVER_LABEL, RECEIVER_LABEL, ARTEFACT_LABEL = "From which function?", "To which function?", "What is passed on?"
ARTEFACT_HINT = "A thing, in a few words, such as: order data. It joins the group's list."
OTHERS_LABEL = "Other functions that it touches"
SYMPTOM_LABEL = "How does it show?"
LOW_LABEL = "Hours per week that it costs your function: at the least"
LIKELY_LABEL = "Most likely"
HIGH_LABEL = "At the most"
WAY_LABEL = "How do you raise it?"
OPENLY, OPENLY_HINT = "Openly", "A card with your name in the group's channel"
QUIETLY, QUIETLY_HINT = "Quietly", "Sealed until another function files the same"
WAY_HINT = (
    "Quietly: nobody learns of it unless a second function files the same handoff and symptom. Then it "
    "surfaces unnamed."
)
PRIVATE_SOURCE = (
    "These words come from a message outside of the group's channel, maybe a private one. Change them as you "
    "like: what "
    "stands here when you raise it openly is what the group reads. No link to the message is posted."
)
LINKED_SOURCE = "A link to the message goes with it when you raise it openly."
SIMILAR = (
    "*Before you file it:* the group has something like it already. Seeing it too makes it stronger than a second one."
)

CLOSE = "Close"

SEE_TITLE, SEE_SUBMIT = "I see it too", "I see it too"
LINK_LABEL, LINK_HINT = "A link to evidence", "Everybody in the group sees it."

CASE_TITLE, CASE_SUBMIT = "The case", "Gather pledges"
PROBLEM_LABEL, PROBLEM_HINT = "What is the problem?", "What happens, to whom, how often. No blame, no solution yet."
BASELINE_LABEL, UNIT_LABEL = "A number that shows it: today's value", "In which unit?"
UNIT_HINT = "Such as: days, errors per month, % of orders. The result is measured in it again."
TARGET_LABEL = "The target, in the same unit"
FIX_LABEL = "The smallest fix that could move it"
WEEKS_LABEL = "Weeks of work, 1 to 6"
JOINS_LABEL, JOINS_HINT = "Who else is asked to join?", "Both functions of the handoff always have to."

PLEDGE_TITLE, PLEDGE_SUBMIT = "Pledge, sealed", "Pledge"
PLEDGE_INTRO = (
    "Sealed: nobody learns whether you pledged, not even the driver. If both sides and enough functions have "
    "pledged at a "
    "tick, all pledges open together, with names. Else nothing is ever shown."
)
LOST = "Your words were sealed and cannot be opened any more: write them again, or ask whoever runs Grayzone here."
PLEDGE_HOURS = "Hours per week that you put in"
CONDITION_LABEL = "What would have to be true for you?"
SHOW_LABEL = "When it is chartered, show my condition to the group?"
SHOW_YES, SHOW_NO = "Yes, show it then", "No, never"
UNPLEDGE = "Withdraw my pledge"

DELIVER_TITLE, DELIVER_SUBMIT = "Deliver the result", "Deliver"
OFF_TITLE, OFF_SUBMIT, OFF_LABEL = "The number is off", "Send", "What is off?"
OFF_HINT = "The group reads it in the issue's thread."

SIGNAL_TITLE, SIGNAL_SUBMIT, SIGNAL_WITHDRAW = "Your quiet issue", "Save", "Withdraw it"
SIGNAL_LOCKED = "Quiet issues are compared on Mondays. In the 24 hours before, none of them can be changed."
CONFIRM_SIGNAL = ("Withdraw it?", "Nobody knew of it, and nobody will.", "Withdraw it")

QUIET_RECEIPT = (
    "Sealed. Each Monday, quiet issues are compared; nobody learns of yours unless a second function files the same. "
    "You can see and change it with `/grayzone mine`."
)
QUIET_CHANGED = "Saved, and still sealed."
QUIET_WITHDRAWN = "Withdrawn. Nobody knew of it, and nobody will."
PLEDGE_RECEIPT = "Your pledge is sealed. You can change or withdraw it with the same button until it opens."
PLEDGE_WITHDRAWN = "Your pledge is withdrawn. Nobody knew of it, and nobody will."


def for_group(channel_name: str) -> str:
    """Say in which group the issue will be raised; the name is empty where Slack did not tell it in time."""
    return f"For the group in *#{channel_name}*." if channel_name else "For your group."


def number_label(unit: str) -> str:
    """Ask for the number in the unit of the baseline."""
    return f"The number, measured again, in: {unit}"


def number_intro(baseline: str, target: str, unit: str) -> str:
    """Remind of where the number came from."""
    return f"It was {baseline} {unit}; the target is {target} {unit}. Both sides will be asked to confirm."


def similar(number: int, title: str, state: str) -> str:
    """Return one open issue that looks like the one being filed."""
    return f"*{number}* · {title} _({state})_"


def proposed(number: int, title: str) -> str:
    """Return the receipt of an issue filed openly."""
    return f"Issue *{number}* is raised: {title}\nIts card is in the group's channel."
