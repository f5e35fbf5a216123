"""Home: one's own page in Slack, for whoever looks, and the help for whoever speaks to the bot."""
