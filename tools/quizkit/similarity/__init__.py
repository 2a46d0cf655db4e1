"""Which sets of tokens are similar: an exact join of many sets, and an index that is kept up to date."""
