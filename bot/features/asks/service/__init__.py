"""The verbs and questions of asks: the only part of it that other features call."""

from bot.features.asks.facts import Health as Health
from bot.features.asks.facts import HomeFacts as HomeFacts
from bot.features.asks.facts import Line as Line
from bot.features.asks.facts import Wishes as Wishes
from bot.features.asks.service.health import home as home
from bot.features.asks.service.helping import hours_between as hours_between
from bot.features.asks.service.helping import thanked_for as thanked_for
from bot.features.asks.service.lists import waiting as waiting
from bot.features.asks.service.records import erase as erase
from bot.features.asks.service.records import exported as exported
from bot.features.asks.service.rings import RING as RING
from bot.features.asks.service.rings import digest_line as digest_line
