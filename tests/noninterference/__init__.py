"""The proof that what is sealed stays sealed: pairs of histories that differ only under seal must look alike.

docs/sealed.md tells what is proved and how. `python -m tests.noninterference` runs it at length.
"""
