"""With which pair of the seed "seed 0" a planted leak is found: so that a short run need not search for it.

Another number costs time and proves the same: the search goes on from it.
"""

from collections.abc import Mapping

FOUND_BY: Mapping[str, int] = {
    "a turned key is told at once": 36,
    "every press touches the conversation": 4,
    "the deadline moves when one is done": 4,
    "whoever is through first wins ties": 5,
    "a draft takes words from private notes": 4,
    "the number of a passed line counts written ones": 17,
    "a refusal tells that the other one is through": 40,
    "the log keeps the words of a line": 5,
    "the inviter is told of a no": 6,
    "verdicts show as soon as both have given one": 10,
    "a screen says that the other one is through": 5,
    "the first signature shows": 9,
    "a closed table reads otherwise after a stop": 21,
    "a screen says that the other one writes at length": 5,
    "a button is gone when the other one is done": 5,
    "a button's value counts the other one's notes": 5,
    "a form's private note counts the other one's notes": 5,
    "a tick tells that one of the two is through": 4,
    "a verdict is named": 61,
    "verdicts are counted": 61,
    "it is told who left": 21,
    "whoever has not answered is reminded": 4,
    "the form tells of a flag about oneself": 4,
    "the broker reads a private note": 10,
    "Home is in another order when the other one has answered": 5,
    "a candidate reads on Home who ranked them": 22,
    "it is told who did not want the broker": 25,
    "a review counts its answers": 32,
    "a stop closes the table at the next tick": 6,
    "a notice goes only to whoever has not answered": 4,
    "a flag that was taken back still meets": 16,
}
