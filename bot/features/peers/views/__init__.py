"""How peers look: the group's card and the forms. Pure."""
