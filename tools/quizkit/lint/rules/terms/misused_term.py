"""misused-term."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from quizkit.finding import DataPath, Mention, Problem
from quizkit.lint.analysis.exemplar_names import EXEMPLARS, TIER_NAMES
from quizkit.lint.analysis.namings import NAMINGS_FOUND, Naming
from quizkit.lint.analysis.tiers import CLASSIFIED, LEVELS, Standing, standings
from quizkit.lint.analysis.word_forms import Token, stems, tokens
from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.namings import NAMINGS, Namings
from quizkit.lint.rule import BankRule
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

# Wherever the language of an entity is known to the table, its facts were gathered; the words that matter here are its own.
_TABLE = NAMINGS["en"]
_PARTED = regex(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+|/")


class MisusedTerm(BankRule):
    """A text calls something by the name of a tier that its scale denies it.

    ## What it does
    Looks in what the bank says itself for sentences such as "Llama 3 is open source" and "open source models such as Llama 3", where the
    first is the title of an exemplar and the second that of a tier. By the exemplar's attributes (or, without any, by its stated tier) the
    tier must be out of reach. A family or a maker is judged by its parts, and denied a tier that all of them are denied. Where tiers of
    several scales share a name, one that does not deny it is enough. Questions, distractors, false statements, misconceptions, quotations
    and opinions are passed over, and so is whatever is denied, asked or reported. English texts only.

    ## Why it matters
    One page says what another denies. Whoever learnt the scale from the bank takes one of the two for a mistake, and is right.

    ## What to write instead
    Use the tier that the exemplar has. If the attributes are wrong, correct them. If the word is meant in another sense, say whose it is:
    "Meta calls Llama 3 open source".

    ## References
    This rule is quizkit's own.
    """

    code = "TRM012"
    name = "misused-term"
    since = "0.1"
    facts = (NAMINGS_FOUND, EXEMPLARS, TIER_NAMES, CLASSIFIED, LEVELS)
    own_facts = (NAMINGS_FOUND,)
    bad = (
        """\
# file: tiers/example.yaml
- id: spectrum
  title: Spectrum
  tiers:
    - {id: proprietary, title: Proprietary}
    - {id: open-weight, title: Open-weight, requires: {weights: required}}
    - {id: open-source, title: Open source, requires: {weights: required, data: required}}
# file: exemplars/example.yaml
- id: model-a
  title: Example A
  kind: family
  summary: A family of models.
- id: model-a-2
  title: Example A 2
  kind: release
  part_of: model-a
  summary: An open-source model by Example Labs.  # expect: TRM012
  attributes:
    weights: {value: true}
    data: {value: false}
- id: model-b
  title: Example B
  kind: release
  summary: A model behind an API.
  stated:
    spectrum: {tier: proprietary}
# file: lessons/example.yaml
id: openness
title: Openness
blocks:
  - kind: prose
    text: |-
      Example A 2 is open source.  # expect: TRM012

      There are open-source models such as Example A, which can be downloaded.  # expect: TRM012

      Some pay for calls, and Example B is an open-weight model.  # expect: TRM012
""",
    )
    good = (
        """\
# file: tiers/example.yaml
- id: spectrum
  title: Spectrum
  tiers:
    - {id: proprietary, title: Proprietary}
    - {id: open-weight, title: Open-weight, requires: {weights: required}}
    - {id: open-source, title: Open source, requires: {weights: required, data: required}}
# file: exemplars/example.yaml
- id: model-a-2
  title: Example A 2
  kind: release
  summary: An open-weight model by Example Labs.
  attributes:
    weights: {value: true}
    data: {value: false}
- id: model-c
  title: Example C
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
# file: lessons/example.yaml
id: openness
title: Openness
blocks:
  - kind: prose
    text: |-
      Example A 2 is an open-weight model, and it is not open source. Its maker says that Example A 2 is open source.

      A myth: Example A 2 is open source.

      Whether Example A 2 is open source depends on the scale. Example C is open source, as far as anybody knows.

      "Example A 2 is open source" is a slogan. Example A 2 is proprietary to nobody. Example A 3 is open source.
