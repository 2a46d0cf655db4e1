"""Rules of the family: paths and lessons."""
