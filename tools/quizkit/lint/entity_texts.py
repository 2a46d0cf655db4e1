"""The text of each entity as its file has it, by which an entity that has changed is told from one that has only moved."""

from __future__ import annotations

from quizkit.digests import blake2b
from quizkit.load.yaml import Tree

DIGEST_SIZE = 8


def text_digests(tree: Tree) -> list[bytes]:
    """A digest of the text of each root of a file, from its first key on, comments and all. How lines end does not count."""
    text = tree.text
    starts = [tree.span(node)[0] if node < len(tree.nodes) else len(text) for node in tree.first_node]
    ends = [*starts[1:], len(text)][: len(starts)]
    return [_digest(text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _digest(text: str) -> bytes:
    head, _, tail = text.rpartition("\n")
    # The mark of the next item in the list belongs to nobody.
    own = head if tail.strip() in ("", "-") else text
    return blake2b(own.replace("\r", "").encode("utf-8", "surrogatepass"), digest_size=DIGEST_SIZE).digest()
