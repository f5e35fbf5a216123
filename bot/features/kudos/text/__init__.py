"""Every word of kudos that a person reads."""
