"""Words whose full stop does not end a sentence, as alternatives of a regular expression."""

from __future__ import annotations

from collections.abc import Mapping

MID_SENTENCE_STOPS: Mapping[str, str] = {
    "en": ("mr|mrs|ms|dr|st|prof|vs|cf|eg|ie|fig|no|vol|pp|approx|ca|inc|ltd|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"),
}
