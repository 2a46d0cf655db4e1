"""Words with which a definition admits that it gives more than one sense, as regular expressions. What is named in one is shown."""

from __future__ import annotations

from collections.abc import Mapping

_SEVERAL = r"(?:two|three|four|several|many|different|various|distinct|more than one|both)"

SENSES: Mapping[str, tuple[str, ...]] = {
    "en": (
        # "In law, a duty; in sport, the other team."
        (
            r"\AIn (?!the)[^,.;:]{2,40}, (?:an?|the) [^;.]{3,300}[;.] (?:[Aa]nd |[Ww]hile )?"
            r"(?P<field>[Ii]n (?!the)[^,.;:]{2,40}), (?:an?|the) "
        ),
        rf"\b(?P<number>{_SEVERAL} (?:\w+ )?(?:senses|meanings))\b",
        rf"\b(?P<can>(?:can|may|might) (?:mean|refer to) (?:either|{_SEVERAL} (?:\w+ )?things))\b",
        r"\b(?P<things>means? (?:different|several|two|various) things)\b",
        r"[;.] (?P<also>[Aa]lso|[Aa]lternatively)[,:]? (?:an?|the|any|one) ",
        r"\b(?P<sense>in (?:another|a second|the other|a different|a wider|a narrower|the wider|the narrower) (?:sense|meaning))\b",
    ),
}
