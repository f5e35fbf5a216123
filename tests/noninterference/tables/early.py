"""With which pair of the seed "seed 0" each planted leak is found: so that a short run need not search for it.

Another number costs time and proves the same: a search goes on from it.
"""

FOUND_BY: dict[str, int] = {}
