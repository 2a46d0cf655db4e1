"""Skeletons of what a bank knows: sources, claims, terms, scales, exemplars, media."""

from __future__ import annotations

from datetime import date
from typing import Any

from .wish import Outline, Wish


def source(wish: Wish) -> Outline:
    """A page on the web; the remark says what else there is."""
    fields: dict[str, Any] = {
        "title": wish.title,
        "type": "webpage",
        "authors": ["Say here who wrote it"],
        "publisher": "Say here who published it",
        "url": wish.text("url", f"https://example.org/{wish.id}"),
        "accessed": wish.today,
    }
    return Outline(
        fields,
        {
            "type": "Or article-journal, book, chapter, dataset, legislation, paper-conference, post-weblog, report, software.",
            "accessed": "The day you read it. Its own date goes into `issued`: a day, a month or a year.",
        },
    )


def claim(wish: Wish) -> Outline:
    """A fact where a source is given; without one only an opinion can stand."""
    is_sourced = bool(wish.refer("source"))
    fields: dict[str, Any] = {
        "statement": wish.text("statement", f"Write here one statement that a reader could check. (draft of {wish.id})"),
        "kind": "fact" if is_sourced else "opinion",
        "as_of": wish.today,
        "review_by": _in_a_year(wish.today),
        "volatility": "medium",
        "checked": "unchecked",
    }
    kinds = "Or definition, comparison, forecast, opinion, policy."
    if not is_sourced:
        kinds = "An opinion needs no source. Name `sources` for anything else: definition, fact, comparison, forecast, policy."
    return Outline(
        fields,
        {
            "kind": kinds,
            "as_of": "The day on which it was true, the day to look again, and how soon it changes (low, medium, high).",
            "checked": "Say read once you have read the source itself, secondary where you read about it; until then it keys no question.",
        },
    )


def _in_a_year(day: date) -> date:
    # The 29th of February has no anniversary in most years.
    return date(day.year + 1, day.month, min(day.day, 28))


def term(wish: Wish) -> Outline:
    """A term with another word for it, and a mistake that learners make."""
    return Outline(
        {
            "title": wish.title,
            "aliases": [{"text": f"another word for {wish.title}"}],
            "definition": wish.text("definition", "Say here in one sentence what it is."),
            "why": "Say here why a learner should know it.",
            "body": "Write here what else there is to say, as Markdown, or delete this field.",
            "misconceptions": [{"say": "What learners say wrongly", "actually": "What is so instead."}],
        }
    )


def scale(wish: Wish) -> Outline:
    """An ordered scale of two tiers that read one attribute."""
    tiers: list[dict[str, Any]] = [
        {"id": "lower", "title": "The lower tier", "summary": "Say here what is so of everything on it."},
        {
            "id": "higher",
            "title": "The higher tier",
            "summary": "Say here what it has that the lower one lacks.",
            "requires": {"some-attribute": "required"},
        },
    ]
    tiers[-1] |= {name: [*wish.refer(name)] for name in ("same_as", "broader", "narrower") if wish.refer(name)}
    return Outline(
        {
            "title": wish.title,
            "summary": "Say here what it sorts, and by what.",
            "authority": "Say here who keeps the scale",
            "ordered": True,
            "attributes": {"some-attribute": "Say here what must be so of an exemplar for this to be true"},
            "tiers": tiers,
        },
        {
            "ordered": "From lowest to highest: an exemplar has the highest tier that it meets. Say false for families without a rank.",
            "attributes": "What tiers read of exemplars: `required`, `withheld`, or a list of words.",
        },
    )


def exemplar(wish: Wish) -> Outline:
    """A thing, with nothing stated of it but the tiers that were asked for."""
    stated = {}
    for reference in wish.refer("stated"):
        on, _, tier = reference.partition("/")
        stated[on] = {"tier": tier, "as_of": wish.today}
    fields: dict[str, Any] = {
        "title": wish.title,
        "kind": "organisation",
        "summary": "Say here in a sentence what it is.",
        "body": "Write here what else there is to say, as Markdown, or delete this field.",
    }
    return Outline(
        fields | ({"stated": stated} if stated else {}),
        {
            "kind": "A word of your own for what sort of thing it is.",
            "": "What the tiers of a scale read of it:\n"
            "attributes:\n"
            f"  some-attribute: {{value: true, source: some-source, as_of: {wish.today}}}",
        },
    )


def media(wish: Wish) -> Outline:
    """A picture with its words."""
    return Outline(
        {
            "title": wish.title,
            "file": wish.file or f"media/{wish.id}.svg",
            "alt": f"Say here what the picture {wish.id} shows, for a reader who cannot see it",
            "caption": "Say here what to look at in it.",
            "credit": "Say here who made it",
            "licence": "CC-BY-4.0",
        },
        {"file": f"Texts show it as ![what it shows](media:{wish.id}).", "licence": "The licence of the picture, as an SPDX identifier."},
    )


PLACEHOLDER = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180" role="img">
  <rect width="320" height="180" fill="#ffffff" stroke="#000000"/>
  <text x="160" y="95" font-family="sans-serif" font-size="16" text-anchor="middle">Put the picture here</text>
</svg>
"""
"""A picture that stands where the author's will: a media entry without a file is an error."""
