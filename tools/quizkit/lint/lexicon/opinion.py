"""Words that ask for what the learner thinks, as regular expressions."""

from __future__ import annotations

from collections.abc import Mapping

OPINION: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:what|which|who|whom|whose|why|how|where|when)\b[^.?!:]{0,120}?\b(?:do|did) you (?:\w+ly )?"
        r"(?:think|believe|prefer|consider|suppose|reckon|feel (?:about|is|are|was))\b",
        r"\A\s*(?:do|would|did) you (?:\w+ly )?(?:think|believe|prefer|consider|suppose|agree|feel (?:that|it))\b",
        r"in your (?:own |personal |honest )?(?:opinion|view|judge?ment)\b",
        r"to your mind\b",
        r"(?:what|which|who)(?:['’]s| is| are) your (?:own |personal )?(?:favou?rites?|preferred|opinions?|views?|thoughts?)\b",
        r"according to you\b",
        r"(?:do|would) you (?:personally )?like (?:best|most|least|better)\b",
    )
}
