"""The words of ring days."""

ONE_THING, NOT_THIS_TIME = "Ask for one thing", "Not this time"
NOT_ON_RINGS, ON_RINGS = "Don't ask me on ring days", "Ask me on ring days"
NOT_QUIETLY, QUIETLY = "Don't ask me quietly", "You may ask me quietly"
NOT_NOW = "All right. Nobody learns of it; it comes again next month."
WISHES = {
    "quietly_on": "I may ask you quietly when an ask fits you.",
    "quietly_off": "I will not ask you quietly any more. Nobody learns of it, and Home changes it back.",
    "rings_on": "I will ask you on ring days, once a month.",
    "rings_off": "I will not ask you on ring days any more. “My asks and help” on my Home tab changes it back.",
}
SETTINGS_TITLE, SAVE = "Ring day", "Save"
WHAT_IT_IS = (
    "Once a month everybody in the group is asked, in their own working hours, for one thing that they would ask for "
    "if it were easy. Since all are asked, nobody looks needy. Two working days later I list once what is still open."
)
WEEK_LABEL = "When?"
WEEKS = {
    1: "First Wednesday of the month",
    2: "Second Wednesday",
    3: "Third Wednesday",
    4: "Fourth Wednesday",
}
NONE = "No ring days in this group"
SAVED = "Saved: it holds for the whole group."


def question(group: str) -> str:
    """Ask everybody in a group the same."""
    return (
        f"It is ring day in #{group}: everybody there is asked the same now. What is one thing you would ask for if it "
        "were easy?"
    )


def kept(group: str) -> str:
    """Ask the same in a digest: it is later than the others were asked."""
    return f"It was ring day in #{group}. “Ask for help” on my Home tab is there for one thing that would be easy."
