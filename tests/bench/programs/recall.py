"""How many of the pairs that any of several programs found, each of them found: one share a line.

Every program tests its pairs exactly, so all that were found are right; what none found, nobody knows of.
"""

from __future__ import annotations

import sys
from pathlib import Path

found = [set(Path(name).read_text(encoding="utf-8").splitlines()) for name in sys.argv[1:]]
known = set[str]().union(*found)
for pairs in found:
    sys.stdout.write(f"{len(pairs)} {len(pairs) / len(known) if known else 1.0}\n")
