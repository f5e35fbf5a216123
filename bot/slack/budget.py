"""How Slack's three seconds are spent (docs.slack.dev, interactivity: an answer and a trigger live that long)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds for each step of an answer. Looking up and the unit together leave room for the way back."""

    look_up: float = 0.8  # asking Slack who acts
    unit: float = 2.0  # the unit of work; when it is late, nothing of it is saved
    answer: float = 2.8  # from the arrival until a modal must have been opened


USUAL = Budget()
