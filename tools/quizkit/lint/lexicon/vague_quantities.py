"""Amounts that are none, as regular expressions, and what makes one of them definite after all."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class VagueQuantities(NamedTuple):
    """The table of a language: `vague` are the amounts, and a sentence with a word of `measured` says how much."""

    vague: str
    measured: str


# What people are counted as, who then are not: "most companies", "many experts".
_PEOPLE = (
    r"(?:companies|firms|people|users|experts|scientists|researchers|teams|developers|makers|labs|providers|customers|students|countries"
    r"|studies|organi[sz]ations|businesses|critics|observers|states|schools|hospitals)"
)

VAGUE_QUANTITIES: Mapping[str, VagueQuantities] = {
    "en": VagueQuantities(
        vague=(
            rf"\b(?:(?:most|many|numerous|countless|a lot of|lots of|plenty of|a handful of|few)"
            rf" (?:of the |of these )?(?:[a-z-]+ )?{_PEOPLE})\b"
            r"|\b(?:above|below|over|under|beyond) (?:a )?certain [a-z]+\b"
            r"|\b(?:a (?:large|great|huge|vast|significant|considerable|substantial|growing|certain) (?:number|amount|share|part|sum"
            r"|quantity|proportion|majority|minority|extent))\b"
            r"|\b(?:(?:significantly|substantially|considerably|dramatically|vastly|slightly|somewhat|a bit|a little|a lot|(?<!\bhow )much"
            r"|far) (?:[a-z]+er|more|less|fewer|better|worse)(?! than one\b))\b"
            r"|\b(?:nearly|almost|practically) (?:caught up|as good|as capable|the same|free)\b"
        ),
        # A number, in digits or in words, says how much.
        measured=r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half|third|quarter|twice|double|hundred|thousand|million)\b",
    ),
}
