"""Counts a bank in one pass over its files; what it keeps does not grow with the number of questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from quizkit.lint.analysis.guessing import GuessTally, Leaks, guess_of
from quizkit.lint.analysis.heading import heading
from quizkit.lint.analysis.key_positions import KeyPositions
from quizkit.lint.analysis.labels import Labels
from quizkit.lint.neighbourhood.entity import place_of
from quizkit.lint.places import FilePlaces
from quizkit.lint.runner import LintRun
from quizkit.lint.view import EntityView
from quizkit.load.reader import LoadedEntity, LoadedFile
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion, TrueFalse

from .coverage import CoverageCount
from .model import Leak, Stats, Unread
from .readability import ReadingCount

_LEAKS = 20


def count_bank(run: LintRun, statuses: Iterable[str], is_meant: Callable[[Entity], bool], is_wanted: Callable[[Entity], bool]) -> Stats:
    """Count the entities of a run that are sound.

    `is_meant` says whether an entity is spoken of at all, `is_wanted` of such a one whether its status is one that counts.

    Raises:
        UnreadableError: a folder cannot be listed.
    """
    count = _Count(run)
    for loaded in run.files():
        count.add_unread(loaded)
        for entry in loaded.entities:
            if entry.entity is not None:
                count.add(entry.entity, entry, loaded, is_meant, is_wanted)
    return count.done(tuple(statuses))


class _Count:
    """All counters."""

    def __init__(self, run: LintRun) -> None:
        self._run = run
        self._kinds: Counter[str] = Counter()
        self._types: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._categories: Counter[str | None] = Counter()
        self._positions = KeyPositions()
        self._answers: Counter[bool] = Counter()
        self._guessing = GuessTally()
        self._leaks: Leaks[Leak] = Leaks(_LEAKS)
        self._coverage = CoverageCount()
        self._labels: Counter[Labels] = Counter()
        self._reading = ReadingCount()
        self._unread_entities = self._unread_files = 0

    def add_unread(self, loaded: LoadedFile) -> None:
        """Count what of a file could not be read. A file that cannot be opened is not counted here: the run names it."""
        if loaded.tree.complete:
            self._unread_entities += sum(entry.entity is None for entry in loaded.entities)
        elif loaded.unreadable is None:
            self._unread_files += 1

    def add(
        self,
        entity: Entity,
        entry: LoadedEntity,
        loaded: LoadedFile,
        is_meant: Callable[[Entity], bool],
        is_wanted: Callable[[Entity], bool],
    ) -> None:
        """Count an entity."""
        # What is there to be tested does not depend on which questions are chosen.
        self._coverage.add(entity)
        if not is_meant(entity):
            return
        if isinstance(entity, BaseQuestion):
            self._statuses[entity.status] += 1
        if not is_wanted(entity):
            return
        self._kinds[entity.entity_kind] += 1
        view = EntityView(entity, self._run.manifest, self._run.config.today, {})
        self._reading.add(view)
        if isinstance(entity, BaseQuestion):
            self._add_question(entity, view, entry, loaded)

    def _add_question(self, question: BaseQuestion, view: EntityView, entry: LoadedEntity, loaded: LoadedFile) -> None:
        self._types[question.type] += 1
        self._categories[question.category] += 1
        self._labels[Labels(question.difficulty, question.bloom)] += 1
        self._coverage.add_question(question)
        if isinstance(question, TrueFalse):
            self._answers[question.answer] += 1
        guess = guess_of(view)
        if guess is None:
            return
        self._positions.add(guess)
        self._guessing.add(guess)

        def leak() -> Leak:
            places = FilePlaces(loaded.file, loaded.tree)
            return Leak(question.id, heading(question), place_of(places, entry.root, ("options", guess.key, "text")), guess)

        self._leaks.add(guess, leak)

    def done(self, statuses: tuple[str, ...]) -> Stats:
        """The numbers, once every entity has passed by."""
        manifest = self._run.manifest
        return Stats(
            title=manifest.title if manifest is not None else self._run.root.name,
            statuses=statuses,
            kinds=self._kinds,
            by_type=self._types,
            by_status=self._statuses,
            by_category=self._categories,
            key_positions=self._positions,
            true_false=(self._answers[True], self._answers[False]),
            guessing=self._guessing,
            leaks=tuple(leak for _, leak in self._leaks),
            coverage=tuple(self._coverage.done()),
            labels=self._labels,
            readability=tuple(self._reading.done()),
            unread=Unread(self._unread_entities, self._unread_files),
        )
