"""The terms of a bank as entries of a Moodle glossary."""
