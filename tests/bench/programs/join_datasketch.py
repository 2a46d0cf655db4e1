"""Near-duplicates by datasketch: 128 permutations, bands as it chooses them for the threshold; its candidates are tested exactly."""

from __future__ import annotations

from importlib import import_module

from tests.bench.programs.sets import THRESHOLD, are_near, word_sets, write_pairs

datasketch = import_module("datasketch")
sets = list(word_sets())
index = datasketch.MinHashLSH(threshold=float(THRESHOLD), num_perm=128)
found = []
for number, sketch in enumerate(datasketch.MinHash.generator([[word.encode() for word in words] for words in sets], num_perm=128)):
    found += [(other, number) for other in index.query(sketch) if are_near(sets[other], sets[number])]
    index.insert(number, sketch, check_duplication=False)
write_pairs(found)
