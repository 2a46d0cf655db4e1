"""The search for what is near to a few questions in a bank of which only what is looked up is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from quizkit.lint.look_up import Changes, Kept, Nearby
from quizkit.similarity.prefixes import sharing

from .asked import Asked, language_of
from .contents import CUED, StemContents, is_cued
from .cues import FEWEST_RARE, RARE, key_words, says
from .kept_stems import KeptStems
from .near_pairs import are_near
from .plain_forms import plain_form
from .stem_keys import StemKeys, keys_of, same_key
from .stems import Stem, as_stem, judged
from .stems_beyond import StemsBeyond
from .vocabulary import Vocabulary, WordUse

# Where there are more questions to know of, so many and so many for each that was asked for, the whole bank is as soon judged.
_MOST, _MOST_EACH = 1_000, 50


def nearby(kept: Kept, rows: Collection[int], changes: Changes[Asked]) -> Nearby | None:
    """What is to be known around some rows; None where it is too much."""
    search = _Search(KeptStems(kept), changes, _MOST + _MOST_EACH * len(rows))
    try:
        search.follow_near(rows)
        if search.is_about_keys:
            search.follow_cues(rows)
        search.follow_links()
    except _TooManyError:
        return None
    return Nearby({row: search.found[row] for row in sorted(search.found)}, {StemsBeyond.name: search.beyond})


class _TooManyError(Exception):
    """So much is near that nothing is won by looking it up."""


class _Search:
    """One look-up. `found` are the questions that are to be known, by their rows."""

    def __init__(self, kept: KeptStems, changes: Changes[Asked], most: int) -> None:
        self._kept = kept
        self._most = most
        self._changes = changes
        self.found: dict[int, Asked] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._uses: dict[tuple[str, str], WordUse] = {}
        self._known_keys: dict[tuple[str, str, bytes], StemKeys] = {}
        self._fresh: dict[int, list[int]] = {}
        self._expect_words(changes.fresh.values())
        for row, asked in changes.fresh.items():
            for key in self._keys(asked).all():
                self._fresh.setdefault(key, []).append(row)
        kept.expect_keys([same_key(*asked[:3]) for asked in (*changes.fresh.values(), *changes.gone.values())])
        self._difference = _Difference(self._lost(), self._gained())
        self.beyond = StemsBeyond(lambda language: lambda word: self._use(language, word), self._content_count)

    @property
    def is_about_keys(self) -> bool:
        """Whether any question of the bank has a key that may be given away."""
        return self._kept.has_keys or any(map(is_cued, self._changes.fresh.values()))

    def asked(self, row: int) -> Asked | None:
        """What the question of a row asks; None where it is no question, or a retired one."""
        if row in self.found:
            return self.found[row]
        if row in self._changes.fresh:
            return self._changes.fresh[row]
        then = self._changes.then(row)
        return None if then is None else self._kept.asked(then)

    def follow_near(self, rows: Iterable[int]) -> None:
        """Find what is near to some rows, and near to that."""
        frontier = self._add(rows)
        while frontier:
            near: set[int] = set()
            self._kept.expect_keys({key for row in frontier for key in self._keys(self.found[row]).all()})
            pairs = [(row, other) for row in frontier for other in self._candidates(row) if other not in self.found]
            others = self._read({other for _, other in pairs})
            for language, vocabulary in self._learned((*self.found.values(), *others.values())):
                self._kept.expect_words(language, vocabulary.texts)
                vocabulary.settle(self.beyond.uses(language))
            stems = {row: self._stem(asked) for row, asked in (*((row, self.found[row]) for row in frontier), *others.items())}
            for row, other in pairs:
                if other not in near and self._is_near(self.found[row], others[other], stems[row], stems[other]):
                    near.add(other)
            frontier = self._add(near)

    def follow_links(self) -> None:
        """Find the questions that those which were found replace, or are replaced by, and so on."""
        linked: dict[int, set[int]] = {}
        for row, name in self._links():
            other = self._changes.row_of(name)
            if other is not None:
                linked.setdefault(row, set()).add(other)
                linked.setdefault(other, set()).add(row)
        frontier = [row for row in self.found if row in linked]
        while frontier:
            frontier = [row for row in self._add({other for row in frontier for other in linked[row]}) if row in linked]

    def follow_cues(self, rows: Iterable[int]) -> None:
        """Find what may give away the key of one of some questions, and what else may where one of these does."""
        asking = [self.found[row] for row in rows if row in self.found]
        self._kept.expect_contents({content for asked in asking for content in self._contents(asked)})
        for row in rows:
            asked = self.found.get(row)
            if asked is None or asked[1] != CUED or not asked[0]:
                continue
            speaking = self._read(self._speaking_of(asked))
            self._add_giving(asked, speaking)
            given = {other: there for other, there in speaking.items() if is_cued(there) and says(asked[0], key_words(there[6]))}
            # Of questions with one stem the first one counts.
            stems = {there[:3] for there in given.values()}
            self._add([other for other, there in speaking.items() if there[:3] in stems])
            for there in given.values():
                self._add_giving(there, self._read(self._speaking_of(there)))

    def _add_giving(self, asked: Asked, others: Mapping[int, Asked]) -> None:
        """Take those of some questions into what was found whose stems say the key of one."""
        if is_cued(asked):
            key = key_words(asked[6])
            self._add([row for row, other in others.items() if says(other[0], key)])

    def _speaking_of(self, asked: Asked) -> set[int]:
        """The rows of the stems that speak of enough of what a stem does, and few others do."""
        contents = [content for content in self._contents(asked) if self._content_count(content) <= RARE]
        return sharing([self._rows_with(content) for content in contents], FEWEST_RARE)

    def _rows_with(self, content: str) -> list[int]:
        _, rows = self._kept.content(content)
        if rows is None:
            raise _TooManyError
        return [*self._now(rows), *self._fresh_with.get(content, ())]

    @cached_property
    def _fresh_with(self) -> dict[str, list[int]]:
        """The fresh rows by what they speak of."""
        found: dict[str, list[int]] = {}
        for row, asked in self._changes.fresh.items():
            for content in self._contents(asked):
                found.setdefault(content, []).append(row)
        return found

    def _contents(self, asked: Asked) -> set[str]:
        if asked[1] != CUED or not asked[0]:
            return set()
        # Not among the words of the search: what these speak of would be worked out for all of them each time.
        vocabulary = Vocabulary(language_of(CUED))
        written = vocabulary.numbers(asked[0])
        return StemContents(vocabulary).of(written)

    def _content_count(self, content: str) -> int:
        return self._kept.content(content)[0] + self._difference.contents.get(content, 0)

    def _use(self, language: str, word: str) -> WordUse:
        found = self._uses.get((language, word))
        if found is None:
            one, other = self._kept.use(language, word), self._difference.uses.get((language, word), (0, 0, 0))
            found = self._uses[language, word] = (one[0] + other[0], one[1] + other[1], one[2] + other[2])
        return found

    def _candidates(self, row: int) -> set[int]:
        """The rows of stems that may be near to that of a row."""
        keys = self._keys(self.found[row])
        if len(same := self._rows_of(keys.same)) > self._most:
            raise _TooManyError
        near = sharing(map(self._rows_of, keys.words), keys.fewest_words) if keys.words else set()
        letters = sharing(map(self._rows_of, keys.grams), keys.fewest_grams) if keys.grams else set()
        return {*same, *near, *letters} - {row}

    def _rows_of(self, key: int) -> list[int]:
        return [*self._now(self._kept.rows(key)), *self._fresh.get(key, ())]

    def _now(self, rows: Iterable[int]) -> Iterator[int]:
        gone = self._changes.gone
        return (self._changes.now(row) for row in rows if row not in gone)

    def _is_near(self, here: Asked, there: Asked, one: Stem | None, other: Stem | None) -> bool:
        if here[:3] == there[:3]:
            return True
        if one is None or other is None or here[1:3] != there[1:3]:
            return False
        vocabulary = self._vocabulary(language_of(here[1]))
        return are_near(one, other, vocabulary) and judged(one, other, vocabulary).tells is None

    def _read(self, rows: Collection[int]) -> dict[int, Asked]:
        unread = [row for row in rows if row not in self.found and row not in self._changes.fresh]
        self._kept.expect_rows([then for row in unread if (then := self._changes.then(row)) is not None])
        found = {row: asked for row in rows if (asked := self.asked(row)) is not None}
        if len(found) > self._most:
            raise _TooManyError
        return found

    def _add(self, rows: Iterable[int]) -> list[int]:
        """Take questions into what was found; those that are new there."""
        new = {row: asked for row in rows if row not in self.found and (asked := self.asked(row)) is not None}
        self.found |= new
        if len(self.found) > self._most:
            raise _TooManyError
        return list(new)

    def _links(self) -> Iterator[tuple[int, str]]:
        gone = self._changes.gone
        yield from ((self._changes.now(row), name) for row, name in self._kept.links if row not in gone)
        yield from ((row, asked[7]) for row, asked in self._changes.fresh.items() if asked[7])

    def _vocabulary(self, language: str) -> Vocabulary:
        found = self._vocabularies.get(language)
        if found is None:
            found = self._vocabularies[language] = Vocabulary(language)
        return found

    def _learned(self, several: Iterable[Asked]) -> list[tuple[str, Vocabulary]]:
        """The vocabularies, each with its language, in which the words of some questions are by now."""
        for words, scope, *_ in several:
            if words:
                self._vocabulary(language_of(scope)).numbers(words)
        return list(self._vocabularies.items())

    def _stem(self, asked: Asked) -> Stem | None:
        words, scope, marks, *_ = asked
        vocabulary = self._vocabulary(language_of(scope))
        return as_stem(vocabulary.numbers(words), marks, vocabulary) if words else None

    def _keys(self, asked: Asked) -> StemKeys:
        words, scope, marks, *_ = asked
        found = self._known_keys.get((words, scope, marks))
        if found is None:
            language = language_of(scope)
            found = keys_of(words, scope, marks, self._vocabulary(language), lambda word: self._kept.use(language, word)[0])
            self._known_keys[words, scope, marks] = found
        return found

    def _expect_words(self, several: Iterable[Asked]) -> None:
        """Prepare to count the words of some stems, in the forms that they are counted by."""
        by_language: dict[str, set[str]] = {}
        for words, scope, *_ in several:
            by_language.setdefault(language_of(scope), set()).update(words.casefold().split(" "))
        for language, texts in by_language.items():
            self._kept.expect_words(language, {*texts, *map(plain_form, texts)})

    def _lost(self) -> list[Asked]:
        """The stems that no question has any more."""
        stems = {asked[:3]: asked for asked in self._changes.gone.values()}
        now = {asked[:3] for asked in self._changes.fresh.values()}
        return [asked for stem, asked in stems.items() if stem not in now and not self._is_kept(asked)]

    def _gained(self) -> list[Asked]:
        """The stems that no question had before."""
        stems = {asked[:3]: asked for asked in self._changes.fresh.values()}
        then = {asked[:3] for asked in self._changes.gone.values()}
        return [asked for stem, asked in stems.items() if stem not in then and not self._is_kept(asked)]

    def _is_kept(self, asked: Asked) -> bool:
        """Whether a question that was there and is not gone has the same stem."""
        rows = [row for row in self._kept.rows(same_key(*asked[:3])) if row not in self._changes.gone]
        return any(kept[:3] == asked[:3] for row in rows if (kept := self._kept.asked(row)) is not None)


class _Difference:
    """How a bank uses words, and what its stems speak of, beside what it did: `uses` by language and word, `contents` by what it is."""

    def __init__(self, lost: Iterable[Asked], gained: Iterable[Asked]) -> None:
        self.uses: dict[tuple[str, str], WordUse] = {}
        self.contents: dict[str, int] = {}
        for several, sign in ((list(lost), -1), (list(gained), 1)):
            self._count(several, sign)

    def _count(self, several: Iterable[Asked], sign: int) -> None:
        by_language: dict[str, Vocabulary] = {}
        cued: list[list[int]] = []
        for words, scope, *_ in several:
            if words:
                vocabulary = by_language.setdefault(language_of(scope), Vocabulary(language_of(scope)))
                written = vocabulary.numbers(words)
                vocabulary.learn(written)
                cued += [written] if scope == CUED else []
        for language, vocabulary in by_language.items():
            vocabulary.settle()
            for word, use in vocabulary.uses().items():
                before = self.uses.get((language, word), (0, 0, 0))
                self.uses[language, word] = (before[0] + sign * use[0], before[1] + sign * use[1], before[2] + sign * use[2])
        contents = StemContents(by_language[language_of(CUED)]) if cued else None
        for written in cued:
            assert contents is not None
            for content in contents.of(written):
                self.contents[content] = self.contents.get(content, 0) + sign
