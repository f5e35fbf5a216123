"""Leaks planted around the real doors, jobs and Home of mediation: each has to be found."""

from tests.noninterference.bots import Leak
from tests.noninterference.tables.leaks import at_ticks, flags, posting, showing

LEAKS: tuple[Leak, ...] = (*posting.LEAKS, *showing.LEAKS, *at_ticks.LEAKS)
FLAG_LEAKS: tuple[Leak, ...] = flags.LEAKS
