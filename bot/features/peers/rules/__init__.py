"""What peers decide without a database. Pure."""
