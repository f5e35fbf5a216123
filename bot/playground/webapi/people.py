"""users.*, team.*, bots.*, dnd.*, emoji.*, auth.* and the rest that only looks."""

from bot.playground.blockkit import check_blocks, check_view
from bot.playground.identity import (
    APP,
    BOT_HANDLE,
    BOT_ID,
    BOT_USER,
    DOMAIN,
    WORKSPACE,
    WORKSPACE_NAME,
)
from bot.playground.model import Json
from bot.playground.playground import Playground
from bot.playground.shapes import dnd_status, user_object
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments
from bot.playground.webapi.places import known_person, page_of


def api_test(playground: Playground, arguments: Arguments) -> Json:
    """api.test: gives back what it got, as an error if asked to."""
    del playground
    if arguments.text("error"):
        raise ApiRefusal(str(arguments.text("error")), args=arguments.given)
    return {"args": arguments.given}


def auth_test(playground: Playground, arguments: Arguments) -> Json:
    """auth.test; the scopes travel in the `X-OAuth-Scopes` header."""
    del playground, arguments
    return {
        "url": f"https://{DOMAIN}.slack.com/",
        "team": WORKSPACE_NAME,
        "user": BOT_HANDLE,
        "team_id": WORKSPACE,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def connections_open(playground: Playground, arguments: Arguments) -> Json:
    """apps.connections.open: the address of one Socket Mode connection."""
    del arguments
    if playground.post.mode == "http":
        raise ApiRefusal("forbidden_team")
    address = playground.address.replace("http", "ws", 1)
    return {"url": f"{address}/socket/{playground.post.sockets.new_ticket()}"}


def user_info(playground: Playground, arguments: Arguments) -> Json:
    """users.info."""
    person = known_person(playground, arguments.required("user"))
    said = {} if person.deleted or not arguments.flag("include_locale") else {"locale": person.locale}
    return {"user": user_object(person, playground.clock()) | said}


def users_list(playground: Playground, arguments: Arguments) -> Json:
    """users.list: everybody of this workspace, and strangers who share a channel."""
    people = playground.workspace.people
    cut, cursor = page_of(list(people), arguments.text("cursor"), arguments.number("limit", 1000))
    members = [user_object(people[user], playground.clock()) for user in cut]
    return {
        "members": members,
        "cache_ts": playground.workspace.seconds(),
        "response_metadata": {"next_cursor": cursor},
    }


def team_info(playground: Playground, arguments: Arguments) -> Json:
    """team.info."""
    del playground, arguments
    team = {
        "id": WORKSPACE,
        "name": WORKSPACE_NAME,
        "domain": DOMAIN,
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return {"team": team | {"url": f"https://{DOMAIN}.slack.com/"}}


def bot_info(playground: Playground, arguments: Arguments) -> Json:
    """bots.info."""
    if arguments.required("bot") != BOT_ID:
        raise ApiRefusal("bot_not_found")
    updated = playground.workspace.people[BOT_USER].updated
    bot = {"id": BOT_ID, "deleted": False, "name": "Grayzone", "updated": updated, "app_id": APP, "user_id": BOT_USER}
    return {"bot": bot | {"icons": {}}}


def emoji_list(playground: Playground, arguments: Arguments) -> Json:
    """emoji.list: custom emoji only, as the address of a picture or as an alias."""
    del arguments
    workspace = playground.workspace
    listed = {
        name: f"{playground.address}{value}" if value.startswith("/") else value
        for name, value in workspace.emoji.items()
    }
    return {"emoji": listed, "cache_ts": workspace.new_ts()}


def dnd_info(playground: Playground, arguments: Arguments) -> Json:
    """dnd.info: whether somebody has notifications paused, or the bot itself, which never has."""
    person = known_person(playground, arguments.text("user") or BOT_USER)
    return dnd_status(person, playground.clock())


def blocks_validate(playground: Playground, arguments: Arguments) -> Json:
    """blocks.validate: exactly one of blocks, view and message."""
    del playground
    given = {name: arguments.json(name) for name in ("blocks", "view", "message") if arguments.given.get(name)}
    if len(given) != 1:
        message = "must provide exactly one of `blocks`, `view`, or `message`"
        raise ApiRefusal("invalid_arguments", response_metadata={"messages": [message]})
    name, value = next(iter(given.items()))
    if name == "view":
        kind = value.get("type") if isinstance(value, dict) else None
        faults = check_view(value, kind if kind in ("modal", "home") else "modal")
    else:
        faults = check_blocks(value.get("blocks", []) if isinstance(value, dict) else value, "message")
    if faults:
        raise ApiRefusal("invalid_blocks", errors=[{"code": "failed_constraint", "message": one} for one in faults])
    return {}
