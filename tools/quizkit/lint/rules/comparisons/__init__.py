"""Rules of the family: comparisons and debates."""
