"""What the manifest says of an item: IEEE LOM (1484.12.3, in the loose schema that QTI packages use) and QTI's own metadata."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quizkit.formats.categories import category_titles
from quizkit.formats.numbers import shortest
from quizkit.formats.xml import Element
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion

from .export import Export
from .item import Item

LOM = "http://ltsc.ieee.org/xsd/LOM"
_STANDARD = "LOMv1.0"
_DIFFICULTIES = {"easy": "easy", "medium": "medium", "hard": "difficult"}
_STATUSES = {"draft": "draft", "review": "draft", "published": "final", "retired": "unavailable"}
_SECONDS = 60


def item_metadata(item: Item) -> Element:
    """The metadata of an item."""
    return Element("metadata", (_qti(item), lom(item.question, item.export, _on_question(item.question, item.export))))


def lom(entity: Entity, export: Export, more: tuple[list[Element], list[Element]] = ([], [])) -> Element:
    """A record on an entity; `more` is what goes below education, and classifications."""
    language = entity.language or export.language
    educational, classifications = more
    general = [Element("identifier", (Element("catalog", ("quizkit",)), Element("entry", (entity.id,))))]
    if entity.title:
        general.append(Element("title", (_string(entity.title, language),)))
    general.append(Element("language", (language,)))
    general += [Element("keyword", (_string(tag, language),)) for tag in entity.tags]
    life = [Element("version", (_string(str(entity.revision), language),)), Element("status", _value(_STATUSES[entity.status]))]
    life += [Element("contribute", (Element("role", _value("author")), Element("entity", (_card(name),)))) for name in entity.authors]
    children = [Element("general", general), Element("lifeCycle", life)]
    if educational:
        children.append(Element("educational", educational))
    licence = entity.licence or export.manifest.licence
    if licence:
        children.append(
            Element(
                "rights", (Element("copyrightAndOtherRestrictions", _value("yes")), Element("description", (_string(licence, language),)))
            )
        )
    return Element("lom", [*children, *classifications], (("xmlns", LOM),))


def _on_question(question: BaseQuestion, export: Export) -> tuple[list[Element], list[Element]]:
    language = question.language or export.language
    educational = []
    if question.difficulty:
        educational.append(Element("difficulty", _value(_DIFFICULTIES[question.difficulty])))
    if question.minutes is not None:
        educational.append(Element("typicalLearningTime", (Element("duration", (_duration(question.minutes),)),)))
    return educational, list(_classifications(question, export, language))


def _classifications(question: BaseQuestion, export: Export, language: str) -> Iterator[Element]:
    if question.category:
        titles = category_titles(question.category, export.manifest)
        names = [export.manifest.title, *question.category.split("/")]
        yield _classified("discipline", "category", [*zip(["", *names[1:]], titles, strict=True)], language)
    if question.bloom:
        yield _classified("educational objective", "Bloom", [(question.bloom, question.bloom)], language)
    if question.level:
        yield _classified("educational level", "level", [(question.level, question.level)], language)
    for reference in question.tests:
        yield _classified("competency", "tests", [(reference, reference)], language)


def _classified(purpose: str, source: str, taxons: list[tuple[str, str]], language: str) -> Element:
    below = [
        Element("taxon", (*([Element("id", (name,))] if name else []), Element("entry", (_string(title, language),))))
        for name, title in taxons
    ]
    return Element(
        "classification",
        (Element("purpose", _value(purpose)), Element("taxonPath", (Element("source", (_string(source, "en"),)), *below))),
    )


def _qti(item: Item) -> Element:
    """QTI's own metadata, whose names are the same in all versions."""
    question = item.question
    has_feedback = bool(item.notes) or item.chosen is not None
    is_composite = "true" if len(item.responses) > 1 else "false"
    return Element(
        "qtiMetadata",
        (
            Element("timeDependent", ("false",)),
            Element("composite", (is_composite,)),
            *(Element("interactionType", (name,)) for name in item.interactions),
            Element("feedbackType", ("nonadaptive" if has_feedback else "none",)),
            Element("solutionAvailable", ("false" if question.type == "essay" else "true",)),
            Element("toolName", ("quizkit",)),
        ),
        (("xmlns", item.export.version.metadata_namespace),),
    )


def _string(text: str, language: str) -> Element:
    return Element("string", (" ".join(text.split()),), (("language", language),))


def _value(value: str) -> tuple[Element, Element]:
    return Element("source", (_STANDARD,)), Element("value", (value,))


def _card(name: str) -> str:
    """A name as a vCard 3.0 (RFC 2426)."""
    shown = " ".join(name.split()).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{shown}\nN:{shown};;;;\nEND:VCARD"


def _duration(minutes: Decimal) -> str:
    """A time as ISO 8601 writes it, in whole seconds."""
    seconds = int((minutes * _SECONDS).to_integral_value())
    return f"PT{seconds // _SECONDS}M" if seconds % _SECONDS == 0 else f"PT{shortest(Decimal(seconds))}S"
