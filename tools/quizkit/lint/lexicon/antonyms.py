"""Pairs of words that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

_PAIRS = """
accept/reject accepts/rejects accepted/rejected acid/base acidic/basic active/passive alive/dead always/never asleep/awake
attract/repel attracts/repels bad/good basic/acidic before/after begin/end begins/ends better/worse big/small broad/narrow buy/sell
cold/hot colder/warmer cold/warm combine/separate compress/expand concave/convex contract/expand contracts/expands correct/incorrect
dark/light decrease/increase decreased/increased decreases/increases decreasing/increasing deep/shallow direct/indirect down/up
downward/upward dry/wet early/late earlier/later easier/harder easy/difficult easy/hard empty/full even/odd explicit/implicit
external/internal fail/succeed failure/success fall/rise falling/rising falls/rises false/true fast/slow faster/slower female/male
fewer/more finite/infinite first/last gain/lose gains/loses gained/lost global/local guilty/innocent hard/soft heavier/lighter
heavy/light high/low higher/lower highest/lowest hotter/colder include/exclude inside/outside internal/external join/leave large/small
larger/smaller largest/smallest left/right legal/illegal less/more liquid/solid long/short longer/shorter loss/gain loud/quiet
lower/raise lowers/raises major/minor mandatory/optional maximum/minimum merge/split minus/plus most/least multiply/divide
natural/artificial negative/positive new/old none/all north/south older/younger open/closed opposite/same oxidation/reduction
passive/active permit/forbid permits/forbids possible/impossible private/public proprietary/open reversible/irreversible rough/smooth
same/different saved/lost simple/complex static/dynamic strengthen/weaken strengthens/weakens strong/weak stronger/weaker
temporary/permanent thick/thin top/bottom underestimate/overestimate valid/invalid visible/invisible voluntary/involuntary west/east
wide/narrow win/lose with/without yes/no
"""

_ENGLISH: dict[str, frozenset[str]] = {}
for _pair in _PAIRS.split():
    _one, _other = _pair.split("/")
    _ENGLISH[_one] = _ENGLISH.get(_one, frozenset()) | {_other}
    _ENGLISH[_other] = _ENGLISH.get(_other, frozenset()) | {_one}

ANTONYMS: Mapping[str, Mapping[str, frozenset[str]]] = {"en": _ENGLISH}
