"""How spotlights look: the post, the forms, the list of one's own, the one sentence of a notice. Pure."""
