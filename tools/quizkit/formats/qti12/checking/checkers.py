"""The checker of QTI 1.2."""

from __future__ import annotations

from quizkit.formats.checking.checker import Checker

from .dialects import DIALECTS, NAMESPACE
from .package import check_qti12

# Readers want what the schema refuses: only the plain profile promises to keep to it.
CHECKER = Checker(
    check_qti12,
    (NAMESPACE, "http://www.imsglobal.org/xsd/imscp_v1p1"),
    departures=frozenset({None, *DIALECTS} - {"plain"}),
)
