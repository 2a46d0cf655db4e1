"""`quizkit export --select`: what is asked for, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .command import Command, question

QUESTIONS = """\
- {id: one, type: true-false, stem: One is odd., answer: true, rationale: It is., tags: [basics], level: introductory}
- {id: two, type: true-false, stem: Two is odd., answer: false, rationale: No., tags: [basics, even], tests: ["term:parity"]}
- {id: three, type: short-answer, stem: Which comes after two?, answers: [{text: three}], rationale: Count., status: draft}
"""
REST = """\
- {id: four, type: true-false, stem: Four is even., answer: true, rationale: It is., level: introductory, use: exam, tests: ["term:parity"]}
"""
QUIZZES = """\
- {id: listed, title: Listed, sections: [{id: a, questions: [four, one]}]}
- {id: drawn, title: Drawn, sections: [{id: a, draw: 1, terms: [parity]}]}
- {id: exam, title: Exam, use: exam, sections: [{id: a, draw: 1, terms: [parity]}]}
"""
FILES: dict[str, str | bytes] = {
    "questions/odd/q.yaml": QUESTIONS,
    "questions/odd/very/r.yaml": REST,
    "questions/oddly.yaml": question("five"),
    "quizzes/q.yaml": QUIZZES,
    "terms/t.yaml": "{id: parity, title: Parity, definition: Whether a number is even., tags: [even]}\n",
}
BANK = "title: Bank\nschema: 1\nlanguage: en\ntags: {basics: Basics, even: Even}\n"


def selected(quizkit: Command, *arguments: str) -> dict[str, list[str]]:
    """The ids of each kind in an export."""
    quizkit.write(FILES, BANK)
    result = quizkit("export", "json", "-o", "a.json", *arguments)
    assert (result.code, result.err) == (0, "")
    found = json.loads(Path("a.json").read_text(encoding="utf-8"))
    return {kind: [entity["id"] for entity in entities] for kind, entities in found.items() if kind != "bank" and entities}


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (["tag=basics"], {"questions": ["one", "two"]}),
        (["tag=even"], {"terms": ["parity"], "questions": ["two"]}),
        (["tag=even", "kind=question"], {"questions": ["two"]}),
        (["kind=term,quiz"], {"terms": ["parity"], "quizzes": ["drawn", "exam", "listed"]}),
        (["level=introductory"], {"questions": ["four", "one"]}),
        (["status=draft"], {"questions": ["three"]}),
        (["status=draft,published", "type=true-false,short-answer"], {"questions": ["four", "one", "three", "two"]}),
        (["folder=odd"], {"questions": ["four", "one", "two"]}),
        (["folder=odd/very/"], {"questions": ["four"]}),
        (["id=one,term:parity"], {"terms": ["parity"], "questions": ["one"]}),
        (["id=one", "id=two"], {"questions": ["one", "two"]}),
        (["quiz=listed"], {"quizzes": ["listed"], "questions": ["four", "one"]}),
        (["quiz=drawn"], {"quizzes": ["drawn"], "questions": ["two"]}),
        (["quiz=exam", "kind=question"], {"questions": ["four", "two"]}),
    ],
)
def test_of_each_criterion_one_value_is_enough_and_all_criteria_hold(
    quizkit: Command, criteria: list[str], expected: dict[str, list[str]]
) -> None:
    assert selected(quizkit, *[word for criterion in criteria for word in ("--select", criterion)]) == expected


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        ("tags=x", "There is no criterion 'tags' (did you mean 'tag'?): --select takes kind, tag, level"),
        ("tag", "--select tag needs a value: write tag=x"),
        ("tag=,", "--select tag needs a value"),
        ("kind=questions", "There is no kind 'questions' (did you mean 'question'?)"),
        ("status=drafts", "There is no status 'drafts' (did you mean 'draft'?)"),
        ("level=easy", "There is no level 'easy': one of introductory"),
        ("id=one,onne", "There is no 'onne' in the bank"),
        ("quiz=final", "There is no 'quiz:final' in the bank"),
        ("tag=nothing", "Nothing that the format carries meets --select: nothing was exported."),
        ("id=three", "meets --select (but 1 with status draft: see --status)"),
        ("tag=basics,type=numeric", "'type=numeric' is another criterion: write --select again for it."),
    ],
)
def test_what_means_nothing_is_a_sentence_and_writes_nothing(quizkit: Command, criterion: str, sentence: str) -> None:
    quizkit.write(FILES, BANK)
    result = quizkit("export", "json", "-o", "a.json", "--select", criterion)
    assert result.code == 2
    assert sentence in result.err
    assert result.err.count("\n") == 1
    assert not Path("a.json").exists()


def test_a_selection_of_what_the_format_does_not_carry_leaves_the_old_file(quizkit: Command) -> None:
    quizkit.write(FILES, BANK)
    Path("a.xml").write_text("<old/>", encoding="utf-8")
    assert quizkit("export", "moodle-xml", "-o", "a.xml", "--select", "kind=term").code == 2
    assert quizkit("export", "moodle-glossary", "-o", "a.xml", "--select", "folder=odd").code == 2
    assert Path("a.xml").read_text(encoding="utf-8") == "<old/>"


def test_media_and_stimuli_come_along(quizkit: Command) -> None:
    passage = "{id: p, body: Read this.}\n"
    asked = "- {id: about-p, type: true-false, stem: It can be read., answer: true, rationale: Yes., stimulus: p}\n"
    quizkit.write({"stimuli/p.yaml": passage, "questions/q.yaml": asked + question()})
    assert quizkit("export", "moodle-xml", "-o", "a.xml", "--select", "id=about-p").code == 0
    text = Path("a.xml").read_text(encoding="utf-8")
    assert "Read this." in text
    assert "mercury" not in text
