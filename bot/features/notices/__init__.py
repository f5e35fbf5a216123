"""Notices: the one gate for messages that the bot sends a person of its own accord, and what people say about them.

Whatever private things wait are told of in the same words, at most once a day, so that an export of direct messages
says nothing of them. A week has a number of messages of all kinds; what is beyond it comes in one digest.
"""
