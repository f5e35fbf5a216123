"""What is decided about gray-zone issues, apart from any database: the state table, the thresholds, the refusals."""
