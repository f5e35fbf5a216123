"""Slack at arm's length: its JSON in, our values; our values, its JSON out. Only this room (and app.py) knows its SDK."""
