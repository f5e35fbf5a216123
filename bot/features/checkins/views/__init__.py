"""How check-ins look: the message to each of the two, the group's card, forms, one's own pages, worksheets. Pure."""
