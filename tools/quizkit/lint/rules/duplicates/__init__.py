"""Rules of the family: duplicates."""
