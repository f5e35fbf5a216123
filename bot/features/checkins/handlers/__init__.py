"""The doors of check-ins."""
