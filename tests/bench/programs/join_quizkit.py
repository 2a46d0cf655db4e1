"""Near-duplicates by quizkit, exactly. A third word, `without-numpy`, keeps numpy from it."""

from __future__ import annotations

import sys
from importlib import import_module

from tests.bench.programs.sets import THRESHOLD, word_sets, write_pairs

if sys.argv[3:] == ["without-numpy"]:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # this is how the import system is told that there is none
join = import_module("quizkit.similarity.join")
token_sets = import_module("quizkit.similarity.token_sets")
sets = token_sets.TokenSets(word_sets())
write_pairs((left, right) for left, right, _ in join.similar_pairs(sets, THRESHOLD))
