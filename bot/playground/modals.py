"""Modals and Homes: opened, stacked, updated and closed, for one person each."""

import secrets

from bot.playground.elements import first_values, named
from bot.playground.model import Json, Person, View
from bot.playground.playground import Playground
from bot.playground.trouble import ApiRefusal

DEEPEST = 3  # docs.slack.dev, surfaces/modals


def open_root(playground: Playground, person: Person, given: Json) -> View:
    """Open a modal over nothing; what was open is gone."""
    view = _new(playground, person, given)
    person.stack = [view]
    playground.live.person("modal", person.id)
    return view


def push(playground: Playground, person: Person, given: Json) -> View:
    """Put a modal on top of the open ones; three are the most."""
    if not person.stack:
        raise ApiRefusal("not_found")
    if len(person.stack) >= DEEPEST:
        raise ApiRefusal("push_limit_reached")
    view = _new(playground, person, given)
    view.root, view.previous = person.stack[0].id, person.stack[-1].id
    person.stack.append(view)
    playground.live.person("modal", person.id)
    return view


def replace(playground: Playground, view: View, given: Json) -> View:
    """Give a view new content; what was typed stays in elements whose block id and action id stay."""
    _external_id_is_free(playground, given, view)
    typed = view.values
    view.given = _named(playground, given)
    view.hash, view.errors = _new_hash(playground), {}
    view.values = first_values(view.blocks)
    for block_id, entries in view.values.items():
        for action_id, entry in entries.items():
            kept = typed.get(block_id, {}).get(action_id)
            if kept is not None and kept["type"] == entry["type"]:
                entries[action_id] = kept
    playground.live.person("home" if given["type"] == "home" else "modal", view.user)
    return view


def publish(playground: Playground, person: Person, given: Json) -> View:
    """Show a Home to one person."""
    if person.home is not None:
        return replace(playground, person.home, given)
    person.home = _new(playground, person, given)
    playground.live.person("home", person.id)
    return person.home


def pop(playground: Playground, person: Person) -> View:
    """Take the top modal away and return it; with `clear_on_close` the others go too."""
    view = person.stack.pop()
    if view.given.get("clear_on_close"):
        person.stack.clear()
    playground.live.person("modal", person.id)
    return view


def clear(playground: Playground, person: Person) -> None:
    """Close the whole stack."""
    person.stack.clear()
    playground.live.person("modal", person.id)


def by_id(playground: Playground, *, view_id: str | None, external_id: str | None) -> View:
    """Find a view by Slack's id or the bot's own; raise `not_found`."""
    for view in playground.workspace.views():
        if view_id is not None and view.id == view_id:
            return view
        if view_id is None and external_id and view.given.get("external_id") == external_id:
            return view
    raise ApiRefusal("not_found")


def _new(playground: Playground, person: Person, given: Json) -> View:
    _external_id_is_free(playground, given, None)
    view_id = playground.workspace.new_id("V")
    view = View(view_id, person.id, _named(playground, given), _new_hash(playground), root=view_id)
    view.values = first_values(view.blocks)
    return view


def _named(playground: Playground, given: Json) -> Json:
    return given | {"blocks": named(given["blocks"], playground.workspace.new_part_id)}


def _new_hash(playground: Playground) -> str:
    return f"{playground.workspace.seconds()}.{secrets.token_hex(4)}"


def _external_id_is_free(playground: Playground, given: Json, own: View | None) -> None:
    external_id = given.get("external_id")
    if not external_id:
        return
    for view in playground.workspace.views():
        if view is not own and view.given.get("external_id") == external_id:
            raise ApiRefusal("duplicate_external_id")
