"""Promises: who does what for whom by when, and what "done" means. The two of them read it, and nobody else."""
