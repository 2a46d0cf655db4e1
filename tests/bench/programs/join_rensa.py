"""Near-duplicates by rensa: 128 permutations in 16 bands, as its manual has it for this threshold; its candidates are tested exactly."""

from __future__ import annotations

from importlib import import_module

from tests.bench.programs.sets import THRESHOLD, are_near, word_sets, write_pairs

rensa = import_module("rensa")
sets = list(word_sets())
sketches = rensa.RMinHash.from_token_sets([list(words) for words in sets], num_perm=128, seed=42)
index = rensa.RMinHashLSH(threshold=float(THRESHOLD), num_perm=128, num_bands=16)
index.insert_many(sketches)
write_pairs(
    (number, other)
    for number, sketch in enumerate(sketches)
    for other in index.query(sketch)
    if other > number and are_near(sets[number], sets[other])
)
