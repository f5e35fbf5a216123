"""What somebody is told who puts notices off, or switches them."""

SNOOZED = "I will tell you again on your next working day. Until then it waits on my Home tab."
OFF = (
    "I will not write to you when something waits. It stays on my Home tab, and *Tell me when something waits* there "
    "changes this."
)
ON = "I will write to you when something waits: at most once a day, in your working hours."
