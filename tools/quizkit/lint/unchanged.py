"""The entities of a changed file whose text is as it was: of those that nothing was found in, nothing need be asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from quizkit.load.yaml import Tree

from .entity_texts import DIGEST_SIZE, text_digests
from .outcome import Outcome


class Unchanged:
    """What of the last outcome of a file of questions still holds for what the file is now.

    What the check of an entity finds depends on its text and on nothing else in its file. Whatever had a finding is asked again all the
    same, for its lines may be others now.
    """

    def __init__(self, before: Outcome) -> None:
        self._before = before
        names = Counter(before.ids)
        spoken_of = {finding.entity for finding in before.found}
        has_texts = len(before.texts) == DIGEST_SIZE * len(before.ids)
        self._known = {
            (name, before.texts[row * DIGEST_SIZE : (row + 1) * DIGEST_SIZE]): row
            for row, name in enumerate(before.ids if has_texts and before.is_whole else ())
            if name is not None and names[name] == 1 and row not in before.failed and f"question:{name}" not in spoken_of
        }
        self._rows: dict[int, int] = {}

    def roots(self, tree: Tree) -> Container[int]:
        """The roots of a file that need not be looked at."""
        if not self._known or not tree.complete or tree.broken:
            return ()
        digests = text_digests(tree)
        ids = [data.get("id") if isinstance(data, dict) else None for data in tree.roots]
        counts = Counter(name for name in ids if isinstance(name, str))
        for root, (name, digest) in enumerate(zip(ids, digests, strict=True)):
            if isinstance(name, str) and counts[name] == 1 and (row := self._known.get((name, digest))) is not None:
                self._rows[row] = root
        return set(self._rows.values())

    def complete(self, outcome: Outcome) -> None:
        """Put what is known of these into the outcome of the check that has passed over them."""
        if not self._rows:
            return
        for name, facts in self._before.facts.items():
            kept = [(self._rows[row], fact) for row, fact in facts if row in self._rows]
            if kept:
                outcome.facts[name] = sorted([*outcome.facts.get(name, ()), *kept], key=lambda found: found[0])
        outcome.depends_on_day = outcome.depends_on_day or self._before.depends_on_day
