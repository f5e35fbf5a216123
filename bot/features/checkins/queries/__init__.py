"""The selects of check-ins, and the few statements that must be safe when two people or two replicas act at once."""
