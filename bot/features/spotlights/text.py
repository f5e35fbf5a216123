"""Every word of spotlights that a person reads. People's words and names arrive escaped where they become markup."""

CLOSE, SEND, POST = "Close", "Send", "Post it"
WRITE_TITLE, WRITE_SUBMIT = "Two lines of thanks", "See the post"
PREVIEW_TITLE = "As it will look"
REVIEW_TITLE, EDIT_TITLE = "About you", "Edit, then post"
MINE_TITLE = "Spotlights"
RECEIPT_TITLE = "Spotlight"

EFFECT_LABEL = "What changed because of it?"
DID_HINT = (
    "One concrete act, as you saw it: what was done, when, for whom. At least a short sentence; no rank, no count."
)
EFFECT_HINT = "What is different now. Numbers about the work are fine (“from 9 to 4 days”); praise in numbers is not."
WRITE_RULES = (
    "It is about them and not about you, and about what happened: no “best” or “most”, no counts of thanks. They read "
    "it before anybody else does, and decide what happens with it."
)
WRITE_RULES_OF_HERO = (
    "The same rules hold: what was done, and what changed. The post says who wrote it and that you edited it. It "
    "appears at the next tick."
)
NOT_ME = "Not me"
CHANGE = "Change it"
NOT_ME_ASK = ("Leave it to somebody else?", "No reason is needed, and nobody learns of it.", "Not me")

EDIT, KEEP, NO_THANKS = "Edit", "Keep it between us", "No thanks"
REVIEW_RULES = (
    "Nobody else has read this. Posted, it appears in the group's channel at the next tick; you can take it down at "
    "any time. Whatever you decide, nobody is told: not even who wrote it."
)
TOGETHER_LABEL = "Who got you together?"
KEEP_ASK = ("Keep it between you two?", "It is not posted. You find it under Spotlights.", "Keep it")
NO_THANKS_ASK = ("No thanks?", "It is not posted, and its words are erased. Nobody learns of it.", "No thanks")
REVOKE, ERASE = "Take it down", "Erase it"
REVOKE_ASK = ("Take it down?", "It goes, with its words. No reason is needed.", "Take it down")
ERASE_ASK = ("Erase it?", "Its words are gone then. Nobody learns of it.", "Erase it")

PASSED = "All right, and no reason is needed. Nobody learns of it."
APPROVED = "It appears in the group's channel at the next tick. You can take it down at any time, under Spotlights."
KEPT = "Kept between you two. You find it under Spotlights; nobody is told."
DECLINED = "All right. Nothing is posted, its words are erased, and nobody is told."
REVOKED = "It is gone, and its words are erased."

WAITING_TITLE = "*What waits for you*"
ABOUT_ME_TITLE = "*About you*"
BY_ME_TITLE = "*Posted, in your words*"
NOTHING_YET = (
    "Nothing here now. After a win, those who saw what somebody did for it may be asked for two lines about it."
)
POSTED_STATE, SCHEDULED_STATE, KEPT_STATE = "posted", "appears at the next tick", "between you two"

WRITE_WHAT = "You saw what they did for this win. Two lines are enough, and “Not me” is fine too."
DRAFT_WHAT = "Your lines are not sent yet."
REVIEW_WHAT = "Nobody else has read it. You decide what happens with it."
WRITE_ACTION, SEND_ACTION, LOOK_ACTION = "Write", "Look and send", "Look"

NOTHING_HERE = (
    "Nothing waits here any more: it is settled, or was passed on. Nothing was changed by your press; your Home tab "
    "shows what waits for you."
)
TEXT_SHORT = (
    "Please write a short sentence, so that others see what happened: at the least three words and 15 characters."
)
SAME_TEXT = "This is the same as above. Please say here what is different now because of it."


def did_label(hero: str) -> str:
    """Ask for the act."""
    return f"What did {hero} do?"


def intro(hero: str, title: str) -> str:
    """Say whom and which win it is about."""
    return f"About *{hero}*, for what was won: “{title}”"


def review_intro(writer: str) -> str:
    """Say who wrote it."""
    return f"{writer} wrote this about you. Posted, it looks like this:"


def before_sending(hero: str) -> str:
    """Say who reads it."""
    return f"Only {hero} reads it now, and decides what happens with it."


def sent(hero: str) -> str:
    """Thank the writer: the same words, whatever becomes of it."""
    return f"Thank you; {hero} decides what happens with it."


def together_option(driver: str) -> str:
    """Offer the one line about the driver."""
    return f"Add: brought together by {driver}"


def heading(hero: str) -> str:
    """Return the first line of a post."""
    return f"*Spotlight on {hero}*"


def origin(function: str, title: str) -> str:
    """Say for which function the hero acted, and for which win."""
    return f"{function} · for what was won: “{title}”" if function else f"For what was won: “{title}”"


def written(writer: str, editor: str) -> str:
    """Say whose words they are."""
    return f"Written by {writer}, edited by {editor}" if editor else f"Written by {writer}"


def together(driver: str) -> str:
    """Say who brought them together: only where a hero wanted it."""
    return f"Brought together by {driver}"


def write_about(hero: str) -> str:
    """Say what waits for a writer."""
    return f"Write two lines about {hero}"


def draft_about(hero: str) -> str:
    """Say what waits for a writer who has written."""
    return f"Send your two lines about {hero}"


def review_of(writer: str) -> str:
    """Say what waits for a hero."""
    return f"{writer} wrote about you: look, then decide"


def own_line(state: str, did: str, effect: str) -> str:
    """Return one text about oneself, or by oneself, in a few lines."""
    return f"{did}\n{effect}\n_{state}_"


def text_long(limit: int) -> str:
    """Say how long a text may be."""
    return f"Please keep this to {limit} characters."


def rank_word(word: str) -> str:
    """Refuse a word that ranks people."""
    return f"“{word}” ranks people. Please say what was done, without comparing."


def count_word(words: str) -> str:
    """Refuse a count of thanks or times."""
    return f"“{words}” counts recognition. Please say what happened; numbers about the work are fine."


def oneself(word: str) -> str:
    """Refuse a text about its writer."""
    return f"“{word}” is about you. Please tell it with the others as the subject."
