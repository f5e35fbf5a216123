"""What is kept about one person."""
