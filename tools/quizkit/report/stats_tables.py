"""The numbers of a bank as sections of tables, in words: what the terminal and the page have in common."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from quizkit.lint.analysis.figures import percent, probability
from quizkit.lint.analysis.guessing import GuessTally
from quizkit.lint.analysis.key_positions import KeyPositions, PositionTally
from quizkit.lint.analysis.labels import BLOOM, DIFFICULTIES, Labels
from quizkit.model.bank import KINDS, QUESTION_TYPES
from quizkit.records import dataclass, replace
from quizkit.stats.coverage import Coverage
from quizkit.stats.model import Leak, Stats
from quizkit.stats.readability import Reading

NONE = "none"
_MOST_ROWS = 30
_SHOWN_MISSING = 10

_WAYS: Mapping[str, str] = {"longest": "longest option", "middle": "middle option", "shared": "shared words", "echoed": "stem's words"}
_PLURALS: Mapping[str, str] = {"term": "terms", "tier": "tiers", "objective": "objectives", "step": "path steps"}
_TEXTS: Mapping[str, str] = {"stem": "stems", "rationale": "rationales"}
_LANGUAGES: Mapping[str | None, str] = {"en": "English", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `bar` is the length of its bar, `mark` a place to compare it with, both from 0 to 1; a share is drawn as it is.

    `shades`, where there are any, say how dark each cell is, from 0 to 1.
    """

    cells: tuple[str, ...]
    bar: float | None = None
    mark: float | None = None
    shades: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `columns` are the headings; all columns but the first hold numbers, unless `words` says which do not.

    `bar_title` says what the bars show, and `mark_title` what the marks do. On a page `is_columns` asks for upright bars, and a terminal
    leaves out the columns of `roomy`.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str | None = None
    words: frozenset[int] = frozenset((0,))
    bar_title: str = ""
    mark_title: str = ""
    notes: tuple[str, ...] = ()
    is_columns: bool = False
    roomy: frozenset[int] = frozenset()

    def without_roomy(self) -> Table:
        """The table without what only a page has room for."""
        if not self.roomy:
            return self
        kept = [at for at in range(len(self.columns)) if at not in self.roomy]
        rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in self.rows)
        words = frozenset(new for new, at in enumerate(kept) if at in self.words)
        return replace(self, columns=tuple(self.columns[at] for at in kept), rows=rows, words=words, roomy=frozenset())


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. `note` says how to read it."""

    title: str
    tables: tuple[Table, ...]
    note: str | None = None


def headline(stats: Stats) -> str:
    """What was counted, in a sentence."""
    statuses = " or ".join(stats.statuses)
    if not stats.questions:
        return f"No questions with status {statuses}."
    questions = "1 question" if stats.questions == 1 else f"{stats.questions:,} questions"
    return f"{questions} with status {statuses}; everything below is counted over these unless it says otherwise."


def sections(stats: Stats) -> Iterator[Section]:
    """The sections that there is something to show in."""
    counts = (
        _counts("Entities by kind", ((name, stats.kinds.get(name, 0)) for name in reversed([*KINDS])), "kind"),
        _counts("Questions by type", ((name, stats.by_type.get(name, 0)) for name in QUESTION_TYPES), "type"),
        _counts("Questions by status, whatever it is", sorted(stats.by_status.items(), key=lambda one: -one[1]), "status"),
        _counts("Questions by category", _categories(stats), "category"),
    )
    there = tuple(table for table in counts if table is not None)
    if there:
        yield Section("What there is", there)
    if stats.guessing.ways["longest"].questions:
        yield _guessing(stats.guessing)
        yield from _leaks(stats.leaks)
        yield _positions(stats.key_positions)
    if any(stats.true_false):
        yield _true_false(stats.true_false)
    if stats.coverage:
        yield _coverage(stats.coverage)
    if any(one != (None, None) for one in stats.labels):
        yield _labels(stats.labels)
    if stats.readability:
        yield _readability(stats.readability)


def _categories(stats: Stats) -> list[tuple[str | None, int]]:
    """The categories, the largest first; none where no question has one."""
    return sorted(stats.by_category.items(), key=lambda one: (-one[1], one[0] or "")) if any(stats.by_category) else []


def _counts(caption: str, counts: Iterable[tuple[Hashable, int]], column: str) -> Table | None:
    found = [(name, count) for name, count in counts if count]
    if not found:
        return None
    most = max(count for _, count in found)
    rows = [Row((NONE if name is None else str(name), f"{count:,}"), count / most) for name, count in found[:_MOST_ROWS]]
    left = found[_MOST_ROWS:]
    notes = (f"and {len(left):,} more, with {sum(count for _, count in left):,} together",) if left else ()
    return Table((column, "number"), tuple(rows), caption, notes=notes)


def _guessing(tally: GuessTally) -> Section:
    ways = [(_WAYS[way], one) for way, one in tally.ways.items() if one.questions]
    rows = [
        Row(
            (name, f"{one.questions:,}", percent(one.score), percent(one.chance), probability(one.p)),
            one.score,
            one.chance,
        )
        for name, one in ways
    ]
    return Section(
        "What knowing nothing scores",
        (
            Table(
                ("way", "questions", "score", "chance", "by luck"),
                tuple(rows),
                bar_title="score",
                mark_title="chance",
            ),
        ),
        "The score of somebody who always guesses in one way, on questions with one key: takes the longest option; the middle one, where "
        "options are not shuffled; the one that shares most words with the other options; the one that repeats most words of the stem. "
        "Where several options are alike in this, any of them is taken. p is the probability of leading to the key so often by luck.",
    )


def _leaks(leaks: Iterable[Leak]) -> Iterator[Section]:
    rows = [
        Row(
            (
                leak.question,
                leak.title or "",
                ", ".join(_WAYS[way] for way in leak.guess.leading),
                percent(leak.guess.leak),
                f"{leak.guess.lead:.2f}",
                f"{leak.place.path}:{leak.place.line}",
            )
        )
        for leak in leaks
    ]
    if rows:
        table = Table(
            ("question", "asks", "leads to the key", "gain", "key's length", "where"),
            tuple(rows),
            words=frozenset((0, 1, 2, 5)),
            roomy=frozenset((1, 5)),
        )
        yield Section(
            "The questions that leak most",
            (table,),
            "First those in which guessing gains most over chance, on the mean of the ways that can be tried; where the gain is the same, "
            "those whose key is longest. The key's length is told in lengths of the longest other option.",
        )


def _positions(positions: KeyPositions) -> Section:
    tables = [
        _position_table(tally, "in a fixed order" if not shuffled else "shuffled")
        for shuffled in (False, True)
        for tally in positions.of(shuffled=shuffled).values()
    ]
    return Section(
        "Where the key stands",
        tuple(tables),
        "The place of the key in the file. Where the options are shuffled learners see other places, and what stands here matters only for "
        "platforms that do not shuffle.",
    )


def _position_table(tally: PositionTally, order: str) -> Table:
    rows = [
        Row((str(place), f"{count:,}", percent(count / tally.questions)), count / tally.questions, 1 / tally.options)
        for place, count in enumerate(tally.counts[:_MOST_ROWS], 1)
    ]
    noun = "question" if tally.questions == 1 else "questions"
    caption = f"{tally.questions:,} {noun} with {tally.options} options, {order}"
    uneven = "too few to tell whether that is luck" if tally.p is None else f"so uneven by luck: {probability(tally.p)}"
    run = f"longest run: {tally.longest_run:,} in place {tally.run_position + 1}; so long by luck: {probability(tally.run_p)}"
    return Table(
        ("place", "keys", "share"),
        tuple(rows),
        caption,
        frozenset(),
        bar_title="share of the keys",
        mark_title="all places alike",
        notes=(uneven, run),
        is_columns=True,
    )


def _true_false(counts: tuple[int, int]) -> Section:
    total = sum(counts)
    rows = [
        Row((name, f"{count:,}", percent(count / total)), count / total, 0.5) for name, count in zip(("true", "false"), counts, strict=True)
    ]
    table = Table(("answer", "questions", "share"), tuple(rows), bar_title="share", mark_title="half")
    return Section("True or false", (table,), "Who knows nothing and always says the same scores the larger share.")


def _coverage(coverage: Iterable[Coverage]) -> Section:
    rows, missing = [], []
    for one in coverage:
        share = one.covered / one.total
        tests = sum(item.questions for item in one.items) / one.total
        rows.append(Row((_PLURALS[one.kind], f"{one.total:,}", f"{one.covered:,}", percent(share), f"{tests:.1f}"), share))
        if one.missing:
            shown = [Row((name,)) for name in one.missing[:_SHOWN_MISSING]]
            left = len(one.missing) - len(shown)
            notes = (f"and {left:,} more: --output-format json names them all",) if left else ()
            missing.append(
                Table(
                    (_PLURALS[one.kind],),
                    tuple(shown),
                    f"Not covered: {len(one.missing):,} of {one.total:,} {_PLURALS[one.kind]}",
                    notes=notes,
                )
            )
    table = Table(("what", "in use", "covered", "share", "questions each"), tuple(rows), bar_title="share")
    return Section(
        "What the questions test",
        (table, *missing),
        "Covered is what a question names under 'tests'; a tier also where its whole scale is tested, and a step where it has a check or "
        "its lesson has a quiz.",
    )


def _labels(labels: Mapping[Labels, int]) -> Section:
    difficulties = (*DIFFICULTIES, None)
    levels = [level for level in (*BLOOM, None) if level is None or any(one.bloom == level for one in labels)]
    most = max(labels.values())
    rows = []
    for level in levels:
        counts = [labels.get(Labels(difficulty, level), 0) for difficulty in difficulties]
        total = sum(counts)
        if total:
            cells = (level or NONE, *(f"{count:,}" if count else "·" for count in counts), f"{total:,}")
            rows.append(Row(cells, shades=(0.0, *(count / most for count in counts), 0.0)))
    sums = [sum(count for one, count in labels.items() if one.difficulty == difficulty) for difficulty in difficulties]
    rows.append(Row(("all", *(f"{count:,}" if count else "·" for count in sums), f"{sum(sums):,}")))
    table = Table(("", *DIFFICULTIES, NONE, "all"), tuple(rows))
    return Section(
        "Difficulty and Bloom's taxonomy", (table,), "Rows are levels of the taxonomy, columns difficulties, as the questions say."
    )


def _readability(readings: Iterable[Reading]) -> Section:
    rows = []
    for one in readings:
        grade = "—" if one.grade is None else f"{one.grade:.1f}"
        texts = _TEXTS.get(one.texts) or KINDS[one.texts].plural
        language = _LANGUAGES.get(one.language, one.language or "")
        numbers = (f"{one.number:,}", f"{one.words:,}", f"{one.words / one.number:.1f}", f"{one.words_per_sentence:.1f}", grade)
        rows.append(Row((texts, language, *numbers)))
    columns = ("texts", "language", "number", "words", "words each", "words a sentence", "grade")
    return Section(
        "How hard it is to read",
        (Table(columns, tuple(rows), words=frozenset((0, 1))),),
        "The grade is that of Flesch and Kincaid, in years of school in the United States; it is known for English alone.",
    )
