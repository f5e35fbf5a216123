"""The tests; a package so that they can share what is in `tests.support`."""

import os
import sys

# Some machines tell Python to keep nothing that it compiled: each worker, and each bot that a test starts in a process
# of its own, would then compile everything anew, for seconds.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
