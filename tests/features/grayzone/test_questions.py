"""Who is asked whether a number is so, or whether a win held, answers on Home as on the card: yes as easily as no."""

from bot.features.grayzone.views import card as cards
from bot.slack.replies import Block
from tests.features.grayzone.room import ANA, BO, CHI, DEV, Room


def buttons(blocks: tuple[Block, ...], *verbs: str) -> dict[str, Block]:
    """Return the buttons with these verbs of issue 1, by verb, as they are but for their colour."""
    wanted = {f"grayzone.{verb}:1.1": verb for verb in verbs}
    found = [one for block in blocks for one in (*block.get("elements", ()), block.get("accessory", {}))]
    return {
        wanted[one["action_id"]]: {name: part for name, part in one.items() if name != "style"}
        for one in found
        if one.get("action_id") in wanted
    }


def on_home(room: Room, user: str, *verbs: str) -> dict[str, Block]:
    return buttons(room.desk.home(user).blocks, *verbs)


def on_card(room: Room, *verbs: str) -> dict[str, Block]:
    return buttons(cards.message(room.card()).blocks, *verbs)


def to_review(room: Room) -> None:
    room.to_win()
    room.tick(45)


def test_home_offers_both_answers_about_a_number_as_the_card_does(room: Room) -> None:
    room.to_delivery()
    assert list(on_home(room, BO, "confirm", "off")) == ["confirm", "off"]
    assert on_home(room, BO, "confirm", "off") == on_card(room, "confirm", "off")


def test_home_offers_both_answers_about_a_win_as_the_card_does(room: Room) -> None:
    to_review(room)
    assert list(on_home(room, BO, "held", "slipped")) == ["held", "slipped"]
    assert on_home(room, BO, "held", "slipped") == on_card(room, "held", "slipped")


def test_on_home_neither_answer_is_marked_before_the_other(room: Room) -> None:
    to_review(room)
    (row,) = [block for block in room.desk.home(BO).blocks if "grayzone.slipped" in str(block)]
    assert [one.get("style") for one in row["elements"]] == [None, None]


def test_nobody_is_asked_on_home_who_has_no_say_or_has_answered(room: Room) -> None:
    to_review(room)
    assert not on_home(room, DEV, "held", "slipped")
    room.press(BO, "held")
    for user in (BO, CHI):
        assert not on_home(room, user, "held", "slipped")
    assert on_home(room, ANA, "held", "slipped")


def test_before_the_review_home_asks_nothing(room: Room) -> None:
    room.to_win()
    assert not on_home(room, BO, "held", "slipped")
