"""Writes what is derived from the code, or checks that it is up to date: `python -m quizkit.generate [--check]`."""
