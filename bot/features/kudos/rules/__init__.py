"""What kudos decide, without a database or a clock."""
