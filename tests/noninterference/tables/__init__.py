"""The same proof for tables and flags: pairs of histories at the real doors, equal but for what is under seal.

The dice are those of the pure proof (`tests/features/mediation/sealed`); every press goes through what is rendered.
"""
