"""Rules of the family: key."""
