"""Which rules answer for which flaw that people have labelled."""

from __future__ import annotations

from collections.abc import Mapping

RULES_FOR: Mapping[str, tuple[str, ...]] = {
    "no_all_of_the_above": ("all-of-the-above",),
    "no_none_of_the_above": ("none-of-the-above",),
    "no_fill_in_blank": ("blank-in-middle",),
    "avoid_k_type": ("k-type",),
    "avoid_negatives": ("negative-stem", "negative-unemphasised", "double-negative"),
    "ordered_options": ("unordered-numeric", "unordered-dates"),
    "no_absolute_terms": ("absolute-term",),
    "equal_length_options": ("longest-key", "length-outlier"),
    "avoid_repetition": ("repeated-in-key",),
    "no_vague_terms": ("vague-term",),
    "no_convergence_cues": ("convergence",),
    "grammatical_consistency": ("nonparallel-options", "article-cue", "number-agreement-cue"),
    "focused_stem": ("unfocused-stem", "vacuous-stem"),
    "problem_in_stem": ("options-carry-problem", "unfocused-stem"),
    "no_extraneous_info": ("gratuitous-information",),
    "no_logical_cues": ("opposite-pair", "subset-option", "type-outlier"),
    "true_or_false": ("true-false-as-choice",),
}

# Those that can be seen on the surface of a text: the measure that published rules are compared by.
SURFACE = tuple(RULES_FOR)[:9]
