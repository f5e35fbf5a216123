"""The verbs and questions of check-ins: the only part of it that other features call."""
