"""Metadata in the form that came before LOM: IMS Learning Resource Meta-Data 1.2.1 (imsmd_v1p2), for readers that know nothing newer."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.categories import category_titles
from quizkit.formats.xml import Element, Node
from quizkit.model.question import BaseQuestion

from .export import Export

_NAMESPACE = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_SOURCE = "LOMv1.0"


def ims_record(question: BaseQuestion, export: Export) -> Element:
    """What a question pool shows of a question: title, language, keywords, licence, category."""
    language = question.language or export.language
    general: list[Node] = [Element("identifier", (question.id,))]
    if question.title:
        general.append(Element("title", (_string(question.title, language),)))
    general.append(Element("language", (language,)))
    general += [Element("keyword", (_string(tag, language),)) for tag in question.tags]
    return Element("lom", (Element("general", general), *_rights(question, export), *_category(question, export)), (("xmlns", _NAMESPACE),))


def _rights(question: BaseQuestion, export: Export) -> Iterator[Element]:
    licence = question.licence or export.manifest.licence
    if licence:
        # The name of the licence, where the vocabulary has but yes and no: so OpenOLAT writes and reads it.
        yield Element("rights", (Element("copyrightandotherrestrictions", _value(licence)),))


def _category(question: BaseQuestion, export: Export) -> Iterator[Element]:
    """The path without the title of the bank, for it is looked up in a taxonomy of the reader's."""
    if question.category:
        language = question.language or export.language
        titles = category_titles(question.category, export.manifest)[1:]
        taxons = [Element("taxon", (Element("entry", (_string(title, language),)),)) for title in titles]
        source = Element("source", (_string("category", "en"),))
        yield Element("classification", (Element("purpose", _value("discipline")), Element("taxonpath", (source, *taxons))))


def _value(value: str) -> tuple[Element, Element]:
    return Element("source", (_string(_SOURCE, "x-none"),)), Element("value", (_string(value, "x-none"),))


def _string(text: str, language: str) -> Element:
    return Element("langstring", (" ".join(text.split()),), (("xml:lang", language),))
