"""Rules of the family: stem."""
