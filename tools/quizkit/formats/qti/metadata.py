"""What the manifest says of an item: IEEE LOM (1484.12.3, in the loose schema that QTI packages use) and QTI's own metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from quizkit.formats.categories import category_titles
from quizkit.formats.numbers import shortest
from quizkit.formats.xml import Element, Node, Raw, serialise
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion

from .export import MOST_SHARED, Export
from .ims_md import ims_record
from .item import Item

LOM = "http://ltsc.ieee.org/xsd/LOM"
_STANDARD = "LOMv1.0"
_DIFFICULTIES = {"easy": "easy", "medium": "medium", "hard": "difficult"}
_STATUSES = {"draft": "draft", "review": "draft", "published": "final", "retired": "unavailable"}
_SECONDS = 60
_LOM = (("xmlns", LOM),)
_CATALOG = Element("catalog", ("quizkit",))


class Metadata:
    """Writes the metadata of the entities of one package. What many of them share is written once."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._shared: dict[tuple[object, ...], Raw] = {}

    def of_item(self, item: Item) -> Element:
        """The metadata of an item."""
        question = item.question
        has_feedback = bool(item.notes) or item.chosen is not None
        key = ("qti", len(item.responses) > 1, *item.interactions, has_feedback, question.type == "essay")
        qti = self._once(key, lambda: [_qti(item, has_feedback=has_feedback)])
        record = self._lom(question, list(self._educational(question)), list(self._classifications(question)))
        older = [ims_record(question, self._export)] if self._export.profile.ims_md else []
        return Element("metadata", (qti, record, *older))

    def of(self, entity: Entity) -> Element:
        """The metadata of anything else."""
        return Element("metadata", (self._lom(entity, [], []),))

    def _once(self, key: tuple[object, ...], build: Callable[[], Sequence[Element]]) -> Raw:
        found = self._shared.get(key)
        if found is None:
            if len(self._shared) >= MOST_SHARED:
                self._shared.clear()
            found = self._shared[key] = Raw("".join(serialise(element, on_forbidden=lambda: None).decode() for element in build()))
        return found

    def _lom(self, entity: Entity, educational: list[Node], classifications: list[Node]) -> Element:
        language = entity.language or self._export.language
        general: list[Node] = [Element("identifier", (_CATALOG, Element("entry", (entity.id,))))]
        if entity.title:
            general.append(Element("title", (_string(entity.title, language),)))
        general.append(self._once(("words", language, entity.tags), partial(_words, language, entity.tags)))
        life = self._once(("life", entity.revision, entity.status, entity.authors), partial(_life, entity))
        licence = entity.licence or self._export.manifest.licence
        rights = [self._once(("rights", licence), partial(_rights, licence))] if licence else []
        return Element("lom", (Element("general", general), life, *educational, *rights, *classifications), _LOM)

    def _educational(self, question: BaseQuestion) -> Iterator[Node]:
        if question.difficulty or question.minutes is not None:
            yield self._once(("educational", question.difficulty, question.minutes), partial(_educational, question))

    def _classifications(self, question: BaseQuestion) -> Iterator[Node]:
        language = question.language or self._export.language
        if question.category or question.bloom or question.level:
            key = ("filed", question.category, question.bloom, question.level, language)
            yield self._once(key, lambda: list(self._filed(question, language)))
        for reference in question.tests:
            build = partial(_classified, "competency", "tests", [(reference, reference)], language)
            yield self._once(("tests", reference, language), lambda build=build: [build()])  # type: ignore[misc]

    def _filed(self, question: BaseQuestion, language: str) -> Iterator[Element]:
        if question.category:
            yield self._category(question.category, language)
        for purpose, source, value in (("educational objective", "Bloom", question.bloom), ("educational level", "level", question.level)):
            if value:
                yield _classified(purpose, source, [(value, value)], language)

    def _category(self, category: str, language: str) -> Element:
        titles = category_titles(category, self._export.manifest)
        return _classified("discipline", "category", [*zip(["", *category.split("/")], titles, strict=True)], language)


def _qti(item: Item, *, has_feedback: bool) -> Element:
    """QTI's own metadata, whose names are the same in all versions."""
    return Element(
        "qtiMetadata",
        (
            Element("timeDependent", ("false",)),
            Element("composite", ("true" if len(item.responses) > 1 else "false",)),
            *(Element("interactionType", (name,)) for name in item.interactions),
            Element("feedbackType", ("nonadaptive" if has_feedback else "none",)),
            Element("solutionAvailable", ("false" if item.question.type == "essay" else "true",)),
            Element("toolName", ("quizkit",)),
        ),
        (("xmlns", item.export.version.metadata_namespace),),
    )


def _classified(purpose: str, source: str, taxons: list[tuple[str, str]], language: str) -> Element:
    below = [
        Element("taxon", (*([Element("id", (name,))] if name else []), Element("entry", (_string(title, language),))))
        for name, title in taxons
    ]
    path = Element("taxonPath", (Element("source", (_string(source, "en"),)), *below))
    return Element("classification", (Element("purpose", _value(purpose)), path))


def _words(language: str, tags: Sequence[str]) -> list[Element]:
    return [Element("language", (language,)), *(Element("keyword", (_string(tag, language),)) for tag in tags)]


def _life(entity: Entity) -> list[Element]:
    version = Element("version", (_string(str(entity.revision), "en"),))
    authors = [Element("contribute", (Element("role", _value("author")), Element("entity", (_card(name),)))) for name in entity.authors]
    return [Element("lifeCycle", (version, Element("status", _value(_STATUSES[entity.status])), *authors))]


def _educational(question: BaseQuestion) -> list[Element]:
    found = []
    if question.difficulty:
        found.append(Element("difficulty", _value(_DIFFICULTIES[question.difficulty])))
    if question.minutes is not None:
        found.append(Element("typicalLearningTime", (Element("duration", (_duration(question.minutes),)),)))
    return [Element("educational", found)]


def _rights(licence: str) -> list[Element]:
    restricted = Element("copyrightAndOtherRestrictions", _value("yes"))
    return [Element("rights", (restricted, Element("description", (_string(licence, "en"),))))]


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
