"""Durable delivery: letters are written with the work they tell of, and workers bring them to Slack, once each."""
