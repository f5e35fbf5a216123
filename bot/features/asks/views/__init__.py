"""How asks look: cards, forms, one's own books, the letter of a ring day. Pure."""
