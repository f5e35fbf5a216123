"""The two ways on which the playground reaches the bot."""
