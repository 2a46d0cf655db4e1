"""Stimuli that items share: files of their own in QTI 3.0."""

from __future__ import annotations

from quizkit.formats.names import file_stem
from quizkit.formats.stimulus import shown
from quizkit.formats.xml import Element
from quizkit.model.stimulus import Stimulus

from .export import Export, identifier
from .text import Texts


def stimulus_file(name: str) -> str:
    """The file of a stimulus, beside the items. Ids have no dots, so no question has this name."""
    return f"{file_stem(identifier(name))}.stimulus.xml"


def write_stimulus(stimulus: Stimulus, export: Export, language: str | None) -> tuple[Element, Texts]:
    """A stimulus, and the texts with the files that it shows."""
    export.entity = f"stimulus:{stimulus.id}"
    texts = Texts(export)
    body = Element("div", (texts.document(shown(stimulus), ("body",)),), (("class", "stimulus"),))
    element = export.dialect.root(
        "assessmentStimulus",
        (export.dialect.element("stimulusBody", (body,)),),
        language,
        identifier=identifier(stimulus.id),
        title=stimulus.title or stimulus.id,
        toolName="quizkit",
    )
    return element, texts
