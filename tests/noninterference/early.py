"""With which pair of the seed "planted" a planted leak is found: so that a short run need not search for it.

Another number costs time and proves the same: the search goes on from it. `make sealed` searches from the first pair.
"""

from collections.abc import Mapping

FOUND_BY: Mapping[str, int] = {
    "an issue's card counts the pledges": 13,
    "a pledge moves the deadline": 3,
    "the driver reads on Home how many more are needed": 3,
    "the pledge button is gone once somebody pledged": 24,
    "a form's private note counts the pledges": 16,
    "the whole list counts pledges": 5,
    "withdrawing a pledge touches the thread": 3,
    "a quiet issue takes a number": 2,
    "the list counts quiet issues": 3,
    "sealed hours decide the order of the list": 3,
    "a second filer of the same function is refused": 18,
    "the limit of quiet issues is the group's": 2,
    "Home tells that something is under seal": 4,
    "fading is told": 2,
    "an issue opens as soon as enough have pledged": 3,
    "a parked issue tells how many had pledged": 7,
    "an issue that waits for room tells that it would open": 3,
    "the tick counts what is under seal": 3,
}
