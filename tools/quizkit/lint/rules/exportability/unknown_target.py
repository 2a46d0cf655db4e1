"""unknown-target."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.errors import UsageError
from quizkit.finding import Problem
from quizkit.lint.rule import ManifestRule
from quizkit.model.bank import Manifest


class UnknownTarget(ManifestRule):
    """A target in bank.yaml is no format that is installed.

    ## What it does
    Looks for each target of bank.yaml among the installed formats and their profiles.

    ## Why it matters
    The rules on exportability ask the format of each target. Of one that is not there they can say nothing, and their silence would pass
    for praise.

    ## What to write instead
    Write the target as `format` or `format/profile`, with the names that `docs/formats.md` has. Install the package that brings the format
    where it is not one of quizkit's own.

    ## References
    This rule is quizkit's own.
    """

    code = "EXP007"
    name = "unknown-target"
    since = "0.1"
    bad = (
        """\
# file: bank.yaml
title: Example
targets:
  - moodle-xlm  # expect: EXP007
  - json/flat
  - json/flt  # expect: EXP007
  - moodle-glossary/plain  # expect: EXP007
""",
    )
    good = (
        """\
# file: bank.yaml
title: Example
targets: [moodle-xml, moodle-glossary, json, json/flat]
""",
    )

    def check(self, manifest: Manifest) -> Iterable[Problem]:
        if not manifest.targets:
            return
        from quizkit.formats.trial import find_target

        for number, name in enumerate(manifest.targets):
            try:
                find_target(name)
            except UsageError as error:
                yield Problem(str(error), ("targets", number))
            except Exception as error:  # the code of a plug-in
                message = f"The format of '{name}' cannot be loaded ({type(error).__name__}: {error}): mend the package that brings it."
                yield Problem(message, ("targets", number))
