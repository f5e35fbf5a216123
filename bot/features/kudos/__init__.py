"""Kudos: public thanks from one peer to another for a concrete act. What counts is who thanks whom for what, now.

Not events but a state: what a giver's reactions, words and presses say at this moment (their grounds) makes the rows.
"""
