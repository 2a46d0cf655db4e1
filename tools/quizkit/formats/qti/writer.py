"""Writes a bank as a QTI package: an item for each question, a test for each quiz, and the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from quizkit.formats.base import Loss, OutFile, Package, SupportTable, WriteOptions, Written
from quizkit.formats.names import file_stem
from quizkit.formats.xml import DECLARATION, Element, serialise
from quizkit.model.bank import Bank
from quizkit.model.media import Media

from .assessment import Assessment
from .export import ITEMS, TESTS, Export, identifier
from .item import Item
from .manifest import NAME, Resources
from .metadata import Metadata
from .profiles import PROFILES
from .question import language_tag, write_question
from .stimuli import stimulus_file, write_stimulus
from .support import support_of
from .text import Texts
from .versions import QTI_21, QTI_22, QTI_30, Version

if TYPE_CHECKING:
    from quizkit.formats.checking.checker import Checker


class QtiWriter:
    """One version of QTI: all questions in the order of the files, and the quizzes that put them together."""

    suffix = ".zip"
    kinds = ("question", "stimulus", "media", "quiz")
    layouts: Mapping[str, str] = {}

    def __init__(self, version: Version) -> None:
        self.version = version
        self.name = version.name
        self.title = f"QTI {version.number}"
        self.profiles: Mapping[str, str] = {name: profile.phrase for name, profile in PROFILES[version.name].items() if name is not None}
        self.support: SupportTable = support_of(version)

    @property
    def checker(self) -> Checker:
        """How a package is checked. Its vocabularies are read only where somebody asks for it."""
        from .checking.checkers import CHECKERS

        return CHECKERS[self.name]

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank. Each file is made when its turn comes, so memory does not grow with the bank.

        What the parts raise: UnreadableError, where a media file cannot be read.
        """
        losses: list[Loss] = []
        profile = PROFILES[self.name][options.profile]
        export = Export(bank, options.read_media, losses, self.version, profile)
        notices = [profile.notice.format(number=self.version.number)] if profile.notice else []
        files = _PackageFiles(bank, export, self.support.in_profile(options.profile), options).files()
        return Package(files, losses, container="zip", notices=notices)


QTI21_WRITER = QtiWriter(QTI_21)
QTI22_WRITER = QtiWriter(QTI_22)
QTI30_WRITER = QtiWriter(QTI_30)


class _PackageFiles:
    """The files of one package. Items come first, for only then it is known which media, stimuli and tests there are."""

    def __init__(self, bank: Bank, export: Export, support: SupportTable, options: WriteOptions) -> None:
        self._bank = bank
        self._export = export
        self._support = support
        self._options = options
        self._metadata = Metadata(export)
        self._resources: Resources
        self._written_media: set[str] = set()
        self._has_test = False

    def files(self) -> Iterator[OutFile]:
        """Every file, the manifest last."""
        assessments = [Assessment(quiz) for quiz in self._bank.quizzes]
        with Resources(self._export) as self._resources:
            yield from self._items(assessments)
            yield from self._stimuli()
            for assessment in assessments:
                yield from self._test(assessment)
            yield OutFile(NAME, self._resources.parts())

    def _items(self, assessments: list[Assessment]) -> Iterator[OutFile]:
        export, support = self._export, self._support
        for question in self._bank.questions:
            written = write_question(question, export, support)
            if written is None:
                continue
            element, item = written
            name = identifier(question.id)
            file = f"{ITEMS}/{file_stem(name)}.xml"
            yield OutFile(file, (self._bytes(element),))
            yield from self._media()
            self._add_item(name, file, item)
            for assessment in assessments:
                assessment.meet(question, file, item.points)
            self._options.on_written(Written(question, name, file))

    def _add_item(self, name: str, file: str, item: Item) -> None:
        stimulus = item.question.stimulus
        shared = [f"stimulus_{identifier(stimulus)}"] if stimulus in self._export.used_stimuli and stimulus is not None else []
        files = [file, *_media_files(item.texts)]
        self._resources.add(name, self._export.version.item_type, files, needs=shared, metadata=self._metadata.of_item(item))

    def _stimuli(self) -> Iterator[OutFile]:
        export = self._export
        for name in export.used_stimuli:
            stimulus = export.stimuli[name]
            element, texts = write_stimulus(stimulus, export, language_tag(stimulus.language or export.language))
            file = f"{ITEMS}/{stimulus_file(name)}"
            yield OutFile(file, (self._bytes(element),))
            yield from self._media()
            kind = export.version.stimulus_type
            assert kind is not None, "only a version with stimuli shares them"
            about = self._metadata.of(stimulus)
            self._resources.add(f"stimulus_{identifier(name)}", kind, [file, *_media_files(texts)], metadata=about)
            self._options.on_written(Written(stimulus, identifier(name), file))

    def _test(self, assessment: Assessment) -> Iterator[OutFile]:
        export, quiz = self._export, assessment.quiz
        written = assessment.write(export, language_tag(quiz.language or export.language))
        if written is None:
            return
        if self._has_test and export.profile.one_test:
            export.lose("quiz-not-read", ())
        self._has_test = True
        element, texts, questions = written
        file = f"{TESTS}/{file_stem(identifier(quiz.id))}.xml"
        yield OutFile(file, (self._bytes(element),))
        yield from self._media()
        about = self._metadata.of(quiz)
        files = [file, *_media_files(texts)]
        needs = map(identifier, questions)
        self._resources.add(f"test_{identifier(quiz.id)}", export.version.test_type, files, needs=needs, metadata=about)
        self._options.on_written(Written(quiz, identifier(quiz.id), file))

    def _media(self) -> Iterator[OutFile]:
        """The media that have been shown for the first time."""
        if len(self._written_media) == len(self._export.used):
            return
        for name, media in list(self._export.used.items()):
            if name not in self._written_media:
                self._written_media.add(name)
                yield from self._one_media(media)

    def _one_media(self, media: Media) -> Iterator[OutFile]:
        file = f"{ITEMS}/{self._export.file_of(media)}"
        yield OutFile(file, (self._export.content_of(media),))
        self._options.on_written(Written(media, identifier(media.id), file))

    def _bytes(self, element: Element) -> bytes:
        lose = self._export.lose
        return DECLARATION + serialise(element, indent=0, on_forbidden=lambda: lose("character-replaced"))


def _media_files(texts: Texts) -> list[str]:
    """The files that texts show: importers take those of the resource itself."""
    return [f"{ITEMS}/{file}" for file in texts.files.values()]
