"""What this machine lets several processes do."""

from __future__ import annotations

import os
import sys

# A forked process has at once whatever the first one has. Elsewhere than on Linux forking is not safe.
CAN_FORK = sys.platform == "linux"


def processor_count() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
