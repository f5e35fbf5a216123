"""Planted leaks: small changes around the real doors, jobs and Home, each of which tells what is sealed.

The harness is trusted only as far as it catches every one of them.
"""

from tests.noninterference.bots import Leak
from tests.noninterference.leaks import early, people, pledges, signals

LEAKS: tuple[Leak, ...] = (*pledges.LEAKS, *signals.LEAKS, *early.LEAKS, *people.LEAKS)
