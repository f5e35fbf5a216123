"""The forms: two lines about a hero, the post before it is sent, the hero's decision, the hero's own words."""

from bot.features.spotlights import text as say
from bot.features.spotlights.facts import Draft, Post, Review
from bot.features.spotlights.rules.checks import LONGEST
from bot.features.spotlights.views import post as posts
from bot.slack.blocks import Confirm, Option, actions, button, context, cut, divider, section
from bot.slack.inputs import checkboxes, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields

TOGETHER, YES = "together", "yes"
NAME_SHOWN = 60


def write(draft: Draft) -> Modal:
    """Ask for two lines about a hero; with what was written so far."""
    pass_on = button(say.NOT_ME, "spotlights.pass", draft.id, confirm=Confirm(*say.NOT_ME_ASK))
    blocks = (
        section(say.intro(quote(draft.hero), quote(cut(draft.title, posts.TITLE_SHOWN)))),
        *_texts(draft),
        context(say.WRITE_RULES),
        actions(pass_on),
    )
    return Modal("spotlights.write", say.WRITE_TITLE, blocks, say.WRITE_SUBMIT, note=str(draft.id))


def _texts(draft: Draft) -> tuple[Block, Block]:
    # One more than may stay: so what is too long is refused with a sentence, and not cut off while it is typed.
    longest = LONGEST + 1
    act, effect = say.did_label(cut(draft.hero, NAME_SHOWN)), say.EFFECT_LABEL
    return (
        text_input("did", act, initial=draft.did, hint=say.DID_HINT, multiline=True, longest=longest),
        text_input("effect", effect, initial=draft.effect, hint=say.EFFECT_HINT, multiline=True, longest=longest),
    )


def preview(draft: Draft, post: Post) -> Modal:
    """Show a writer the post before it is sent to its hero."""
    blocks = (
        *posts.blocks(post),
        divider(),
        context(say.before_sending(quote(draft.hero))),
        actions(button(say.CHANGE, "spotlights.write", draft.id)),
    )
    return Modal("spotlights.send", say.PREVIEW_TITLE, blocks, say.SEND, note=str(draft.id))


def review(found: Review, *, together: bool) -> Modal:
    """Show a hero the exact post, and what may become of it."""
    keep = button(say.KEEP, "spotlights.keep", found.id, confirm=Confirm(*say.KEEP_ASK))
    decline = button(say.NO_THANKS, "spotlights.decline", found.id, confirm=Confirm(*say.NO_THANKS_ASK))
    blocks = (
        section(say.review_intro(quote(found.post.writer))),
        divider(),
        *posts.blocks(found.post),
        divider(),
        *_together(found.driver, chosen=together, live=True),
        actions(button(say.EDIT, "spotlights.edit", found.id), keep, decline),
        context(say.REVIEW_RULES),
    )
    return Modal("spotlights.review", say.REVIEW_TITLE, blocks, say.POST, note=str(found.id))


def edit(draft: Draft, driver: str, *, together: bool) -> Modal:
    """Let a hero change the words before they are posted."""
    blocks = (*_texts(draft), *_together(driver, chosen=together, live=False), context(say.WRITE_RULES_OF_HERO))
    return Modal("spotlights.edit", say.EDIT_TITLE, blocks, say.POST, note=str(draft.id))


def _together(driver: str, *, chosen: bool, live: bool) -> tuple[Block, ...]:
    if not driver:
        return ()
    option = Option(say.together_option(driver), YES)
    initial = (YES,) if chosen else ()
    return (checkboxes(TOGETHER, say.TOGETHER_LABEL, (option,), initial=initial, optional=True, live=live),)


def with_driver(fields: Fields) -> bool:
    """Tell whether the hero wants the line about the driver."""
    return YES in fields.many(TOGETHER)


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted, which is seen in the form's place."""
    return Message(text, (section(text),))


def receipt_modal(text: str) -> Modal:
    """Return a sentence that takes the place of an open form."""
    return Modal("spotlights.receipt", say.RECEIPT_TITLE, (section(text),), close=say.CLOSE)
