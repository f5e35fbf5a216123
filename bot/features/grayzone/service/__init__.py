"""The verbs and questions of gray-zone issues: the only part of it that other features call."""

from bot.features.grayzone.service.agenda import waiting as waiting
from bot.features.grayzone.service.borders import Border as Border
from bot.features.grayzone.service.borders import Win as Win
from bot.features.grayzone.service.borders import borders as borders
from bot.features.grayzone.service.borders import titles as titles
from bot.features.grayzone.service.borders import wins as wins
from bot.features.grayzone.service.facts import IssueLine as IssueLine
from bot.features.grayzone.service.facts import Press as Press
from bot.features.grayzone.service.facts import QuietLine as QuietLine
from bot.features.grayzone.service.facts import Waiting as Waiting
from bot.features.grayzone.service.lists import mine as mine
from bot.features.grayzone.service.lists import queue as queue
from bot.features.grayzone.service.quiet import quiet_of as quiet_of
from bot.features.grayzone.service.records import erase as erase
from bot.features.grayzone.service.records import exported as exported
