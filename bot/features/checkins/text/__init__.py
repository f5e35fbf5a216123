"""Every word of check-ins."""
