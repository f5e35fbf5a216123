"""The verbs and questions of spotlights: the only part of it that other features call."""

from bot.features.spotlights.facts import Contribution as Contribution
from bot.features.spotlights.models import Kind as Kind
from bot.features.spotlights.service.lists import waiting as waiting
from bot.features.spotlights.service.records import erase as erase
from bot.features.spotlights.service.records import exported as exported
from bot.features.spotlights.service.wins import slipped as slipped
from bot.features.spotlights.service.wins import won as won
