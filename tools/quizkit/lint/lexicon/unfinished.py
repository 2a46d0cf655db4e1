"""Words that begin an order to the learner, and words at the end of a sentence that something has to follow."""

from __future__ import annotations

from collections.abc import Mapping

_ORDERS = """
add arrange assume calculate choose circle compare complete compute consider convert decide define describe determine divide drag
estimate evaluate explain express factor fill find give identify indicate list mark match multiply name order pick place put rank
rewrite round select simplify solve sort state subtract suppose tell tick translate use work write
"""

_LAST = """
a about after all also always an and any are around as at be because been before being best between both but by called calls can cause
caused causes contain contains could depends did do does during each either except find first following for from gives had has have he
her his how if in include includes into involves is it its just known least like likely made mainly make makes may mean means might
more most mostly must named need needs not of often on only or our over produces provide provides refer refers represent represents
require requires say says shall she should show shows so such than that the their them then they this through to under uses using
usually was we were what when where which while who will with without would you your
"""

IMPERATIVES: Mapping[str, frozenset[str]] = {"en": frozenset(_ORDERS.split())}

LAST_WORDS: Mapping[str, frozenset[str]] = {"en": frozenset(_LAST.split())}
