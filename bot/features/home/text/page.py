"""Every word on App Home and in the help. People's words come in escaped."""

INVITE = "/invite @Grayzone"

TITLE = "Grayzone"
INTRO = (
    "For people who lead together, with no boss among them in the room. You bring up what no single function owns, say "
    "what it costs, and settle it in small steps, each of them a press of your own."
)
BEGIN_TITLE = "*How to begin*"
BEGIN = (
    "• Your team has a group already: press *Join* on the card in your team's channel.\n"
    f"• It has none yet: type `{INVITE}` in your team's channel. I say hello there, one of you sets the group up, "
    "and everyone who wants to, joins. I enrol nobody."
)
SEEN_BY_STRANGER = (
    "*What others can see of you:* you are in no group, so no card lists you. What you did in a group before you left "
    "it stays with its issues. I know your name, time zone and kind of account as Slack tells them, and I read no "
    "conversations."
)

FOR_YOU = "What waits for you, and only you see"
WAITING_TITLE = "*What waits for you in the group's issues*"
NOTHING_WAITS = "Nothing now. A good moment to ask a peer what creaks between you two."
WAITING_MODAL = "What waits for you"
ALL_SETTLED = "Nothing waits any more: it is settled, or it was taken back."
MINE_TITLE = "*Your issues*: raised, seen or driven by you"
NONE_MINE = "None yet. “Raise an issue” begins one."
QUIET_TITLE = "*Quiet, for your eyes only*"
QUEUE_TITLE = "*The group's issues*, by what their waiting costs per week of work"
NONE_OPEN = "None is open. Enjoy it, or raise what you trip over."

KUDOS_TITLE = "Kudos, yours"
NO_KUDOS = "None yet. Thank a peer for something they did: a concrete act, in one sentence."
GIVE_KUDOS, MY_KUDOS, KUDOS_SETTINGS = "Give kudos", "My kudos", "Kudos settings"

PROMISES_TITLE = "Promises"
NO_PROMISES = (
    "Nothing is due from you. Say what you will do for a peer and by when, or ask for it: only the two of you see it."
)
MAKE_PROMISE, MY_PROMISES = "Make a promise", "My promises"
ASKS_TITLE = "Asks and help"
ASK, MY_ASKS, RING_DAY, SHOW_ALL = "Ask for help", "My asks and help", "Ring day", "All {} that wait"
CHECKINS, CONTACT = "Check-ins", "Whom to talk to"
YOU_HELPED, HELPED_YOU = "*You helped:*", "*Helped you:*"
NOT_QUIETLY, QUIETLY = "Don't ask me quietly", "You may ask me quietly"
NO_HEALTH = (
    "How it goes in the group is not shown now. I look once a week, and say it in words when enough people took part "
    "for it not to point to anybody."
)
MOST_ANSWERED, HALF_ANSWERED, FEW_ANSWERED = (
    "most asks were answered",
    "about half of the asks were answered",
    "few asks were answered",
)
GOES_ROUND, GOES_PARTLY_ROUND, GOES_ONE_WAY = (
    "help went round rather than one way",
    "help went partly round",
    "help went mostly one way",
)

SEEN_TITLE = "*What others can see of you*"
SEEN = (
    "• Everyone in the group's channel sees your name, your function and, while you are away, the day you are back.\n"
    "• What you raise openly, see too, own, drive, deliver or confirm is shown with your name or your function.\n"
    "• What you raise quietly nobody sees. When a second function files the same, the group learns the handoff, the "
    "kind of trouble, how many functions it touches and their hours in one sum: no name, no words of yours.\n"
    "• What you write about a peer after a win only that peer reads, who decides whether it is posted with your name. "
    "Whether you wrote, or what you decided about words on you, nobody learns but by a post.\n"
    "• A promise only its two sides see, from when it is asked or offered. How much of yours arrives on time "
    "is told to you alone, in words.\n"
    "• Pledges are sealed. They open for all at once when there are enough of them; if not, nobody ever sees them.\n"
    "• Kudos are public: the card says who thanks whom, and for what. From a closed conversation nothing gets out, "
    "unless you publish whom you thank.\n"
    "• What you ask everyone is shown with your name; that somebody is on it, and never who. What you ask quietly only "
    "the one reads who is asked now. What help took, and its thanks, stay between two. Who passed nobody learns.\n"
    "• Your group sees that you take part in check-ins. With whom you talk when, and what you answer, only those see "
    "who talk; your notes, and with whom you do not want to be brought together, nobody but you.\n"
    "• That there is a table, who sits at it and what is said there, only those at it see; of two whom you invite, you "
    "learn nothing more. Your own lines nobody reads until you pass them on, and a quiet flag nobody but you.\n"
    "• Two who sit down at a table see who is willing to be a broker: the function, and with each of the two the hours "
    "of help in 90 days and how many promises are open. Unless you said that you are willing, they see none of yours.\n"
    "• I count no points and rank nobody. I read what you type into my forms, write to me, or hand me with a shortcut: "
    "no conversations, unless your group switched kudos in messages on."
)
RECORDS_TITLE = "*Settings: what I keep about you*"
RECORDS = "Read and copy all of it, or erase it for good; I say first what goes and what stays."
EXPORT, ERASE = "Export mine", "Erase mine"
SETTINGS_TITLE = "*Settings*"
OWN_SETTINGS_TITLE = "*Your own settings*"
ZONE = "Your own time zone is the one in your Slack profile."

