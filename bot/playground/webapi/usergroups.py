"""usergroups.*: who is mentioned together by a handle."""

from bot.playground.model import Json
from bot.playground.playground import Playground
from bot.playground.shapes import usergroup_object
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments


def listed(playground: Playground, arguments: Arguments) -> Json:
    """usergroups.list: counts, members and disabled groups only when they are asked for."""
    disabled_too = arguments.flag("include_disabled")
    groups = [one for one in playground.workspace.groups.values() if disabled_too or not one.disabled]
    count, users = arguments.flag("include_count"), arguments.flag("include_users")
    return {"usergroups": [usergroup_object(one, count=count, users=users) for one in groups]}


def users_listed(playground: Playground, arguments: Arguments) -> Json:
    """usergroups.users.list: every member, whatever became of the account."""
    group = playground.workspace.groups.get(arguments.required("usergroup"))
    if group is None or (group.disabled and not arguments.flag("include_disabled")):
        raise ApiRefusal("no_such_subteam")
    return {"users": list(group.users)}
