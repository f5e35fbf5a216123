"""What asks decide, without a database or a clock."""
