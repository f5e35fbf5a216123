"""Gray-zone issues: what falls between functions and nobody owns, from proposal to win.

An issue sits on a handoff between two functions. Peers say what it costs them, one of them drives it, a sealed round of
pledges charters it at a tick, and both border functions confirm the re-measured number. `rules/states.py` is the table.
"""
