"""A stimulus stands above each of its questions."""

from __future__ import annotations

from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import Cloze, DragWords, Question, TextAnswer, TextGap, TrueFalse
from quizkit.model.stimulus import Stimulus

from ..reference import MEDIA, export
from .embedded import read_parts
from .importer import Imported, import_file

PASSAGE = Stimulus(id="p", title="A & B", body="{1:SA:=x} [[1]] {{a}} ![](media:plant-cell)", media=("line", "plant-cell"))


def imported_with(*questions: Question) -> tuple[list[Imported], list[tuple[str, str]]]:
    bank = Bank(manifest=Manifest(title="Bank"), media=MEDIA, stimuli=(PASSAGE,), questions=questions)
    content, losses = export(WRITER, bank)
    return import_file(content), [(loss.code, loss.data_path) for loss in losses]


def test_it_has_its_title_its_body_and_its_media() -> None:
    (found,), losses = imported_with(TrueFalse(id="a", stem="So it is.", answer=True, stimulus="p"))
    assert found.text == (
        '<div class="stimulus">\n<h4>A &amp; B</h4>\n'
        '<p>{1:SA:=x} [[1]] {{a}} <img src="@@PLUGINFILE@@/cell.png" alt="A plant cell"/></p>\n'
        '<p><img src="@@PLUGINFILE@@/line%20one.svg" alt=""/></p>\n'
        '<p><img src="@@PLUGINFILE@@/cell.png" alt="A plant cell"/></p>\n</div>\n<p>So it is.</p>'
    )
    assert [file.get("name") for file in found.xml.findall("questiontext/file")] == ["cell.png", "line one.svg"]
    assert found.name == "So it is."
    assert losses == [("stimulus-copied", "/stimulus")]


def test_it_stands_above_each_of_its_questions() -> None:
    found, _ = imported_with(*(TrueFalse(id=name, stem=name, answer=True, stimulus="p") for name in ("a", "b")))
    assert all("A &amp; B" in question.text for question in found)


def test_nothing_in_it_is_taken_for_a_gap() -> None:
    gap = TextGap(answers=(TextAnswer(text="y"),))
    (cloze, drag), _ = imported_with(
        Cloze(id="a", stem="{{a}}", gaps={"a": gap}, stimulus="p"), DragWords(id="b", stem="{{a}}", gaps={"a": "y"}, stimulus="p")
    )
    _, parts = read_parts(cloze.text)
    assert [part.answers[0].text for part in parts] == ["y"]
    assert drag.text.count("[[1]]") == 1


def test_one_that_is_not_there_is_told() -> None:
    (found,), losses = imported_with(TrueFalse(id="a", stem="S", answer=True, stimulus="q"))
    assert found.text == "<p>S</p>"
    assert losses == [("stimulus-dropped", "/stimulus")]
