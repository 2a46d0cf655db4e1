"""Rules of the family: options."""
