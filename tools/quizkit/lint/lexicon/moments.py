"""Words whose meaning hangs on the day on which they are read, as regular expressions."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class Moments(NamedTuple):
    """The table of a language.

    `hints` are such that a text without any of them, in small letters, holds no such word; each word but those that are `counted` has a
    word of `words` in it, and these a word of `counting`. `now` are adverbs, `counted` count back from
    the day or point at a part of the calendar. `newest` is said of what the next one will replace (the group `shown` is reported), and
    `product` names such a thing; `office` is the holder of an office or a record. `past` are signs of the past tense, and `measure` words
    that ask for an amount or for what is first among many. A sentence with a word of `figurative`, or that begins with one of
    `imperative`, means no day in particular; one with a word of `fiction` has days of its own.
    """

    hints: tuple[str, ...]
    words: frozenset[str]
    counting: frozenset[str]
    now: str
    counted: str
    newest: str
    product: str
    office: str
    past: str
    measure: str
    figurative: str
    imperative: str
    fiction: str


_FEW = r"(?:a few|a couple of|some|several|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a|one|an|\d{1,2})"
_HOLDER = (
    r"(?:world |national |prime |vice |heavyweight |defending |olympic |federal |chief |state |head |european |american |british |french )*"
    r"(?:president|minister|king|queen|monarch|emperor|pope|champions?|record(?: holder)?|holder|chairman|chairwoman|chair|ceo|chancellor"
    r"|governor|mayor|prime minister|secretary[- ]general|leader|captain|coach|director|executive|head of state|poet laureate|record-holder"
    r"|(?:version|release)(?! of (?:an?|the|this|each|your)\b)|price|exchange rate|state of the art|generation|world record|frontier)"
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
            "past ",
            "in recent ",
            "this ",
            "next ",
            "right now",
            "at the moment",
            "as of now",
        ),
        words=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "today nowadays currently present days now moment recently lately date far latest newest recent current reigning incumbent "
                "upcoming forthcoming"
            ).split()
        ),
        counting=frozenset(("ago", "last", "this", "next", "past", "recent")),
        now=(
            r"\b(?:today|nowadays|currently|at present|these days|right now|at the moment|as of now|recently|lately"
            r"|(?<!up )to date(?=[,.;:)]|$)|so far(?! as\b| from\b| away\b)|until now|up to now)\b"
        ),
        counted=(
            rf"\b{_FEW} (?:days?|weeks?|months?|years?|decades?) ago\b"
            r"|(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\beach )(?<!\bevery )(?<!\btheir )(?<!\byour )(?<!\bin )"
            r"\b(?:last|this|next) (?:year|month|decade|century|quarter)\b(?! of\b)"
            rf"|\b(?:in|over|during|within) the (?:last|past) (?:{_FEW} )?(?:years?|months?|decades?)\b(?! of\b)"
            r"|\bin recent (?:years|months)\b"
        ),
        newest=(
            r"\b(?:is|are|was|were|remains?) (?:one of |among |by far )?"
            r"(?P<shown>the (?:latest|newest|most recent))(?! common\b| possible\b) (?=[a-z])"
        ),
        product=(
            r"\b(?:the|its|their|[a-z]+'s|[a-z]+’s) (?:latest|newest|most recent) (?:[a-z0-9][\w-]* ){0,2}"
            r"(?:models?|systems?|generations?|editions?|studies|study|research|reports?|figures|evidence|technology|technologies|laws?|rules"
            r"|phones?|chips?|discovery|discoveries|developments?|advances|trends?|surveys?|polls?|vaccines?|drugs?|tools)\b"
        ),
        office=rf"\b(?:(?:the|a) )?(?:current|reigning|incumbent|upcoming|forthcoming) (?={_HOLDER}\b)",
        measure=(
            r"\b(?:how (?:many|much|large|big|high|often)|most|(?<!at )least|percentage|majority"
            r"|(?!interest|forest|west)[a-z]{3,}est)\b"
        ),
        past=r"\b(?:was|were|did|had|said|would|could)\b",
        imperative=r"\A(?:please )?(?:ask|check|do|find|keep|learn|look|make|read|start|stop|take|think|try|use|write)\b",
        figurative=r"\b(?:tomorrow|yesterday)\b",
        fiction=r"\b(?:novels?|films?|movies?|books?|episodes?|series|story|game|songs?|albums?|play|show|characters?)\b",
    ),
}
