"""The doors of promises: `/promise`, a message shortcut, the forms, and the buttons of one promise."""

from functools import partial

from bot.features.promises import service
from bot.features.promises.handlers import beginning, changing, pressing
from bot.features.promises.handlers.pressing import accepted, agreed, always, press, told
from bot.features.promises.rules.due import warm
from bot.features.promises.text import looking as say
from bot.slack.doors import Doors

PRESSES = (
    ("promises.accept", service.accept, accepted),
    ("promises.decline", service.decline, always(say.DECLINED)),
    ("promises.take_back", service.take_back, always(say.TAKEN_BACK)),
    ("promises.agree_date", service.agree_date, agreed),
    ("promises.keep_date", service.keep_date, always(say.KEPT_DATE)),
    ("promises.release", service.release, always(say.RELEASED)),
    ("promises.report", service.report, told(say.reported)),
    ("promises.confirm", service.confirm, always(say.CONFIRMED)),
    ("promises.withdraw", service.withdraw, always(say.WITHDRAWN)),
    ("promises.withdraw_free", service.withdraw_free, always(say.WITHDRAWN)),
    ("promises.not_kept", service.not_kept, always(say.SAID_NOT_KEPT)),
    ("promises.trust", pressing.trust, always(say.TRUSTED_NOW)),
    ("promises.remind", pressing.remind, always(say.REMINDED_NOW)),
    ("promises.snooze", service.snooze, always(say.SNOOZED)),
)


def register(doors: Doors) -> None:
    """Register every door of promises."""
    warm()
    doors.command("/promise", beginning.promise)
    doors.shortcut("make_message_a_promise", beginning.asked_for_message)
    doors.click("promises.open", beginning.pressed)
    doors.submission("promises.begin", beginning.begin)
    doors.click("promises.mine", pressing.mine)
    doors.click("promises.look", pressing.look)
    doors.click("promises.seen", pressing.seen)
    for action, verb, line in PRESSES:
        doors.click(action, partial(press, verb, line))
    doors.click("promises.counter", changing.ask_terms)
    doors.submission("promises.suggest", changing.counter)
    doors.click("promises.ask_date", changing.ask_day)
    doors.submission("promises.new_date", changing.new_day)
    doors.click("promises.not_yet", pressing.ask_missing)
    doors.submission("promises.missing", pressing.say_missing)
