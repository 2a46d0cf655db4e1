"""unknown-suppression."""

from __future__ import annotations

from quizkit.lint.rule import Rule


class UnknownSuppression(Rule):
    """A comment silences a rule that does not exist.

    ## What it does
    Looks up each word between the brackets of `# quizkit: ignore[...]` among the codes and names of all rules. A comment that names no rule
    at all is reported as well.

    ## Why it matters
    Nothing is silenced: the finding that the comment was written for is still there.

    ## What to write instead
    Write the name of the rule as the finding shows it, and a reason behind the bracket: `# quizkit: ignore[longest-key] the name is long`.

    ## References
    This rule is quizkit's own.
    """

    code = "SUP002"
    name = "unknown-suppression"
    since = "0.1"
    bad = (
        """\
- id: enough
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false  # quizkit: ignore[longst-key] It is short.  # expect: SUP002
  rationale: The tier asks for code and data as well.
""",
        """\
- id: enough
  type: true-false
  # quizkit: ignore[] It is short.  # expect: SUP002
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
  rationale: The tier asks for code and data as well.
""",
    )
    good = (
        """\
- id: enough
  type: true-false
  stem: |
    What follows is no comment: # quizkit: ignore[whatever]
  answer: false
  rationale: The tier asks for code and data as well.
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    - text: The precision in which its weights are stored  # quizkit: ignore[KEY003] A rule may be named by its code.
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )
