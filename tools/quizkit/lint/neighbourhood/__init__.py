"""An entity and its neighbourhood in the bank: what it refers to, and what refers to it. `explore.py` puts the steps together."""
