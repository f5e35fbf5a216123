"""The demo: the playground and the bot together on one machine, with a fresh database and no account anywhere."""

from bot.demo.stage import run

__all__ = ["run"]
