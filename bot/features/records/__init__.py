"""Records: what is kept about one person, given out to them, and erased when they say so."""
