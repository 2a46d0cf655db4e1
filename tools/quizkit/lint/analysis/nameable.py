"""Which kinds a field can name that leaves the kind to the reference."""

from __future__ import annotations

from quizkit.model.bank import KINDS
from quizkit.model.reference import NESTED

# By the kind of the entity and the field: what it cannot name, each with what to write instead. Kinds that are not listed may be named.
_NOT_HERE: dict[tuple[str, str], dict[str, str]] = {
    ("question", "tests"): {
        "source": "name sources under 'sources'",
        "question": "name what both questions test",
        "media": "show it in the stem",
        "path": "name one of its objectives or steps",
        "lesson": "name one of its objectives or callouts",
        "quiz": "let the quiz list the question",
        "stimulus": "name it under 'stimulus'",
    },
    ("claim", "about"): {
        "question": "let the question say 'rests_on'",
        "step": "name what the step is about",
        "objective": "name what the objective is about",
        "path": "name what the path is about",
        "lesson": "name what the lesson is about",
        "quiz": "name what the quiz is about",
        "stimulus": "name what the stimulus is about",
    },
    ("path", "target"): {
        "source": "name sources under 'sources'",
        "question": "name a question under 'check'",
        "objective": "name what the objective is about",
        "step": "name earlier steps under 'requires'",
        "quiz": "name a quiz under 'check'",
    },
    ("comparison", "about"): {
        "source": "name sources under 'sources'",
        "question": "compare what the question is about",
        "quiz": "compare what the quiz is about",
        "claim": "name claims in the cells, under 'claims'",
        "step": "compare what the step is about",
        "objective": "compare what the objective is about",
    },
    ("card", "derived_from"): {
        "source": "name sources under 'sources'",
        "media": "show it in the body",
    },
}
_CHECKS = ("question", "quiz")


def cannot_name(holder: str, field: str, kind: str) -> str | None:
    """Why a field of an entity of the kind `holder` cannot name a kind, as a sentence that says what to do; None where it can."""
    if (holder, field) == ("path", "check") and kind not in _CHECKS:
        return f"A check is a question: a {kind} checks nothing. Write question:id, or name the {kind} as the step's 'target'."
    instead = _NOT_HERE.get((holder, field), {}).get(kind)
    return None if instead is None else f"'{field}' cannot name a {kind}: {instead}."


def nameable_kinds(holder: str, field: str) -> tuple[str, ...]:
    """The kinds that a field can name, those of whole entities first."""
    return tuple(kind for kind in (*KINDS, *NESTED) if cannot_name(holder, field, kind) is None)
