"""How kudos look."""
