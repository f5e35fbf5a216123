"""Each feature by its real handlers and service, on real databases."""
