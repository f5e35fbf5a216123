"""Asks and help: a peer asks for a hand, everyone or quietly one able peer after another; whoever was helped says so.

Passing leaves no trace, books of help are private and never netted. `rules/states.py` is the table; docs/asks.md tells
the rules with their sources.
"""
