"""Time: the clock that runs each feature's jobs, and the pure rules of ticks and working days."""
