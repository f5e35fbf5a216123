"""Check-ins: planned short talks that bring every two peers of a group together, each at their own hour, for a reason.

Pairs and their dates are known to the group; what somebody answers only to the pair, a worksheet to its writer alone.
"""