CLOSE = "Close"
RAISE, LIST, MINE, SPOTLIGHTS, HELP, LOOK, CHANGE_QUIET = (
    "Raise an issue",
    "The whole list",
    "All my issues",
    "Spotlights",
    "Help",
    "Look",
    "Change",
)
EDIT, CHANGE, AWAY, HERE_AGAIN, LEAVE, SET_UP = (
    "Edit group",
    "Change my function",
    "Away until …",
    "I am back",
    "Leave",
    "Set up this group",
)
LEAVE_TITLE = "Leave this group?"
LEAVE_TEXT = (
    "You no longer act on its issues, and your open check-ins in it do not take place. What you did stays, and you can "
    "join again at any time."
)
LEAVE_YES, LEAVE_NO = "Leave", "Stay"

HELP_TEXT = """*I help people who lead together to settle what no single function owns.*
• `/grayzone` opens a form to raise an issue; words after it are taken along
• `/grayzone list` shows the group's issues, `/grayzone mine` yours, `/grayzone 12` issue 12, `/grayzone help` more
• `/kudos @ana for the board deck` thanks a peer, `/kudos` opens a form, `/kudos help` tells the other ways
• `/promise @bo send the deck by Friday` makes a promise between you two, `/promise list` shows yours
• `/ask look over my price list` asks your peers for a hand, openly or quietly; `/ask help` tells more
• `/checkin` brings you together with one peer after another, each at your own hour; `/checkin help` tells more
• `/mediate` is for when something creaks between two of you; `/mediate help` tells more, and only you see it
• Buttons for all of this are on my Home tab: press my name, then *Home*
• I act on commands, buttons, kudos emoji and mentions only, and I cannot chat: this is all I know to say."""
NO_GROUP_HERE = (
    "This conversation has no peer group. To set one up in your team's channel, type "
    f"`{INVITE}` there and press *Set up this group*. If I am in that channel already, remove me and invite me again."
)
UNREADY_HERE = "The group of this channel is not set up yet. Any of you can do it now."
SHARED_HERE = (
    "This channel is shared with another firm, so its group is paused. It goes on when the channel is your own."
)


def seat(channel_name: str, function: str) -> str:
    """Name a group and one's function in it."""
    return f"#{channel_name} · {function}"


def tick(hour: int, zone: str, next_tick: str) -> str:
    """Say when what is sealed opens in a group."""
    return (
        f"What is sealed opens on working days at {hour:02d}:00 ({zone}); next: {next_tick}. "
        "Quiet issues are compared on Mondays at that hour."
    )


def away(day: str) -> str:
    """Say that one is away."""
    return f"You are away; back on {day}."


def waiting(number: int, title: str, what: str) -> str:
    """Return something that waits, in two lines."""
    return f"*{number}* · {title}\n{what}"


def thanks(title: str, what: str) -> str:
    """Return thanks that wait, in two lines."""
    return f"*{title}*\n{what}"


def issue(*, number: int, title: str, border: str, state: str, hours: str, functions: int) -> str:
    """Return an issue in two lines."""
    return f"*{number}* · {title}\n{border} · {state} · {hours} h a week · {functions} {counted(functions)}"


def counted(functions: int) -> str:
    """Return the noun for a number of functions."""
    return "function" if functions == 1 else "functions"


def quiet(handoff: str, end: str) -> str:
    """Return one's own quiet issue in two lines."""
    return f"{handoff}\n{end}"


def fades(day: str) -> str:
    """Say when a quiet issue fades."""
    return f"Sealed. It fades on {day} unless another function files the same."


def surfaced(number: int) -> str:
    """Say what became of a quiet issue."""
    return f"Another function filed the same: it is issue {number} now."


def more(count: int, command: str) -> str:
    """Say how many are not shown, and which command shows them."""
    return f"and {count} more: `{command}`"


def more_waiting(count: int) -> str:
    """Say how many things wait that are not shown."""
    return f"and {count} more, which come up as these are answered"


def also(groups: str) -> str:
    """Name the groups that have no section of their own."""
    return f"*Your other groups:* {groups}. Use `/grayzone` in their channels."


def kudos_received(name: str, day: str, reason: str) -> str:
    """Return one line of what the viewer received."""
    return f"from *{name}*, {day}" + (f": {reason}" if reason else "")


def kudos_given(name: str, day: str, reason: str) -> str:
    """Return one line of what the viewer gave."""
    return f"to *{name}*, {day}" + (f": {reason}" if reason else "")


def help_line(name: str, day: str, hours: str) -> str:
    """Return one line of a book of help, in short."""
    return f"{name}, {day}, about {hours} h"


def health(answered: str, circulation: str) -> str:
    """Say how a group is with asking and helping."""
    return f"In the last three months {answered}, and {circulation}."


def other_group(channel_name: str, waiting_count: int) -> str:
    """Name one such group, with how much waits there."""
    return f"#{channel_name}" + (f" ({waiting_count} waiting for you)" if waiting_count else "")
