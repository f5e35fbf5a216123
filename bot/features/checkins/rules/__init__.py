"""What check-ins decide. Pure."""
