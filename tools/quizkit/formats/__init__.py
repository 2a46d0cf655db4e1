"""Foreign formats: a folder each, and what they share. `base.py` says what a writer is."""
