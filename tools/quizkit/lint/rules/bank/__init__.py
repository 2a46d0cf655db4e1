"""Rules of the family: whole-bank measures."""
