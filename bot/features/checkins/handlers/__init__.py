"""The doors of check-ins: `/checkin`, the buttons of cards, Home and messages, and the forms."""

from bot.features.checkins.facts import GROUP_KIND, PROMPT_KIND
from bot.features.checkins.handlers import commands, joining, painting, pressing, talking, writing
from bot.features.checkins.views import forms, group, worksheet
from bot.slack.doors import Doors
from bot.slack.requests import PersonChanged


def register(doors: Doors) -> None:
    """Register every door of check-ins."""
    doors.command("/checkin", commands.checkin)
    doors.card(PROMPT_KIND, painting.prompt, guard=painting.hold)
    doors.card(GROUP_KIND, painting.group)
    doors.after(PersonChanged, painting.moved)
    doors.click("checkins.how", commands.how)
    doors.click("checkins.mine", commands.mine)
    doors.click("checkins.next", commands.following)
    doors.submission(forms.WHERE, commands.group_chosen)
    doors.click("checkins.open", joining.pressed)
    doors.submission(forms.WISHES, joining.save)
    doors.click("checkins.stop", joining.stop)
    doors.click("checkins.pause", joining.ask_pause)
    doors.submission(forms.PAUSE, joining.pause)
    doors.click("checkins.go_on", joining.go_on)
    doors.click("checkins.group", joining.ask_rhythm)
    doors.submission(group.RHYTHM, joining.save_rhythm)
    doors.click("checkins.talk", talking.pressed)
    doors.click("checkins.talk_to", talking.to_one)
    doors.submission(forms.TALK, talking.ask)
    _register_answers(doors)


def _register_answers(doors: Doors) -> None:
    doors.click("checkins.talked", pressing.talked)
    doors.click("checkins.not_talked", pressing.did_not_talk)
    doors.click("checkins.take_back", pressing.take_back)
    doors.click("checkins.skip", pressing.not_this_time)
    doors.click("checkins.agree", pressing.agree)
    doors.click("checkins.suggest", pressing.ask_moment)
    doors.submission(forms.SUGGEST, pressing.suggest)
    doors.click("checkins.snooze", pressing.snooze)
    doors.click("checkins.notes", writing.look)
    doors.click("checkins.write", writing.write)
    doors.submission(worksheet.FORM, writing.save)
    doors.click("checkins.ask", writing.make_ask)
    doors.click("checkins.promise", writing.make_promise)
    doors.click("checkins.grayzone", writing.make_issue)
    doors.click("checkins.nothing", writing.nothing)
