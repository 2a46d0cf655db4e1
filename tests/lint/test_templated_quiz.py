"""A quiz that was made by a template: each question gets the finding for what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .banks import findings

LESSON = """\
# file: lessons/how-rivers-shape-land.yaml
id: how-rivers-shape-land
title: How rivers shape the land
objectives:
  - {id: valleys, text: Tell a valley that a river has cut from one that ice has cut.}
blocks:
  - kind: prose
    text: A river cuts a valley with the shape of a V.
  - id: deltas
    kind: callout
    title: Why deltas grow
    text: Where a river slows down it drops what it carries.
"""

OBJECTIVE = "objective:how-rivers-shape-land/valleys"

# (id, stem, key, what it tests)
TEMPLATES = (
    (
        "takeaway",
        'What is the key takeaway of "How rivers shape the land"?',
        "Rivers carve and build",
        OBJECTIVE,
    ),
    (
        "takeaway-again",
        'What is the key takeaway of "How rivers shape the land"?',
        "Rivers carve and build",
        OBJECTIVE,
    ),
    (
        "best",
        'Which statement best describes "How rivers shape the land"?',
        "Water moves the ground",
        OBJECTIVE,
    ),
    (
        "settles",
        'Which of these is true according to "How rivers shape the land"?',
        "Mud settles in slow water",
        OBJECTIVE,
    ),
    (
        "purpose",
        'What is the main point of the lesson "How rivers shape the land"?',
        "Valleys are cut",
        OBJECTIVE,
    ),
)
TESTED = (
    (
        "tests-meanders",
        'What does "How rivers shape the land" say in its first callout?',
        "Banks wear away",
        "callout:how-rivers-shape-land/meanders",
    ),
    (
        "tests-floods",
        'What does "How rivers shape the land" say in its second callout?',
        "Fields lie under water",
        "callout:how-rivers-shape-land/floods",
    ),
    (
        "tests-dams",
        'What does "How rivers shape the land" say in its third callout?',
        "Dams hold mud",
        "callout:how-rivers-shape-land/dams",
    ),
)
QUOTED = (
    ("quotes-meanders", 'What does the callout "Why rivers bend" say?', "Banks wear away", None),
    ("quotes-floods", 'What does the callout "When plains flood" say?', "Fields lie under water", None),
    ("quotes-dams", 'What does the callout "What dams hold back" say?', "Dams hold mud", None),
)


def quiz(questions: Iterable[tuple[str, str, str, str | None]]) -> str:
    """A bank with these questions, a quiz of them, and their lesson."""
    files = []
    for number, (name, stem, key, tests) in enumerate(questions):
        head = f"# file: questions/{name}.yaml\n" if number else ""
        files.append(
            f"{head}id: {name}\ntype: multiple-choice\nstem: '{stem}'\noptions:\n  - text: {key}\n    correct: true\n"
            f"  - text: Nothing happens at all\n  - text: Wind does it\nrationale: The water does the work.\n"
            + (f"tests: ['{tests}']\n" if tests else "")
        )
    names = ", ".join(name for name, *_ in questions)
    return (
        "".join(files)
        + LESSON
        + f"# file: quizzes/rivers.yaml\nid: rivers\ntitle: Rivers\nsections:\n  - id: all\n    questions: [{names}]\n"
    )


def flagged(example: str, folder: Path) -> dict[str, list[str]]:
    """The rules that speak of each question."""
    found: dict[str, list[str]] = {}
    for finding in findings(example, folder):
        if finding.entity is not None and finding.entity.startswith("question:"):
            found.setdefault(finding.entity.removeprefix("question:"), []).append(finding.rule)
    return found


def test_every_question_is_flagged_for_what_is_wrong_with_it(tmp_path: Path) -> None:
    assert flagged(quiz((*TEMPLATES, *TESTED)), tmp_path) == {
        "takeaway": ["templated-stem"],
        "takeaway-again": ["duplicate-question"],
        "best": ["templated-stem"],
        "settles": ["templated-stem"],
        "purpose": ["templated-stem"],
        "tests-meanders": ["dangling-reference"],
        "tests-floods": ["dangling-reference"],
        "tests-dams": ["dangling-reference"],
    }


def test_a_callout_that_only_the_stem_names_is_missed_as_well(tmp_path: Path) -> None:
    assert flagged(quiz((*TEMPLATES[:2], *QUOTED)), tmp_path) == {
        "takeaway": ["templated-stem"],
        "takeaway-again": ["duplicate-question"],
        "quotes-meanders": ["refers-to-absent-figure"],
        "quotes-floods": ["refers-to-absent-figure"],
        "quotes-dams": ["refers-to-absent-figure"],
    }


def test_questions_that_ask_for_one_thing_each_are_let_pass(tmp_path: Path) -> None:
    sound = (
        ("shape", "Which shape has a valley that a river has cut?", "That of a V", OBJECTIVE),
        ("delta", "Where does a river drop what it carries?", "In slow water", "callout:how-rivers-shape-land/deltas"),
        ("ice", "What cuts a valley with the shape of a U?", "Ice on its way down", OBJECTIVE),
    )
    assert flagged(quiz(sound), tmp_path) == {}
