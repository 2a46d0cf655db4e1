"""Skeletons of new entities: drafts that no rule finds fault with, to write over. `skeleton.py` makes one."""
