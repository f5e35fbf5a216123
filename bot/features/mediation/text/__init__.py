"""Every word of mediation that a person reads."""
