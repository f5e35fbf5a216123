"""The verbs and questions of mediation: the only part of it that other features, views, handlers and jobs call."""

from bot.features.mediation.facts import Act as Act
from bot.features.mediation.facts import FlagLine as FlagLine
from bot.features.mediation.facts import Pressed as Pressed
from bot.features.mediation.facts import Seen as Seen
from bot.features.mediation.facts import Thread as Thread
from bot.features.mediation.service.contacts import contact as contact
from bot.features.mediation.service.contacts import named_contact as named_contact
from bot.features.mediation.service.contacts import set_contact as set_contact
from bot.features.mediation.service.flagging import file_flag as file_flag
from bot.features.mediation.service.flagging import flags_of as flags_of
from bot.features.mediation.service.flagging import take_back_flag as take_back_flag
from bot.features.mediation.service.knowing import ties as ties
from bot.features.mediation.service.laying import invite as invite
from bot.features.mediation.service.lists import tables_of as tables_of
from bot.features.mediation.service.lists import waiting as waiting
from bot.features.mediation.service.meeting import compare_due as compare_due
from bot.features.mediation.service.pressing import leave as leave
from bot.features.mediation.service.pressing import look as look
from bot.features.mediation.service.pressing import press as press
from bot.features.mediation.service.pressing import preview as preview
from bot.features.mediation.service.pressing import seen_by_other as seen_by_other
from bot.features.mediation.service.records import erase as erase
from bot.features.mediation.service.records import exported as exported
from bot.features.mediation.service.ticks import note_departed as note_departed
from bot.features.mediation.service.ticks import take_ticks as take_ticks
