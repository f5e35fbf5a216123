"""The verbs and questions of notices: the only part of it that other features call."""

from bot.features.notices.facts import Admission as Admission
from bot.features.notices.facts import Choice as Choice
from bot.features.notices.facts import Digest as Digest
from bot.features.notices.facts import Owed as Owed
from bot.features.notices.facts import Passage as Passage
from bot.features.notices.facts import Press as Press
from bot.features.notices.facts import Waiting as Waiting
from bot.features.notices.rules import MOST_CHOSEN as MOST_CHOSEN
from bot.features.notices.service.calendars import calendars as calendars
from bot.features.notices.service.choosing import choice as choice
from bot.features.notices.service.choosing import choose as choose
from bot.features.notices.service.gate import Gate as Gate
from bot.features.notices.service.gate import admit as admit
from bot.features.notices.service.gate import stop as stop
from bot.features.notices.service.gate import stopped as stopped
from bot.features.notices.service.gate import take_digests as take_digests
from bot.features.notices.service.reach import calendar as calendar
from bot.features.notices.service.reach import reachable_at as reachable_at
from bot.features.notices.service.records import erase as erase
from bot.features.notices.service.records import exported as exported
from bot.features.notices.service.telling import owe as owe
from bot.features.notices.service.telling import snooze as snooze
from bot.features.notices.service.telling import start as start
from bot.features.notices.service.telling import switch as switch
from bot.features.notices.service.telling import take_due as take_due
from bot.features.notices.service.telling import told as told
