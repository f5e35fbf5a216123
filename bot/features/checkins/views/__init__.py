"""How check-ins look. Pure."""
