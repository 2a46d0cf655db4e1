"""What words do in a stem when two stems are held against each other, by language."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple

from .antonyms import ANTONYMS
from .numerals import NUMERALS


class TellingWords(NamedTuple):
    """Words by what a difference in them means.

    `negations` turn a question round. `same` are words for one thing: a number in words is that in digits. `units` stand for their plurals
    too. `opposed` are words whose place no other may take. `weightless` say nothing, and may stand anywhere; `light` say little. `asking`
    words are what a question begins with, `fronted` those that come before them or stand at the end instead; `moving` ones change their
    place with the form of the sentence. `catch_all` are keys that say nothing by themselves. `contracted` are the words that a
    contraction stands for, whose apostrophe is gone. `inverting` words may come before what is asked about, `asking_how` ones before these.
    """

    negations: frozenset[str]
    same: Mapping[str, str]
    units: frozenset[str]
    opposed: frozenset[str]
    weightless: frozenset[str]
    light: frozenset[str]
    asking: frozenset[str]
    fronted: frozenset[str]
    moving: frozenset[str]
    catch_all: tuple[str, ...]
    contracted: Mapping[str, tuple[str, ...]]
    inverting: frozenset[str]
    asking_how: frozenset[str]


_NEGATIONS = """
not no never none neither nor nobody nothing nowhere without except excluding unless unlike hardly false incorrect incorrectly untrue wrong
wrongly
"""
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
eighteenth nineteenth twentieth
"""
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_UNITS = """
mm cm dm m km inch foot feet yard mile mg g kg gram kilogram tonne ton ounce pound ml cl dl l litre liter gallon pint s sec min hr h second
minute hour day week month year decade century centuries millennium hz khz mhz ghz w kw mw gw watt j kj joule n newton pa kpa bar v volt
amp ampere ohm k kelvin celsius fahrenheit degree radian bit byte kb gb tb mb percent percentage mol mole ms ns metre meter millimetre
millimeter centimetre centimeter kilometre kilometer acre hectare knot mph kmh dollar euro cent dozen
"""
# Beside the words that are opposites in any text.
_OPPOSED = """
another other others different same he she him her his hers himself herself and or either both all any some every each none few many much
several only also than husband wife son daughter brother sister mother father king queen man woman men women boy girl uncle aunt actor
actress mr mrs today yesterday tomorrow now then past present future former formerly current currently use used by become became becoming
next previous last earliest latest newest oldest best worst biggest smallest longest shortest tallest fastest slowest nearest farthest left
right up down off out over under above below from since until during within through across between among always usually often sometimes
rarely necessarily possibly must may might can could should would likely unlikely monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december spring summer autumn winter north south east west northern
southern eastern western red orange yellow green blue black white brown grey gray purple pink who whom whose when where why how if whether
because
"""
_WEIGHTLESS = "a an the this that these those following please of there it its one ones"
_LIGHT = """
is are was were be been being am do does did done has have had will shall which what at for with as on in to from
called known named referred refer refers term name word statement statements option options answer answers choice choices
below given correct correctly right true best describes described describe mean means meant example type kind sort such so very really
indeed actually truly just simply
"""
_ASKING = "which what who whom whose when where why how"
_FRONTED = "in of on at to for from with by about under during into"
_MOVING = "is are was were be been being am do does did has have had will shall"
_INVERTING = "is are was were am do does did has have had will shall can could would should must may might need"
_ASKING_HOW = "when where why how"
_CONTRACTED = """
cannot:can+not cant:can+not wont:will+not shant:shall+not aint:is+not whats:what+is whos:who+is wheres:where+is hows:how+is whens:when+is
thats:that+is theres:there+is theyre:they+are youre:you+are theyve:they+have youve:you+have theyll:they+will youll:you+will
"""
# "Isn't", "doesn't" and so on.
_DENIED = "is are was were do does did has have had would could should must need might"
_CATCH_ALL = """
all of the above/all of these/all the above/none of the above/none of these/both/both of these/neither/true/false/yes/no/none/all/either
both a and b/it depends/i don't know/unknown/other
"""

_ENGLISH = TellingWords(
    negations=frozenset(_NEGATIONS.split()),
    same={word: str(value) for word, value in NUMERALS["en"].items() if word not in ("no", "one")}
    | {word: f"{at}{_ENDINGS.get(at, 'th')}" for at, word in enumerate(_ORDINALS.split(), 1)},
    units=frozenset(_UNITS.split()),
    opposed=frozenset((*ANTONYMS["en"], *_OPPOSED.split())),
    weightless=frozenset(_WEIGHTLESS.split()),
    light=frozenset(_LIGHT.split()),
    asking=frozenset(_ASKING.split()),
    fronted=frozenset(_FRONTED.split()),
    moving=frozenset(_MOVING.split()),
    catch_all=tuple(words.strip() for line in _CATCH_ALL.strip().splitlines() for words in line.split("/")),
    contracted={short: tuple(words.split("+")) for short, _, words in (pair.partition(":") for pair in _CONTRACTED.split())}
    | {f"{word}nt": (word, "not") for word in _DENIED.split()},
    inverting=frozenset(_INVERTING.split()),
    asking_how=frozenset(_ASKING_HOW.split()),
)

TELLING_WORDS: Mapping[str, TellingWords] = {"en": _ENGLISH}
