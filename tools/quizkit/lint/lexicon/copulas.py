"""Words between a thing and what it is, and words before a name that is only mentioned, as alternatives of a regular expression."""

from __future__ import annotations

from collections.abc import Mapping

COPULAS: Mapping[str, str] = {
    "en": "is|are|was|were|means?|refers? to|denotes?|describes?|stands? for|consists? of|comprises?|names?",
}

CALLED: Mapping[str, str] = {
    "en": "called|known as|named|termed|dubbed|titled|or|i\\.e\\.|that is|abbreviated(?: as| to)?|the (?:word|term|name)|as opposed to",
}
