"""Rules of the family: dialect."""
