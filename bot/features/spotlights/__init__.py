"""Spotlights: after a win, witnesses write two lines about those who made it happen, and each hero decides about them.

Heroes come from recorded contributions only, and the driver is never among them. `rules/states.py` is the table;
docs/spotlights.md tells the rules with their sources.
"""
