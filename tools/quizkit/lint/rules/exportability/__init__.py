"""Rules of the family: exportability."""
