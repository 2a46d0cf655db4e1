"""The checkers of QTI 2.1, 2.2 and 3.0, by the names of their formats."""

from __future__ import annotations

from functools import partial

from quizkit.formats.checking.checker import Checker

from .package import check_qti
from .versions import VERSIONS

CHECKERS = {
    f"qti{version.mark}": Checker(partial(check_qti, version), (version.namespace, version.packaging)) for version in VERSIONS.values()
}
