"""An entity as rules see it: its texts and references, parsed at most once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from quizkit.finding import DataPath, Problem
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.model.field import Local, Ref, Text, TextLevel
from quizkit.model.walk import marked_fields
from quizkit.text import Document, PlainText, parse, plain_of, to_plain, unmarked_words
from quizkit.text.vocabulary import Vocabulary, signs_of, source_vocabulary

T = TypeVar("T")


class TextField:
    """One text of an entity."""

    __slots__ = ("_document", "_plain", "_small", "_words", "level", "path", "source")

    def __init__(self, path: DataPath, level: TextLevel, source: str) -> None:
        self.path = path
        self.level: TextLevel = level
        self.source = source
        self._document: Document | None = None
        self._plain: PlainText | None = None
        self._words: str | None = None
        self._small: str | None = None

    @property
    def small(self) -> str:
        """The source in small letters."""
        if self._small is None:
            self._small = self.source.lower()
        return self._small

    @property
    def document(self) -> Document:
        """The parsed text."""
        if self._document is None:
            self._document = parse(self.source, self.level)
        return self._document

    @property
    def plain(self) -> PlainText:
        """What a reader sees of it."""
        if self._plain is None:
            self._plain = to_plain(self._document) if self._document is not None else plain_of(self.source, self.level)
        return self._plain

    @property
    def words(self) -> str:
        """The text of `plain`. Most texts are that themselves, and need not be parsed for it."""
        if self._words is None:
            words = unmarked_words(self.source, self.level) if self._plain is None and self.level != "plain" else None
            self._words = self.plain.text if words is None else words
        return self._words

    def problem(self, message: str, start: int, end: int) -> Problem:
        """A problem with the code points `start` to `end` (exclusive) of the plain text."""
        return Problem(message, self.path, span=self.plain.source_span(start, end))


class EntityView:
    """An entity, and what a rule may look at beside it.

    `texts` are all texts of the entity by their path, in the order of the fields, and `stem` is that of a question; `references` is every
    field that names another entity, or a part of this one. `language` is what its texts are in, as the first part of a tag ("en"): what it
    says itself or else its bank; None where neither can be known.
    """

    __slots__ = (
        *("_options", "_signs", "_small", "_sources", "_vocabulary", "_worked_out"),
        *("entity", "language", "manifest", "references", "settings", "stem", "texts", "today"),
    )

    def __init__(self, entity: Entity, manifest: Manifest | None, today: date, settings: Mapping[str, Mapping[str, Any]]) -> None:
        self.entity = entity
        self.manifest = manifest
        self.today = today
        self.settings = settings
        tag = entity.language or (manifest.language if manifest is not None else None)
        self.language = None if tag is None else tag.partition("-")[0].lower()
        self.texts: dict[DataPath, TextField] = {}
        self.references: list[tuple[DataPath, Ref | Local, str]] = []
        for path, mark, value in marked_fields(entity):
            if isinstance(mark, Text):
                self.texts[path] = TextField(path, mark.level, value)
            else:
                self.references.append((path, mark, value))
        self.stem = self.texts.get(("stem",))
        self._sources: str | None = None
        self._small: str | None = None
        self._signs: str | None = None
        self._vocabulary: Vocabulary | None = None
        self._options: list[TextField] | None = None
        self._worked_out: dict[Callable[[EntityView], Any], Any] = {}

    @property
    def options(self) -> list[TextField]:
        """The texts of the options of a question that has a list of them, in their order."""
        if self._options is None:
            self._options = [text for path, text in self.texts.items() if path[0] == "options" and path[-1] == "text"]
        return self._options

    @property
    def sources(self) -> str:
        """The sources of all texts, one after the other: a rule that looks for a sign need not go through texts that are without it."""
        if self._sources is None:
            self._sources = "\n".join([text.source for text in self.texts.values()])
        return self._sources

    @property
    def small(self) -> str:
        """`sources` in small letters, for a glance whether a word stands anywhere."""
        if self._small is None:
            self._small = self.sources.lower()
        return self._small

    @property
    def signs(self) -> str:
        """What `sources` hold beside letters, digits, white space and the signs of prose: most texts have no markup."""
        if self._signs is None:
            self._signs = signs_of(self.sources)
        return self._signs

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of all texts, for a glance whether some word stands anywhere."""
        if self._vocabulary is None:
            self._vocabulary = source_vocabulary(self.sources, self.signs)
        return self._vocabulary

    def once(self, work: Callable[[EntityView], T]) -> T:
        """What `work` makes of the view: worked out when the first rule asks for it, and kept for the others."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return self._worked_out[work]  # type: ignore[no-any-return]

    def option(self, rule: str, name: str) -> Any:
        """A rule's option, as configured or by default."""
        return self.settings[rule][name]
