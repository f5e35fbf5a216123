"""The acts of the rehearsed story, each a thing that the bot is for."""
