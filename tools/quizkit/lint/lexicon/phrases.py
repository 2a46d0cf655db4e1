"""Words by which the form of a phrase is guessed."""

from __future__ import annotations

from collections.abc import Mapping

_PREPOSITIONS = """
in on at by for from with without of into onto under over through during after before between among near inside outside
because when while if since until unless
"""
_NO_GERUNDS = "something nothing anything everything king ring thing spring string wing morning evening during being"
_PLURALS = "children men women people mice feet teeth geese data criteria phenomena bacteria fungi nuclei cacti police cattle"

# Prepositions, and conjunctions that open a phrase as well.
PREPOSITIONS: Mapping[str, frozenset[str]] = {"en": frozenset(_PREPOSITIONS.split())}

# Nouns in -ing.
NO_GERUNDS: Mapping[str, frozenset[str]] = {"en": frozenset(_NO_GERUNDS.split())}

# Plurals without an -s.
PLURALS: Mapping[str, frozenset[str]] = {"en": frozenset(_PLURALS.split())}
