"""Words about the messages that people get from the bot of its own accord, and how they stop them."""

NOTICE = "There is something for you on your Home tab in Grayzone."
SHOW_ME, TOMORROW, NOT_AGAIN = "Show me", "Tomorrow", "Don't tell me again"
NOTICES_ON, NOTICES_OFF = "Tell me when something waits", "Don't tell me when something waits"
DIGEST = "*What I kept for you this week*, so as not to write to you too often:"
MESSAGES = "When I may write to you"
WRITES_NOTHING = "I stopped, as you told me: I write you nothing of my own accord. What waits for you, waits here."
ONLY_DIGEST = "I write to you once a week, at its end, if there is something to tell."
STOPPED = (
    "I stopped: from now on I write you nothing of my own accord, of none of your groups. What you promised, were "
    "asked or still owe waits on my Home tab as before; check-ins of yours that were open do not take place. To come "
    "back, write “start” to me here, or press *Start again*, here or on my Home tab.\n"
    "You are still in your groups. *Away until …* gives you peace in one of them until a day, *Leave* ends it for good."
)
PAUSE = (
    "A pause of what? *Away until …* gives you peace from everything in a group until a day. To have no messages from "
    "me at all, until you come back, write “stop”."
)
PAUSE_CHECKINS = "Pause check-ins"
STOPPED_STRANGER = (
    "You are in no group, so I have nothing to send you. I only answer when you write to me, and I keep in mind that "
    "you want nothing else: to change that, write “start” to me here, or press *Start again*."
)
START = "Start again"
STARTED = (
    "I write to you again: a few messages a week at most, in your working hours. *When I may write to you* says how "
    "many, and “stop” stops me again."
)
STOP_ELSEWHERE = (
    "I write only where you take part. Write “stop” to me in a direct message, and I write you nothing more. “Away "
    "until …” and “Leave” are on my Home tab, and on the card of each of your groups."
)
STOP_HERE = (
    "I write only where you take part. *Away until …* gives you peace until a day, *Leave* ends it for good: press it "
    "here, on the group's card or on my Home tab. Write “stop” to me in a direct message, and I write you nothing more."
)
STOP_STRANGER = "You are in no group, so I have nothing to send you. I only answer when you write to me."


def writes(most: int) -> str:
    """Say how often somebody is written to."""
    if not most:
        return ONLY_DIGEST
    count = "once" if most == 1 else f"{most} times"
    return f"I write to you {count} a week at most, in your working hours; what is beyond that comes in one message."
