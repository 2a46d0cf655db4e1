"""suppression-without-reason."""

from __future__ import annotations

from quizkit.lint.rule import Rule


class SuppressionWithoutReason(Rule):
    """A comment silences a rule and does not say why.

    ## What it does
    Looks behind the bracket of each `# quizkit: ignore[...]` comment that names a rule, and reports those with no word there. It is off
    until you ask for it: `extend-select = ["suppression-without-reason"]` in quizkit.toml.

    ## Why it matters
    Whoever reads the comment next year cannot tell a decision from a shrug, and nobody dares to take it away.

    ## What to write instead
    A few words behind the bracket: `# quizkit: ignore[longest-key] the textbook's words`.

    ## References
    This rule is quizkit's own.
    """

    code = "SUP003"
    name = "suppression-without-reason"
    enabled = False
    since = "0.1"
    bad = (
        """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    - text: The precision in which its weights are stored  # quizkit: ignore[longest-key]  # expect: SUP003
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
        """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    # quizkit: ignore[longest-key] ...  # expect: SUP003
    - text: The precision in which its weights are stored
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
