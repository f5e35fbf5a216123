"""User groups: mentioned by a handle, listed by the Web API, and made larger by tests."""

from typing import Any

import pytest

from tests.playground.town import Town

pytestmark = pytest.mark.anyio

PEERS = [f"U0{name}" for name in ("ANA", "BO", "CHI", "DEV", "ELI", "FAY")]


async def test_a_message_and_a_command_name_a_group_by_its_id(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    await wide_town.act("say", "ana", channel="random", text="thanks @sales-ops, and @nobodys.")
    await wide_town.act("command", "ana", channel="random", text="/grayzone @Sales-Ops @bo & @nobodys")
    [message] = wide_town.events("message")
    assert message["text"] == "thanks <!subteam^S0SALE>, and @nobodys."
    leaves = message["blocks"][0]["elements"][0]["elements"]
    assert leaves[1] == {"type": "usergroup", "usergroup_id": "S0SALE"}
    assert wide_town.heard[-1]["text"] == "<!subteam^S0SALE|@sales-ops> <@U0BO|bo> &amp; @nobodys"


async def test_a_mention_of_a_group_counts_for_its_members_only(town: Town) -> None:
    await town.act("say", "chi", channel="random", text="@sales-ops look")

    async def mentions(person: str) -> int:
        state = await town.look("state", person)
        return sum(one["mentions"] for one in state["channels"])

    assert [await mentions(person) for person in ("ana", "bo", "dev")] == [1, 1, 0]


async def test_the_groups_are_listed_with_counts_and_users_when_asked(wide_town: Town) -> None:
    plain = (await wide_town.call("usergroups.list"))["usergroups"]
    assert [(one["id"], one["handle"], one["is_usergroup"]) for one in plain] == [
        ("S0SALE", "sales-ops", True),
        ("S0STAFF", "staff", True),
    ]
    assert not {"users", "user_count"} & set(plain[0])
    full = (await wide_town.call("usergroups.list", include_users=True, include_count=True))["usergroups"]
    assert (full[1]["users"], full[1]["user_count"]) == ([*PEERS, "U0GUS"], 7)
    assert (await wide_town.call("usergroups.users.list", usergroup="S0SALE"))["users"] == ["U0ANA", "U0BO"]
    assert (await wide_town.call("usergroups.users.list", usergroup="C0SALE"))["error"] == "no_such_subteam"


@pytest.mark.parametrize("method", ["usergroups.list", "usergroups.users.list"])
async def test_groups_are_not_read_without_the_scope(town: Town, method: str) -> None:
    await town.act("scopes", revoke=["usergroups:read"])
    refused = await town.call(method, usergroup="S0SALE")
    assert (refused["error"], refused["needed"]) == ("missing_scope", "usergroups:read")


async def test_a_group_is_replaced_and_keeps_its_id_and_who_left(wide_town: Town) -> None:
    await wide_town.act("set_person", "bo", change="deactivate")
    made = await wide_town.act("user_group", handle="launch", name="Launch crew", users=["ana", "bo", "ana"])
    again = await wide_town.act("user_group", handle="launch", users=["U0CHI", "bo"])
    assert again == {"ok": True, "id": made["id"]}
    assert (await wide_town.call("usergroups.users.list", usergroup=made["id"]))["users"] == ["U0CHI", "U0BO"]
    [group] = [one for one in (await wide_town.look("state", "ana"))["user_groups"] if one["handle"] == "launch"]
    assert group == {
        "id": made["id"],
        "handle": "launch",
        "name": "Launch crew",
        "users": ["U0CHI", "U0BO"],
        "disabled": False,
    }


async def test_a_disabled_group_is_gone_unless_it_is_asked_for(wide_town: Town) -> None:
    await wide_town.act("user_group", handle="staff", users=["ana"], disabled=True)
    listed = await wide_town.call("usergroups.list")
    assert [one["handle"] for one in listed["usergroups"]] == ["sales-ops"]
    [gone] = [
        one
        for one in (await wide_town.call("usergroups.list", include_disabled=True))["usergroups"]
        if one["date_delete"]
    ]
    assert gone["handle"] == "staff"
    refused = await wide_town.call("usergroups.users.list", usergroup="S0STAFF")
    asked_for = await wide_town.call("usergroups.users.list", usergroup="S0STAFF", include_disabled=True)
    assert (refused["error"], asked_for["users"]) == ("no_such_subteam", ["U0ANA"])
    await wide_town.act("say", "ana", channel="random", text="@staff")
    assert (await wide_town.look("messages", "bo", channel="random"))[0]["text"] == "@staff"


async def test_people_are_added_until_a_group_is_large(wide_town: Town) -> None:
    await wide_town.connect()
    extra = [f"U0MORE{number}" for number in range(12)]
    for number, user in enumerate(extra):
        assert await wide_town.act("add_person", id=user, name=f"more{number}", zone="Asia/Tokyo") == {
            "ok": True,
            "id": user,
        }
    group = (await wide_town.act("user_group", handle="crowd", users=extra))["id"]
    assert (await wide_town.call("usergroups.users.list", usergroup=group))["users"] == extra
    known = (await wide_town.call("users.info", user=extra[0]))["user"]
    assert (known["name"], known["tz"], known["is_restricted"]) == ("more0", "Asia/Tokyo", False)
    assert (await wide_town.act("join", "more0", channel="random"))["ok"]
    assert [one["user"]["id"] for one in wide_town.events("team_join")] == extra


@pytest.mark.parametrize(
    ("act", "details", "error"),
    [
        ("user_group", {"handle": "ana", "users": []}, "name_taken"),
        ("user_group", {"handle": "everyone", "users": []}, "name_taken"),
        ("user_group", {"handle": "grayzone", "users": []}, "name_taken"),
        ("user_group", {"handle": "crew", "users": ["nobody"]}, "no_such_person"),
        ("user_group", {"handle": "crew", "users": ["hal"]}, "not_allowed"),
        ("user_group", {"handle": "crew", "users": ["grayzone"]}, "not_allowed"),
        ("user_group", {"handle": "Loud Crew", "users": []}, "invalid_act"),
        ("add_person", {"id": "U0NEW", "name": "staff"}, "name_taken"),
        ("add_person", {"id": "U0ANA", "name": "new"}, "id_taken"),
        ("add_person", {"id": "U0NEW", "name": "new", "zone": "Mars/Base"}, "no_such_zone"),
        ("add_person", {"id": "new", "name": "new"}, "invalid_act"),
    ],
)
async def test_what_cannot_be_furnished_is_named(town: Town, act: str, details: dict[str, Any], error: str) -> None:
    assert (await town.act(act, **details))["error"] == error
