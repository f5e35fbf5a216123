"""With which pairs of the seeds "seed 0" to "seed 4" a planted leak is found: a short run need not search for it.

Other numbers cost time and prove the same: the search goes on from them. `make tables` searches from the first pair.
"""

from collections.abc import Mapping

FOUND_BY: Mapping[str, tuple[int, ...]] = {
    "a turned key is told at once": (67, 2, 156, 11, 142),
    "every press touches the thread": (4, 1, 1, 4, 2),
    "a tick tells that one of the two is through": (4, 5, 1, 7, 5),
    "a verdict is named": (6, 6, 23, 23, 6),
    "verdicts are counted": (6, 6, 23, 23, 6),
    "the other one writes at length": (5, 6, 2, 4, 2),
    "the broker reads a private note": (4, 1, 3, 7, 3),
    "a draft takes words from private notes": (1, 6, 8, 13, 15),
    "verdicts show as soon as both have given one": (7, 6, 23, 6, 6),
    "it is told who left": (29, 4, 19, 4, 32),
    "the deadline moves when one is done": (5, 6, 2, 13, 2),
    "a button vanishes when the other one is done": (5, 6, 2, 13, 2),
    "the number of a passed line counts written ones": (4, 1, 3, 14, 4),
    "a stop closes the table at the next tick": (4, 2, 19, 4, 5),
    "it is told who did not want the broker": (5, 34, 8, 1, 4),
    "a candidate's no is no silence": (17, 278, 193, 329, 110),
    "a grid without a common number is over early": (25, 90, 8, 17, 17),
    "a refusal tells that the other one is through": (8, 6, 3, 22, 2),
    "interests that one of them rated high are counted": (5, 23, 3, 20, 3),
    "it is told that one would have talked": (141, 19, 341, 29, 22),
    "the first signature shows": (9, 9, 1, 8, 20),
    "a closed table reads otherwise after a stop": (142, 147, 21, 4, 71),
    "a review counts its answers": (26, 5, 290, 71, 112),
    "the other one's ranking shows": (67, 14, 28, 4, 10),
    "half a match is told": (1, 2, 1, 1, 1),
    "the limit counts flags about oneself": (1, 2, 1, 1, 7),
    "the end of a flag is told": (2, 3, 8, 1, 7),
    "a flag that was taken back still meets": (3, 2, 15, 2, 2),
}
