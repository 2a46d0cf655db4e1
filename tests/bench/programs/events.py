"""Lets libyaml make its events of every YAML file of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from yaml._yaml import CParser

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    parser = CParser(path.read_text(encoding="utf-8"))
    while parser.get_event() is not None:
        pass
