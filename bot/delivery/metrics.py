"""What is counted about letters, for /metrics."""

from prometheus_client import Counter

SENT = Counter("grayzone_letters_sent", "Letters that are in Slack.")
TAKEN_BACK = Counter("grayzone_letters_taken_back", "Cards deleted in Slack, since they had nothing to show any more.")
DROPPED = Counter("grayzone_letters_dropped", "Letters that could not be delivered, by reason.", ["reason"])
POSTPONED = Counter(
    "grayzone_letters_postponed", "Attempts that ended with another one to come, by reason.", ["reason"]
)
LOOKED_FOR = Counter("grayzone_letters_looked_for", "Letters looked for after an unclear attempt.", ["found"])
UNVERIFIED = Counter(
    "grayzone_letters_unverified",
    "Letters sent again or taken back after an unclear attempt where the bot may not read back.",
)
