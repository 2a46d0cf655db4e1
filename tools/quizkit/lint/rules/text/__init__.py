"""Rules of the family: text."""
