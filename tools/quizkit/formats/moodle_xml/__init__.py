"""Moodle's own XML, as its importer really reads it (4.5 and later)."""
