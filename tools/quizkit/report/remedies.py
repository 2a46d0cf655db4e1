"""What a report says of the remedy of a finding."""

from __future__ import annotations

from quizkit.finding import Finding


def can_be_fixed(finding: Finding, *, unsafe_fixes: bool = False) -> bool:
    """Whether `--fix` would mend it: with a safe remedy, or with any if unsafe ones are asked for."""
    return finding.fix == "safe" or (unsafe_fixes and finding.fix is not None)


def title(finding: Finding) -> str:
    """What the remedy does, as an order."""
    assert finding.remedy is not None
    return f"{finding.remedy.title}{' (unsafe)' if finding.fix == 'unsafe' else ''}"
