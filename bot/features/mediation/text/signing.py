"""The final words, and what signing them does."""

HEAD = "*The final words*"
BECOME = (
    "If both of you sign, it is agreed: each term becomes a promise of whoever does it to the other, and you look at "
    "it again after 30 and 90 days. Until both have signed, nobody reads whether you did."
)
SIGN = "Sign"
SIGN_TITLE = "Sign these words?"
SIGN_ASK = (
    "If the other side signs as well, each of these terms becomes a promise, and yours stand among your promises."
)
REFUSE = "Do not sign"
REFUSE_TITLE = "Not these words?"
REFUSE_ASK = (
    "It goes back to drafting once both of you have answered. It is told that not both signed, and nothing more."
)
SIGNED = "✓ Your answer, sealed: you sign. You can change it until the answers open."
REFUSED = "✓ Your answer, sealed: you do not sign. You can change it until the answers open."
