"""What check-ins select."""
