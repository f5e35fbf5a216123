"""views.*: modals and Homes."""

from bot.playground import modals
from bot.playground.blockkit import check_view
from bot.playground.identity import BOT_USER
from bot.playground.model import Json, View
from bot.playground.playground import Playground
from bot.playground.shapes import view_object
from bot.playground.triggers import Trigger
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments


def given_view(given: object, kind: str) -> Json:
    """Return a view that the bot sent, checked; raise `invalid_arguments` with Slack's messages."""
    faults = check_view(given, kind)
    if faults or not isinstance(given, dict):
        raise ApiRefusal(
            "view_too_large" if any("view_too_large" in one for one in faults) else "invalid_arguments",
            response_metadata={"messages": [f"[ERROR] {one}" for one in faults]},
        )
    return given


def _trigger(playground: Playground, arguments: Arguments) -> Trigger:
    trigger_id = arguments.text("trigger_id") or arguments.text("interactivity_pointer")
    if not trigger_id:
        raise ApiRefusal("invalid_arguments", response_metadata={"messages": ["missing required field: trigger_id"]})
    return playground.triggers.check(trigger_id)


def open_(playground: Playground, arguments: Arguments) -> Json:
    """views.open."""
    trigger = _trigger(playground, arguments)
    given = given_view(arguments.json("view"), "modal")
    view = modals.open_root(playground, playground.workspace.people[trigger.user], given)
    trigger.used = True
    return _shown(view)


def push(playground: Playground, arguments: Arguments) -> Json:
    """views.push: with the trigger of something pressed in an open modal."""
    trigger = _trigger(playground, arguments)
    given = given_view(arguments.json("view"), "modal")
    if not trigger.in_modal:
        raise ApiRefusal("not_found")
    view = modals.push(playground, playground.workspace.people[trigger.user], given)
    trigger.used = True
    return _shown(view)


def update(playground: Playground, arguments: Arguments) -> Json:
    """views.update: by view_id or external_id, guarded by the hash when one is given."""
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    if not view_id and not external_id:
        raise ApiRefusal("invalid_arguments", response_metadata={"messages": ["missing required field: view_id"]})
    view = modals.by_id(playground, view_id=view_id or None, external_id=external_id)
    given = given_view(arguments.json("view"), view.given["type"])
    _fresh(view, arguments)
    return _shown(modals.replace(playground, view, given))


def publish(playground: Playground, arguments: Arguments) -> Json:
    """views.publish: one person's Home."""
    user = playground.workspace.people.get(arguments.required("user_id"))
    if user is None or user.id == BOT_USER:
        raise ApiRefusal("user_not_found")
    if user.deleted:
        raise ApiRefusal("not_enabled")
    given = given_view(arguments.json("view"), "home")
    if user.home is not None:
        _fresh(user.home, arguments)
    return _shown(modals.publish(playground, user, given))


def _fresh(view: View, arguments: Arguments) -> None:
    known = arguments.text("hash")
    if known and known != view.hash:
        raise ApiRefusal("hash_conflict")


def _shown(view: View) -> Json:
    return {"view": view_object(view, state=False)}
