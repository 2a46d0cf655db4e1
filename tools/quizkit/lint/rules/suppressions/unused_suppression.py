"""unused-suppression."""

from __future__ import annotations

from quizkit.lint.rule import Rule


class UnusedSuppression(Rule):
    """A comment silences a rule that has nothing to say there.

    ## What it does
    Remembers which `# quizkit: ignore[...]` comments silenced a finding, and reports the others. A rule that is off in this run is taken on
    trust. What the loader finds (syntax, shape, ids) cannot be silenced, for the entity would be missing and nobody would know.

    ## Why it matters
    A comment that was left behind hides the next mistake on its line, and readers take it for a decision that still stands.

    ## What to write instead
    Delete the comment, or move it to the line of the finding, or to a line of its own above it.

    ## References
    This rule is quizkit's own.
    """

    code = "SUP001"
    name = "unused-suppression"
    since = "0.1"
    fix = "safe"
    bad = (
        """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights  # quizkit: ignore[longest-key] It cannot be said shorter.  # expect: SUP001
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )
    good = (
        """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    - text: The precision in which its weights are stored  # quizkit: ignore[longest-key] There is no shorter way to say it.
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )
