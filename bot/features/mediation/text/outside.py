"""What other places say of tables, and a table of them: constant words, so that they tell nothing."""

WAITS_TITLE = "A table"
WAITS = "Something at a table waits for you. Open it to see what."
CLOSED = "This table is closed. For a week you can still open it."
PART_ENDED = "Your part at a table has ended. There is nothing to do."
OPEN = "Open"
LEADS = "Leads {function}"
WHO_ELSE = (
    "Harassment, discrimination, safety and pay do not belong at a table. Please talk to the people in your company "
    "who are there for that."
)
TERM_DONE = "As it stands in the agreement that both signed."
