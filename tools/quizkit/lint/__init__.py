"""Rules, and what runs them. `rule.py` says what a rule is, `runner.py` runs them, `rules/` holds one file for each."""
