"""The verbs and questions of notices: the only part of it that other features call."""

from bot.features.notices.facts import Press as Press
from bot.features.notices.facts import Waiting as Waiting
from bot.features.notices.service.records import erase as erase
from bot.features.notices.service.records import exported as exported
from bot.features.notices.service.telling import are_on as are_on
from bot.features.notices.service.telling import owe as owe
from bot.features.notices.service.telling import snooze as snooze
from bot.features.notices.service.telling import switch as switch
from bot.features.notices.service.telling import take_due as take_due
from bot.features.notices.service.telling import told as told
