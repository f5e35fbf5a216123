"""How gray-zone issues look: forms out, forms back in, the card, its thread, the lists. Pure."""
