"""Groups, seats, and what channels and accounts do to them."""
