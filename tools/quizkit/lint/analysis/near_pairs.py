"""Which stems are near enough to be held against each other: an exact join of their words, and of short ones of their letters too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice, product

from quizkit.similarity.join import similar_groups
from quizkit.similarity.token_sets import TokenSets, groups

from .stem_parts import Part
from .stems import NEAR, Stem, likeness
from .vocabulary import Vocabulary

# Of stems that short, one word is so much that they are held against each other by their letters as well: so many at a time.
FEW_WORDS, _GRAM = 8, 5
# Where stems have more near ones than so many each, and so many in all, they were made by a template.
_MOST_EACH, _MOST = 10, 50_000

Pairs = set[tuple[int, int]]
# The number of a part, and the place of a stem in it.
Place = tuple[int, int]


def near_in(parts: Sequence[Part]) -> tuple[list[Pairs], bool]:
    """For each part the pairs of its stems, by their places, that share enough words; or enough letters, if they are short.

    The stems of a template are all near to each other, and nearly all of them speak of different things. So many pairs are not gone
    through: of such a part those are given that speak of the same, or of one thing more. Whether there is one is said too.
    """
    is_crowded = False
    found: list[Pairs] = [set() for _ in parts]
    left = list(range(len(parts)))
    while left:
        most = _MOST_EACH * sum(len(parts[number]) for number in left) + _MOST
        near = list(islice(_near([parts[number] for number in left]), most + 1))
        counts = Counter(number for number, _ in near)
        crowded = (
            {number for number, count in counts.items() if count > _MOST_EACH * len(parts[left[number]])} if len(near) > most else set()
        )
        for number, pair in near:
            if number not in crowded:
                found[left[number]].add(pair)
        for number in crowded:
            found[left[number]] = _of_template(parts[left[number]])
        is_crowded = is_crowded or bool(crowded)
        left = [left[number] for number in range(len(left)) if number not in crowded] if crowded else []
    return found, is_crowded


def _near(parts: Sequence[Part]) -> Iterator[tuple[int, tuple[int, int]]]:
    """All pairs of near stems of one part, with its number."""
    places = [(number, at) for number, part in enumerate(parts) for at in range(len(part)) if len(part) > 1]
    short = [(number, at) for number, at in places if len(parts[number].words(at)) <= FEW_WORDS]
    words = TokenSets([f"{token} {number}" for token in parts[number].tokens(at)] for number, at in places)
    letters = TokenSets(
        [f"{gram} {number}" for gram in grams_of(parts[number].words(at), parts[number].vocabulary)] for number, at in short
    )
    for sets, of in ((words, places), (letters, short)):
        grouped = groups(sets)
        equal = chain.from_iterable(_equal([of[one] for one in grouped.members(group)], parts) for group in grouped.several())
        near = chain.from_iterable(product(grouped.members(one), grouped.members(other)) for one, other, _ in similar_groups(grouped, NEAR))
        for (number, here), (_, there) in chain(equal, ((of[one], of[other]) for one, other in near)):
            yield number, (min(here, there), max(here, there))


def _equal(places: Sequence[Place], parts: Sequence[Part]) -> Iterator[tuple[Place, Place]]:
    """Pairs of stems that are made of the same: not those with as many of each word in another order, which tells them apart."""
    by_words: dict[tuple[int, ...], dict[tuple[int, ...], list[Place]]] = {}
    for number, at in places:
        order = parts[number].plain_order(at)
        by_words.setdefault(tuple(sorted(order)), {}).setdefault(order, []).append((number, at))
    for by_order in by_words.values():
        for alike in by_order.values():
            yield from combinations(alike, 2)
    for some, others in combinations(by_words.values(), 2):
        yield from product(chain.from_iterable(some.values()), chain.from_iterable(others.values()))


def grams_of(words: Iterable[int], vocabulary: Vocabulary) -> set[str]:
    """The letters of a stem, five at a time."""
    text = " ".join([vocabulary.texts[word] for word in words])
    return {text[at : at + _GRAM] for at in range(max(len(text) - _GRAM + 1, 1))}


def are_near(one: Stem, other: Stem, vocabulary: Vocabulary) -> bool:
    """The same for two stems: whether they share enough words; or enough letters, if both are short."""
    if likeness(one, other) >= NEAR:
        return True
    if max(len(one.words), len(other.words)) > FEW_WORDS:
        return False
    here, there = grams_of(one.words, vocabulary), grams_of(other.words, vocabulary)
    return len(here & there) >= NEAR * len(here | there)


def _of_template(part: Part) -> Pairs:
    """The pairs of near stems that speak of the same, or one of which speaks of one thing more; of many alike, each with the first."""
    by_content: dict[frozenset[int], list[int]] = {}
    contents = [_content(part.words(at), part.vocabulary) for at in range(len(part))]
    for at, content in enumerate(contents):
        by_content.setdefault(content, []).append(at)
    found = {(alike[0], other) for alike in by_content.values() for other in alike[1:]}
    for at, content in enumerate(contents):
        for word in content:
            if (fewer := by_content.get(content - {word})) is not None:
                found.add((min(at, fewer[0]), max(at, fewer[0])))
    return {(one, other) for one, other in found if likeness(part.stem(one), part.stem(other)) >= NEAR}


def _content(words: Iterable[int], vocabulary: Vocabulary) -> frozenset[int]:
    kinds, plain = vocabulary.kinds, vocabulary.plain
    return frozenset([plain[word] for word in words if kinds[word] in ("", "unspaced")])
