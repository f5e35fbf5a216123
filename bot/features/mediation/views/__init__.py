"""How mediation looks: its forms, the first screen, one's own page."""
