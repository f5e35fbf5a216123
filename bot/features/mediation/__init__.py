"""The peace broker: two peers settle a border skirmish at a table that tells nothing but what they passed on.

Three records, each readable by its own people: what is shared, and what each of the two has for themselves.
`rules/ticking.py` tells how they keep apart, `rules/states.py` is the table of stages.
"""
