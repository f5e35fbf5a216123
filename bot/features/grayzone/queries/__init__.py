"""The selects, and the few statements that must be safe when two people act at once."""

from bot.features.grayzone.queries.changing import changed as changed
from bot.features.grayzone.queries.changing import forget as forget
from bot.features.grayzone.queries.changing import move as move
from bot.features.grayzone.queries.changing import upsert as upsert
from bot.features.grayzone.queries.filing import Place as Place
from bot.features.grayzone.queries.filing import add_issue as add_issue
from bot.features.grayzone.queries.filing import next_place as next_place
from bot.features.grayzone.queries.finding import Newest as Newest
from bot.features.grayzone.queries.finding import answers as answers
from bot.features.grayzone.queries.finding import count as count
from bot.features.grayzone.queries.finding import issue as issue
from bot.features.grayzone.queries.finding import issues as issues
from bot.features.grayzone.queries.finding import newest_issues as newest_issues
from bot.features.grayzone.queries.finding import numbered as numbered
from bot.features.grayzone.queries.finding import sightings as sightings
from bot.features.grayzone.queries.sealed import fade as fade
from bot.features.grayzone.queries.sealed import own_signals as own_signals
from bot.features.grayzone.queries.sealed import pledged_on as pledged_on
from bot.features.grayzone.queries.sealed import pledges as pledges
from bot.features.grayzone.queries.sealed import quiet_signals as quiet_signals
