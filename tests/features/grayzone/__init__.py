"""Gray-zone issues: rules, service, doors, and what is sealed."""
