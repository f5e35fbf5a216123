"""What is decided about spotlights, apart from any database: the state table, who is asked, what may be written."""
