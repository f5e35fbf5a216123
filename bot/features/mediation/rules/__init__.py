"""The decisions of mediation, pure: no clock, no database, no Slack."""
