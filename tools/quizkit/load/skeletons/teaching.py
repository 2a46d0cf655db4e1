"""Skeletons of what a bank makes of its knowledge: paths, comparisons, debates, lessons, cards, stimuli, quizzes."""

from __future__ import annotations

from typing import Any

from quizkit.errors import UsageError

from .wish import Outline, Wish, part_ids

_OBJECTIVES = [{"id": "first-objective", "text": "Say here what a learner can do afterwards.", "bloom": "understand"}]


def path(wish: Wish) -> Outline:
    """A step for each target, and each check at the step of its place in the order.

    Raises:
        UsageError: there are more checks than steps.
    """
    targets, checks = wish.refer("target"), wish.refer("check")
    if len(checks) > len(targets):
        raise UsageError(f"A check belongs to a step, and there is a step for each target: {len(targets)} for {len(checks)} checks.")
    steps: list[dict[str, Any]] = [
        {"id": name, "target": target, "rationale": "Say here why it stands at this place.", "minutes": 10}
        for name, target in zip(part_ids(targets), targets, strict=True)
    ]
    for step, check in zip(steps, checks, strict=False):
        step["check"] = check
    remarks = {
        "steps": "A step is what to look at, why, for how long, and what shows that it was understood:\n"
        "  - id: some-step\n    target: term:some-term\n    rationale: Say why it stands at this place.\n    minutes: 10\n"
        "    check: question:some-question"
    }
    return Outline(
        {
            "title": wish.title,
            "audience": "Say here for whom it is, and what they know already.",
            "outcome": "Say here what they can do at its end.",
            "objectives": _OBJECTIVES,
            "steps": steps,
        },
        remarks if not steps else {},
    )


def comparison(wish: Wish) -> Outline:
    """A column for each thing, at least two, and one row."""
    things = wish.refer("about")
    columns: list[dict[str, Any]] = [{"id": name, "about": thing} for name, thing in zip(part_ids(things), things, strict=True)]
    names = {column["id"] for column in columns}
    more = ({"id": name, "title": f"The {name.replace('-', ' ')}"} for name in ("one-thing", "other-thing") if name not in names)
    columns += list(more)[: max(2 - len(columns), 0)]
    cells: dict[str, dict[str, Any]] = {column["id"]: {"rating": "partial", "text": "Say here why."} for column in columns}
    if wish.refer("claim"):
        cells[columns[0]["id"]]["claims"] = [*wish.refer("claim")]
    return Outline(
        {
            "title": wish.title,
            "summary": "Say here what the table shows.",
            "columns": columns,
            "rows": [{"id": "first-factor", "factor": "Say here by what they are compared", "cells": cells}],
        },
        {"rows": "A rating is yes, no, partial, better, worse or n/a; yes and no stand in quotes."},
    )


def debate(wish: Wish) -> Outline:
    """Two positions with an argument each; the claims stand at the first."""
    claims = {"claims": [*wish.refer("claim")]} if wish.refer("claim") else {}
    return Outline(
        {
            "title": wish.title,
            "question": "Ask here what reasonable people answer differently?",
            "positions": [
                {"id": "yes-side", "title": "One answer", "summary": "Say here what it holds."},
                {"id": "no-side", "title": "The other answer", "summary": "Say here what it holds."},
            ],
            "arguments": [
                {
                    "id": "first-argument",
                    "position": "yes-side",
                    "factor": "What it appeals to",
                    "text": "Give here a reason for the one answer.",
                    "conditions": ["Say here when it holds."],
                    **claims,
                },
                {
                    "id": "second-argument",
                    "position": "no-side",
                    "factor": "What this one appeals to",
                    "text": "Give here a reason for the other answer.",
                    "conditions": ["Say here when it holds."],
                    "rebuts": ["first-argument"],
                },
            ],
        }
    )


def lesson(wish: Wish) -> Outline:
    """Prose, a callout, what is to be shown, and the idea that should stay."""
    shown: list[dict[str, Any]] = []
    for kind, field in (("scale", "scale"), ("comparison", "comparison"), ("debate", "debate"), ("figure", "media")):
        shown += [{"kind": kind, field: name} for name in wish.refer(field)]
    return Outline(
        {
            "title": wish.title,
            "hook": "Make the reader curious here.",
            "objectives": _OBJECTIVES,
            "blocks": [
                {"kind": "prose", "text": "Write here, as Markdown."},
                {
                    "kind": "callout",
                    "id": "first-callout",
                    "title": "A point set apart",
                    "text": "Questions can test it: `callout:" + wish.id + "/first-callout`.",
                },
                *shown,
                {"kind": "key-idea", "text": "Write here the sentence that should stay."},
            ],
        },
        {"blocks": "There are prose, callout, scale, comparison, debate, quote, figure and key-idea."},
    )


def card(wish: Wish) -> Outline:
    """One idea."""
    return Outline(
        {
            "title": wish.title,
            "hook": "Make the reader curious here.",
            "body": "Tell the one idea here, in a minute's reading.",
            "takeaway": "Write here what should stay, in at most 240 characters.",
            "for_you": "Say here what it means for the reader.",
        }
    )


def stimulus(wish: Wish) -> Outline:
    """A passage."""
    return Outline(
        {
            "title": wish.title,
            "body": f"Write here the passage or the data that several questions share. (draft of {wish.id})",
            "minutes": 2,
        },
        {"minutes": f"Questions name it as `stimulus: {wish.id}`. This is the time for reading it."},
    )


def quiz(wish: Wish) -> Outline:
    """A section that lists the questions, and one that draws by terms; without either, a draw from the whole bank."""
    sections: list[dict[str, Any]] = []
    if wish.refer("question"):
        sections.append({"id": "listed", "title": "Say here what these ask", "questions": [*wish.refer("question")]})
    if wish.refer("term") or not sections:
        section: dict[str, Any] = {"id": "drawn", "title": "Say here what these ask", "draw": 5}
        sections.append(section | ({"terms": [*wish.refer("term")]} if wish.refer("term") else {}))
    return Outline(
        {"title": wish.title, "feedback_mode": "immediate", "sections": sections},
        {
            "feedback_mode": "When learners read feedback: immediate, deferred or none.",
            "sections": "A section lists `questions`, or draws so many at random by `terms`, `tags` and `level`.",
        },
    )
