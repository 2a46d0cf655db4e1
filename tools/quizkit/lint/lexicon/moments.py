"""Words whose meaning hangs on the day on which they are read, as regular expressions by what they need to be one of these.

`now` are adverbs; `ago` counts back from the day; `calendar` points at a part of the calendar; `newest` is a superlative that the next
release makes false; `office` is a holder of an office or a record. `present` are words of a verb in the present tense, `measure` are words
that ask for an amount or for what is first among many. A sentence with one of `story` has days of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Moments(NamedTuple):
    """The table of a language. `hints` are what a text without any such word does not hold, in small letters."""

    hints: tuple[str, ...]
    now: str
    ago: str
    calendar: str
    newest: str
    office: str
    present: str
    measure: str
    story: str


_FEW = r"(?:a few|a couple of|some|several|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a|one|an|\d{1,2})"
_HOLDER = (
    r"(?:world |national |prime |vice |heavyweight |defending |olympic |federal |chief |state |head |european |american |british |french )*"
    r"(?:president|minister|king|queen|monarch|emperor|pope|champions?|record(?: holder)?|holder|chairman|chairwoman|chair|ceo|chancellor"
    r"|governor|mayor|prime minister|secretary[- ]general|leader|captain|coach|director|executive|head of state|poet laureate|record-holder"
    r"|version|release|price|exchange rate|state of the art|generation|world record|frontier)"
)

MOMENTS: Mapping[str, Moments] = {
    "en": Moments(
        hints=(
            "today",
            "nowaday",
            "current",
            "at present",
            "these days",
            "ago",
            "latest",
            "newest",
            "most recent",
            "recently",
            "lately",
            "reigning",
            "incumbent",
            "upcoming",
            "forthcoming",
            "to date",
            "so far",
            "up to now",
            "until now",
            "last ",
            "this ",
            "next ",
            "right now",
            "at the moment",
            "as of now",
        ),
        now=(
            r"\b(?:today|nowadays|currently|at present|these days|right now|at the moment|as of now|recently|lately"
            r"|(?<!up )to date(?=[,.;:)]|$)|so far(?! as\b| from\b| away\b)|until now|up to now)\b"
        ),
        ago=rf"\b{_FEW} (?:days?|weeks?|months?|years?|decades?) ago\b",
        calendar=(
            r"(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\beach )(?<!\bevery )(?<!\btheir )(?<!\byour )(?<!\bin )"
            r"\b(?:last|this|next) (?:year|month|week|decade|century|quarter)\b(?! of\b)"
        ),
        newest=(
            r"\bthe (?:latest|newest|most recent)"
            r"(?! (?:common|date|day|time|start|finish|possible|point|moment|ancestor|appearance)\b) (?=[a-z])"
        ),
        office=rf"\b(?:(?:the|a) )?(?:current|reigning|incumbent|upcoming|forthcoming) (?={_HOLDER}\b)",
        measure=(
            r"\b(?:how (?:many|much|large|big|high|often)|most|(?<!at )least|percentage|majority"
            r"|(?!interest|forest|west)[a-z]{3,}est)\b"
        ),
        story=r"\b(?:tomorrow|yesterday|novels?|films?|movies?|books?|episodes?|series|story|game|songs?|albums?|play|show|characters?)\b",
        present=(
            r"\b(?:is|are|has|have|can|do|does|cannot|isn't|aren't|hasn't|haven't|may|must|will|shows?|leads?|offers?|costs?|holds?|needs?"
            r"|remains?|exists?|works?|runs?|gives?|makes?|uses?|takes?|trails?|dominates?|requires?|provides?|supports?|allows?)\b"
        ),
    ),
}
