"""Every word of promises that a person reads."""
