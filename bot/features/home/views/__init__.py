"""How Home and the help look. Pure."""
