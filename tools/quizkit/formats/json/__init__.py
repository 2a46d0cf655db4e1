"""A bank as one JSON file: everything in it, in canonical form."""
