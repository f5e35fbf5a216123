"""How promises look: the forms, one promise, the list of one's own. Pure."""