# file: questions/example.yaml
- id: slogan
  type: true-false
  stem: Example A 2 is open source.
  answer: false
  rationale: The data are missing.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        words = _Words.of(index)
        if not words.tiers or not words.exemplars:
            return
        denials = _Denials(index)
        for row, namings in index.facts(NAMINGS_FOUND):
            seen: set[tuple[DataPath, int, str]] = set()
            for naming in namings:
                tier = words.tier_of(naming, _TABLE)
                for exemplar in words.things_of(naming, _TABLE) if tier is not None else ():
                    assert tier is not None
                    found = denials.of(exemplar, tier.named)
                    if found is not None and (key := (naming.path, exemplar, found.tier)) not in seen:
                        seen.add(key)
                        yield row, _problem(index, naming, exemplar, tier, found)


class _Tier(NamedTuple):
    """The tiers that some words name (the row of the scale, and the tier's id), the words, and their place in the window."""

    named: tuple[tuple[int, str], ...]
    words: str
    start: int
    end: int


class _Words(NamedTuple):
    """The rows of exemplars, and the tiers, by the stems of their names."""

    exemplars: Mapping[tuple[str, ...], int]
    tiers: Mapping[tuple[str, ...], tuple[tuple[int, str], ...]]

    @classmethod
    def of(cls, index: BankIndex) -> _Words:
        exemplars: dict[tuple[str, ...], int] = {}
        for row, exemplar in index.facts(EXEMPLARS):
            if exemplar.title and (name := stems(exemplar.title)):
                exemplars.setdefault(name, row)
        tiers: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
        for row, names in index.facts(TIER_NAMES):
            for tier, title in names:
                if name := stems(title):
                    tiers[name].append((row, tier))
        return cls(exemplars, {name: tuple(named) for name, named in tiers.items()})

    def things_of(self, naming: Naming, table: Namings) -> list[int]:
        """The exemplars that stand on the thing's side."""
        found: list[int] = []
        for part in _PARTED.split(naming.thing):
            words = part.split()
            name = stems(part)
            if naming.listed:
                row, whole = self._at_beginning(part)
                if row is not None:
                    found.append(row)
                if not whole:
                    break
                continue
            while name and name not in self.exemplars and words and (words[0].lower() in table.opening or words[0].endswith(("'s", "’s"))):
                name, words = stems(" ".join(words[1:])), words[1:]
            if name in self.exemplars:
                found.append(self.exemplars[name])
        return found

    def _at_beginning(self, part: str) -> tuple[int | None, bool]:
        """The exemplar whose name stands first in some words, and whether they are nothing else."""
        found = list(tokens(part))
        for length in range(len(found), 0, -1):
            row = self.exemplars.get(tuple(token.stem for token in found[:length]))
            if row is not None:
                rest = part[found[length - 1].end :]
                # "Llama" is not meant where "Llama 4" stands.
                return (None, False) if re.match(r"[\s-]+[A-Z0-9]", rest) else (row, not rest.strip(" .;:)"))
        return None, False

    def tier_of(self, naming: Naming, table: Namings) -> _Tier | None:
        """The tier that stands on the other side, if nothing there makes it another's or nobody's."""
        found = list(tokens(naming.said))
        if naming.listed:
            end = len(found)
            while end and len(found) - end < 3 and _is_one_of(naming.said, found[end - 1], table.nouns):
                end -= 1
            lengths = (
                [length for length in range(end, 0, -1) if self._named(naming.said, found[end - length : end])] if end < len(found) else []
            )
            if not lengths or (end > lengths[0] and _is_one_of(naming.said, found[end - lengths[0] - 1], table.denying)):
                return None
            return self._tier(naming.said, found[end - lengths[0] : end])
        at = 0
        while at < min(len(found), 4):
            lengths = [length for length in range(min(len(found) - at, 8), 0, -1) if self._named(naming.said, found[at : at + length])]
            if lengths:
                last = at + lengths[0]
                return self._tier(naming.said, found[at:last]) if _may_end(naming.said, found[last - 1 : last + 1], table) else None
            if not _is_one_of(naming.said, found[at], table.lead):
                return None
            at += 1
        return None

    def _named(self, said: str, found: list[Token]) -> bool:
        """Whether words that follow each other directly are a tier's name."""
        if tuple(token.stem for token in found) not in self.tiers:
            return False
        return all(said[one.end : other.start] in (" ", "-") for one, other in pairwise(found))

    def _tier(self, said: str, found: list[Token]) -> _Tier:
        start, end = found[0].start, found[-1].end
        return _Tier(self.tiers[tuple(token.stem for token in found)], said[start:end], start, end)


