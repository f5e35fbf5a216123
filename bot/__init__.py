"""Grayzone: a Slack bot for peers who lead different functions and have no boss among them in the room."""

__version__ = "0.1.0"
