"""nonparallel-options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.constructions import Construction, construction_of
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse

_FEWEST = 3
_CALLED: dict[Construction, str] = {
    "infinitive": "begins with 'to'",
    "clause": "is a whole sentence",
    "preposition": "begins with a preposition or a conjunction",
    "gerund": "begins with a verb in -ing",
    "number": "is a number",
    "plural": "is plural",
    "singular": "is singular",
    "phrase": "is a phrase",
}
_THE_OTHERS: dict[Construction, str] = {
    "infinitive": "begin with 'to'",
    "clause": "are whole sentences",
    "preposition": "begin with a preposition or a conjunction",
    "gerund": "begin with a verb in -ing",
    "number": "are numbers",
    "plural": "are plural",
    "singular": "are singular",
    "phrase": "are phrases",
}


class NonparallelOptions(EntityRule[MultipleChoice | MultipleResponse]):
    """One option is built in another way than the others.

    ## What it does
    Sorts the options by what they are: a sentence, a phrase in the singular or the plural, with "to", with a verb in -ing, with a
    preposition, a number. One is reported where all others are of one sort and it is of another. It is guessed from single words, and often
    wrong. English only.

    ## Why it matters
    The option that is built in another way was mostly written at another time: the key first, or a last distractor. Learners hear it.

    ## What to write instead
    Build all options in the same way, and let each of them go with the stem.

    ## References
    Haladyna, Downing and Rodriguez (2002): keep choices homogeneous in content and grammatical structure.
    """

    code = "OPT015"
    name = "nonparallel-options"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    requires = ("type-outlier",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: card
  type: multiple-choice
  stem: What is a model card for?
  options:
    - text: To describe the model
      correct: true
    - text: To bill its users
    - text: Encrypting the weights  # expect: OPT015
  rationale: It says how the model was evaluated.
""",
    )
    good = (
        """\
- id: card
  type: multiple-choice
  stem: What is a model card for?
  options:
    - text: Describing the model
      correct: true
    - text: Billing its users
    - text: Encrypting the weights
    - text: None of these
  rationale: It says how the model was evaluated.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        own = own_options(view)
        if len(own) < _FEWEST or any(option.has_verbatim for option in own):
            return
        sorts = [construction_of(option.text) for option in own]
        counts = Counter(sorts)
        if len(counts) != 2 or None in counts or min(counts.values()) != 1:
            return
        usual = counts.most_common(1)[0][0]
        at = next(at for at, sort in enumerate(sorts) if sort != usual)
        sort = sorts[at]
        if sort is not None and usual is not None:
            yield own[at].problem(f"This option alone {_CALLED[sort]}; the others {_THE_OTHERS[usual]}: build all options in the same way.")
