"""Notices: one constant sentence by direct message, at most once a day, when something private waits on Home.

Whatever waits is told of in the same words, so that an export of direct messages says nothing of it.
"""
