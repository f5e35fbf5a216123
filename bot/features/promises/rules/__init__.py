"""What is decided about promises, apart from any database: the state table, moments, what may be done, reliability."""
