"""Acts on modals: submit and close."""

from typing import Any

from pydantic import Field

from bot.playground import form, interactions, modals
from bot.playground.control.acts import Outcome, PersonAct, banner
from bot.playground.elements import placed
from bot.playground.model import Person, View
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal, ApiRefusal
from bot.playground.webapi.views import given_view


class Submit(PersonAct):
    """Submit the top modal, with what the person filled in."""

    fields: dict[str, Any] = Field(default_factory=dict)

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Check what Slack's client checks, send it, do what the answer says; the form stays open on any trouble."""
        if not person.stack:
            raise ActRefusal("no_modal")
        view = person.stack[-1]
        if view.given.get("submit") is None:
            raise ActRefusal("no_such_button")
        form.fill(view, self.fields)
        view.errors = form.faults(view)
        playground.live.person("modal", person.id)
        if view.errors:
            return Outcome(errors=view.errors)
        answer = await interactions.submission(playground, person, view)
        failed = banner(answer)
        if failed is not None:
            return Outcome(banner=failed)
        return _obeyed(playground, person, view, answer.body)


def _obeyed(playground: Playground, person: Person, view: View, body: object) -> Outcome:
    try:
        if body is None:
            return _closed(playground, person, view)
        return _response_action(playground, person, view, body)
    except ApiRefusal as refusal:
        playground.journal.problem("refused", "answer to view_submission", refusal.code, **refusal.details)
        return Outcome(banner="dispatch_failed")


def _closed(playground: Playground, person: Person, view: View) -> Outcome:
    if person.stack and person.stack[-1] is view:
        modals.pop(playground, person)
    return Outcome(closed=not person.stack)


def _response_action(playground: Playground, person: Person, view: View, body: object) -> Outcome:
    if not isinstance(body, dict):
        raise ApiRefusal("invalid_response")
    action = body.get("response_action")
    allowed = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set[str]()}.get(str(action))
    if allowed is None or set(body) != {"response_action"} | allowed:
        raise ApiRefusal("invalid_response", action=action, fields=sorted(body))
    if action == "clear":
        modals.clear(playground, person)
        return Outcome(closed=True)
    if action == "errors":
        view.errors = _errors(view, body["errors"])
        playground.live.person("modal", person.id)
        return Outcome(errors=view.errors)
    given = given_view(body["view"], "modal")
    if action == "update":
        modals.replace(playground, view, given)
    else:
        modals.push(playground, person, given)
    return Outcome()


def _errors(view: View, errors: object) -> dict[str, str]:
    inputs = {one.block_id for one in placed(view.blocks) if one.is_input}
    if not isinstance(errors, dict) or not errors:
        raise ApiRefusal("invalid_response", errors="needs {block_id: sentence}")
    for block_id, sentence in errors.items():
        if block_id not in inputs:
            raise ApiRefusal("invalid_response", errors=f"{block_id!r} is no input block")
        if not isinstance(sentence, str) or not sentence:
            raise ApiRefusal("invalid_response", errors=f"{block_id!r} has no sentence")
    return errors


class Close(PersonAct):
    """Close the top modal with Cancel or, with `clear`, the whole stack with x."""

    clear: bool = False

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Close, and tell the bot where it asked for it."""
        if not person.stack:
            raise ActRefusal("no_modal")
        if self.clear:
            view = person.stack[0]
            modals.clear(playground, person)
        else:
            view = modals.pop(playground, person)
        answer = None
        if view.given.get("notify_on_close"):
            answer = await interactions.closed(playground, person, view, is_cleared=self.clear)
        return Outcome(closed=not person.stack, banner=banner(answer) if answer is not None else None)
