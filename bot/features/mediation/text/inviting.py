"""The words of the first screen, of the invitation, and of what follows it."""

TITLE, CLOSE, NEXT = "A table for two", "Close", "Next"
WHERE_TITLE, WHERE_LABEL = "Which group?", "In which group?"

WHAT = (
    "*A table* is a private place for two peers between whom something creaks: both come of their own will, and look "
    "for something that both can live with. Nobody decides for you, and nobody reads a line of yours before you pass "
    "it on. Saying no, stopping and saying nothing read the same to everybody else, and need no reason."
)
NOT_HERE = "*Harassment, discrimination, safety and pay do not belong here.* I open no case for them, and keep nothing."
WHO_ELSE = "Your group has named nobody for that yet. Please talk to the people in your company who are there for it."
NAME_SOMEBODY = "Whom to talk to"
INVITE_WHAT = (
    "*Openly*: you ask, with your name and a line on what it is about. The table opens if both come. You can "
    "ask for yourself, or for two others."
)
FLAG_WHAT = (
    "*Quietly*: you note for yourself that there is friction. If the other one notes the same about you, there is a "
    "table for the two of you; if not, nobody ever learns of it."
)
INVITE, FLAG, MINE, HOW = "Invite to a table", "Note friction quietly", "My tables and flags", "How it works"
KEPT = "Nothing is kept, and nobody learns anything, until you send one of the two forms."
LEFT_OUT = (
    "Only people who have joined this group can sit at a table here, so not everybody who was named is taken along."
)
NO_GROUP = "This group is not there any more. Your Home tab shows your groups."
SHARED_OUTSIDE = (
    "This conversation is shared with another firm, so nothing can begin from it. Type `/mediate` in your group's own "
    "channel, or use my Home tab."
)
ALONE = (
    "Nobody else has joined your group yet, so there is nobody to sit down with. It works as soon as somebody presses "
    "*Join* on the card in your group's channel."
)

FORM_TITLE, SEND = "Invite to a table", "Invite"
WHO_LABEL = "Who sits at the table?"
SELF, SELF_HINT = "I, with one other person", "By asking you say that you come."
OTHERS, OTHERS_HINT = "Two others, without me", "You do not learn what becomes of it."
PERSON_LABEL = "Whom do you invite?"
PERSON_HINT = (
    "One person if you sit there yourself, two if you do not. Only peers of this group can be invited; the bot reads "
    "no thread, so look whether these are the right ones."
)
ONE_LABEL, ONE_HINT = "Whom do you invite?", "Only peers of this group can be invited."
ABOUT_LABEL = "What is it about?"
ABOUT_HINT = "Both of them read this. A few words without blame: “who answers customers on Fridays”."
SEEN = (
    "*What each of them sees:* that you ask, who the two are, and your words above. Each answers under seal. Declining "
    "needs no reason, and reads as silence: the same words at the same moment."
)
CHOOSE = "Please choose whom you invite."
CHOOSE_WHO = "Please choose who sits at the table."
CHOOSE_ONE = (
    "You sit at this table yourself, so choose one other person. For two others, choose “Two others, without me” above."
)
CHOOSE_TWO = (
    "A table is for two, and you are none of them here, so choose two people. To sit there yourself, choose “I, with "
    "one other person” above."
)
NOT_YOURSELF = "Leave yourself out of this list: you are one of the two by choosing “I, with one other person”."
OPEN = "Open the table"

HELP = """*A table for two: when something creaks between you and a peer, or between two peers*
`/mediate` shows what a table is, and the two ways to one: openly, or quietly
`/mediate @bo` does the same, and takes Bo along into the form
`/mediate mine` shows your tables and your flags, for your eyes only
`/mediate broker` lets you say that you are willing to be a broker, or take it back
`/mediate contact` shows and changes whom your group names for what does not belong at a table
`/mediate help` shows this
*Ask a peace broker*, a shortcut on a message, begins with the people of that message
Harassment, discrimination, safety and pay do not belong at a table: `/mediate` names whom to talk to. Buttons for all of it are on my Home tab. What something is about you write in a form: words after the names are not taken along."""  # noqa: E501 (a line of the answer)

HOW_TITLE = "How a table works"
HOW_STEPS = """*From the invitation to an agreement*
• *Invited.* Each answers under seal. If both come, the table opens; everything else closes it, in the same words and at the same moment.
• *Rules.* Both see who is willing to be the broker, with what ties each of these to either of them; whom both would take is asked. A table without a broker is fine, too. Both consent, or it ends.
• *What matters.* Each writes for themselves, in a form that nobody else reads. A line leaves it only if you press *Pass this line on*, and I show you the exact words and their readers first.
• *Common ground.* What both rated high opens, and each says the other one's lines in their own words, until they hear: that is it.
• *Drafts.* Made of lines, common ground, and who does what by when. Whether you can live with one is sealed; only what both can live with is told.
• *Agreed.* When both have signed, each one's part stands among their promises. After 30 and 90 days I ask both whether it holds."""  # noqa: E501 (lines of a modal)
HOW_RULES = """*What always holds*
• It goes on for both at once, at the fixed hour of a working day at which your group's sealed answers open: 09:00, or what your group has chosen. No, stop, silence and a time that ran out read the same.
• You can stop at any time, without a reason. The broker can be sent away by either side, and nobody learns by whom.
• Your notes are erased seven days after it closes.
• At most three tables and two flags for each person, and nobody is asked about the same thing more than twice.
• Harassment, discrimination, safety and pay do not belong here."""  # noqa: E501 (lines of a modal)


def named(contact: str) -> str:
    """Say whom the group names, in its own words."""
    return f"Your group names for that: {contact}"


def group(name: str) -> str:
    """Say for which group a form is."""
    return f"For #{name}. Only you see this form."


def asked(name: str, until: str) -> str:
    """Say what follows for whoever sits at the table."""
    return (
        f"*{name}* is asked, and has to open it to read what it is about. You come by asking. If they come, too, the "
        f"table opens; if not, it closes {until}, in the same words whatever the reason."
    )


def asked_others(one: str, other: str) -> str:
    """Say what follows for a third peer."""
    return (
        f"*{one}* and *{other}* are asked, each for themselves, unless they are asked already or sit at a table: "
        "nobody is asked too often. It is in their hands now: I tell nobody else, you included, whether they come or "
        "what becomes of it."
    )
