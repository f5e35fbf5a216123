"""Refusals: requests that we understood and decline, in words that say what is wrong and what to do instead."""


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not an error)
    """A request that was understood and is declined.

    Features subclass it in their `rules.py` and take the sentence from their `text.py`. Whatever the unit of work
    wrote before the refusal is rolled back; the doorway shows the sentence to the person who asked, and what they
    typed stays in their form.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        """Keep the sentence for the person, and the name of the form field to which it belongs, if to one."""
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class UnknownActor(Refusal):
    """Nobody knows who acts, though Slack was asked before: the doorway asks again, and lets them try once more."""


class Repeated(Exception):  # noqa: N818 (named for what is recognised)
    """What is asked was carried out before: nothing is to be done."""


class TooSlow(Exception):  # noqa: N818 (named for what the person is told)
    """A unit of work passed its deadline; it was rolled back and nothing of it was saved."""
