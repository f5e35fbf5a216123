"""Slack at arm's length: its JSON in, our values out, and back. Only this room (and app.py) knows its SDK."""
