"""Rules of the family: tiers."""
