"""The selects, and the few statements that must be safe when two people or two replicas act at once."""
