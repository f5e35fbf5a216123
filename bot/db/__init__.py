"""The database: one typed base, two dialects (SQLite embedded, PostgreSQL for replicas), UTC everywhere."""
