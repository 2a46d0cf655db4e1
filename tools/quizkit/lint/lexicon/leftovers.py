"""What web pages hold beside their text, and what stands in for a text that is still to be written."""

from __future__ import annotations

from collections.abc import Mapping

# Buttons and links, in small letters: leftovers where they end a text, or stand on a line of their own within one.
BUTTONS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "read more",
        "read more »",
        "show more",
        "see more",
        "continue reading",
        "click here",
        "click here to view",
        "show answer",
        "show answers",
        "view answer",
        "view answers",
        "hide answer",
        "reveal answer",
        "check answer",
        "report a problem",
        "report this question",
        "share on facebook",
        "share this",
        "tweet this",
        "skip to content",
        "skip to main content",
        "back to top",
        "log in to reply",
        "add to cart",
        "accept cookies",
        "accept all cookies",
        "advertisement",
        "sponsored",
    ),
}

# Each button holds one of these: a text without any has no button.
BUTTON_SIGNS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("read more", "show more", "see more", "click here", " answer", "e reading", "report "),
        *("share ", "tweet ", "skip to", "back to top", "log in", "add to", "accept ", "advertis", "sponsor"),
    ),
}

# Signs in brackets that a wiki sets beside its text, in small letters.
BRACKETED: Mapping[str, tuple[str, ...]] = {
    "en": (
        "edit",
        "edit source",
        "citation needed",
        "clarification needed",
        "dubious – discuss",
        "dead link",
        "hide",
        "show",
        "who?",
        "when?",
    ),
}

# Words of authors to themselves, which no reader is to see; in capitals.
TO_DO = ("TODO", "TBC", "TBD", "FIXME", "TBA", "TKTK")

# Texts of templates, in small letters.
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "question text here",
        "question goes here",
        "answer goes here",
        "text goes here",
        "your text here",
        "your question here",
        "your answer here",
        "insert text here",
        "insert question here",
        "insert answer here",
        "enter text here",
        "type your question here",
        "write your question here",
        "write something here",
        "placeholder text",
        "to be written",
        "to be completed",
        "to be confirmed",
        "to be determined",
        "to be added",
        "to be filled in",
        "feedback goes here",
        "explanation goes here",
    ),
}
