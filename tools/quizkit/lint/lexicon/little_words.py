"""Words that say nothing of a subject, by language: two texts that share them share nothing. Words of one or two letters never count."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
about above after all also although always among and any are around because been before being below between both but can cannot
could did does doing down during each either else ever every few for from further had has have having her here hers him his how
into its itself just least less many may might more most much must neither never nor not now off often once one only onto other
others our ours out over own same shall she should since some sometimes such than that the their theirs them then there these they
this those through thus too toward towards under until upon usually very was were what when where whether which while who whom
whose why will with within without would yet you your yours
"""

LITTLE_WORDS: Mapping[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}
