"""What is answered to whoever speaks to the bot: the help, and how to stop it and to come back."""

from bot.features.home.text import INVITE

HELP_TEXT = """*I help people who lead together to settle what no single function owns.*
• `/grayzone` opens a form to raise an issue; words after it are taken along
• `/grayzone list` shows the group's issues, `/grayzone mine` yours, `/grayzone 12` issue 12, `/grayzone help` more
• `/kudos @ana for the board deck` thanks a peer, `/kudos` opens a form, `/kudos help` tells the other ways
• `/promise @bo send the deck by Friday` makes a promise between you two, `/promise list` shows yours
• `/ask look over my price list` asks your peers for a hand, openly or quietly; `/ask help` tells more
• `/checkin` brings you together with one peer after another, each at your own hour; `/checkin help` tells more
• Buttons for all of this are on my Home tab: press my name, then *Home*
• I act on commands, buttons, kudos emoji and mentions only, and I cannot chat: this is all I know to say."""
STOPPED = (
    "I stopped: from now on I write you nothing of my own accord, of none of your groups. What you promised, were "
    "asked or still owe waits on my Home tab as before. To come back, write “start” to me here, or press *Start "
    "again*, here or on my Home tab.\n"
    "You are still in your groups. *Away until …* gives you peace in one of them until a day, *Leave* ends it for good."
)
STOPPED_STRANGER = (
    "You are in no group, so I have nothing to send you. I only answer when you write to me, and I keep in mind that "
    "you want nothing else: to change that, write “start” to me here, or press *Start again*."
)
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
NO_GROUP_HERE = (
    "This conversation has no peer group. To set one up in your team's channel, type "
    f"`{INVITE}` there and press *Set up this group*. If I am in that channel already, remove me and invite me again."
)
UNREADY_HERE = "The group of this channel is not set up yet. Any of you can do it now."
SHARED_HERE = (
    "This channel is shared with another firm, so its group is paused. It goes on when the channel is your own."
)
