"""Rules of the family: paths."""
