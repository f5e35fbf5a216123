"""Promises: one peer tells another what they will do, what "done" means and by when. The two see it, and nobody else.

`rules/states.py` is the table. Silence never moves a date, a date moves only by both, and saying no counts nowhere.
"""
