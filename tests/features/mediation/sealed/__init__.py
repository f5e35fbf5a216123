"""The proof that a table does not leak: pairs of histories that differ only under seal look alike to everybody else.

`python -m tests.features.mediation.at_length` runs it at length.
"""