def _is_one_of(said: str, token: Token, words: frozenset[str]) -> bool:
    word = said[token.start : token.end]
    return word in words or word.lower() in words


def _may_end(said: str, found: list[Token], table: Namings) -> bool:
    """Whether the tier's name (the first of the words is its last) ends there, and is no part of other words."""
    if len(found) == 1:
        return True
    between = said[found[0].end : found[1].start]
    return between.strip(" -") != "" or _is_one_of(said, found[1], table.nouns | table.ending)


class _Denial(NamedTuple):
    standing: Standing
    tier: str
    reason: str


class _Denials:
    """Which exemplars are denied which tiers, by themselves or in all their parts."""

    def __init__(self, index: BankIndex) -> None:
        self._standings: dict[tuple[int, int], Standing] = {(found.row, found.scale_row): found for found in standings(index)}
        rows = index.rows_by_id["exemplar"]
        self._parts: dict[int, list[int]] = defaultdict(list)
        for row, exemplar in index.facts(EXEMPLARS):
            if exemplar.part_of is not None and exemplar.part_of in rows:
                self._parts[rows[exemplar.part_of]].append(row)

    def of(self, exemplar: int, named: tuple[tuple[int, str], ...]) -> _Denial | None:
        """Why none of some tiers of one name can be the exemplar's."""
        answers = [answer for scale, tier in named for answer in self._answers(exemplar, scale, tier, frozenset())]
        denials = [answer for answer in answers if answer is not None]
        return denials[0] if denials and len(denials) == len(answers) else None

    def _answers(self, exemplar: int, scale: int, tier: str, above: frozenset[int]) -> list[_Denial | None]:
        standing = self._standings.get((exemplar, scale))
        if standing is not None:
            reason = standing.denies(tier)
            return [None if reason is None else _Denial(standing, tier, reason)]
        if exemplar in above:
            return []
        return [answer for part in self._parts[exemplar] for answer in self._answers(part, scale, tier, above | {exemplar})]


def _problem(index: BankIndex, naming: Naming, exemplar: int, tier: _Tier, found: _Denial) -> Problem:
    standing = found.standing
    who = "" if standing.row == exemplar else f" of '{index.id(standing.row)}'"
    has = f"; its tier there{who} is '{standing.verdict.tier}'" if standing.attributes and standing.verdict.tier else ""
    message = (
        f"'{index.id(exemplar)}' is called '{tier.words}', which the scale '{standing.scale.id}' denies it: {found.reason}{has}. "
        "Use the tier that it has, or say whose word this is."
    )
    number = next(at for at, level in enumerate(standing.scale.tiers) if level.id == found.tier)
    related = (
        Mention(standing.scale_row, f"the tier '{found.tier}'", ("tiers", number)),
        Mention(standing.row, "the exemplar", ("attributes",) if standing.attributes else ("stated",)),
    )
    span = None if naming.at is None else (naming.at + tier.start, naming.at + tier.end)
    return Problem(message, naming.path, span=span, related=related)
