"""The half hour together, in words, before the final words are signed."""

HEAD = "*The draft that both can live with*"
BOTH_WANT = "Both of them want to talk."
HOW = (
    "Before you sign, half an hour together is offered: people who go on working together keep better what they have "
    "talked through. It takes place if both of you want it; else it goes on without, and nobody reads who did not."
)
OFFER = "I am ready for half an hour"
WAIVE = "Go on without"
HELD = "We have talked"
WANTED = "✓ Your answer, sealed: you are ready to talk."
WAIVED = "✓ Your answer, sealed: go on without a talk."
TALKED = "✓ Your answer, sealed: the two of you have talked."
AGREED_TO = (
    "Both of you want to talk. Find half an hour soon, and bring this draft. It goes on when both have said that "
    "you talked, or that it goes on without."
)
