"""Words that rules on wording look for: one table a module, keyed by language. They are data, and import nothing of ours."""
