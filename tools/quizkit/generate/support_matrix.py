"""docs/formats.md: which question type and which feature travels how in which format."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.base import Support, SupportTable, Writer
from quizkit.formats.features import FEATURES
from quizkit.formats.registry import find_writer, writer_names
from quizkit.model.bank import QUESTION_TYPES

_SIGNS = {"native": "●", "mapped": "◐", "lossy": "○", "unsupported": "–"}


def support_matrix() -> str:
    """The page, from the support table of each writer."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    writers = [find_writer(name) for name in writer_names()]
    yield "# What each format carries"
    yield ""
    yield "Generated from the writers' tables by `nox -s generate`. What an export really loses of your bank, it lists."
    yield "[From the bank into Moodle](moodle.md) goes through the import step by step."
    yield ""
    yield "| sign | word | meaning |"
    yield "|---|---|---|"
    yield "| ● | native | as it is |"
    yield "| ◐ | mapped | as something else that works alike, with the same scores |"
    yield "| ○ | lossy | with losses in some cases, which an export lists |"
    yield "| – | unsupported | left out; a question of such a type is reported, a feature stays behind |"
    yield ""
    yield from _overview(writers)
    for writer in writers:
        yield from _section(writer)


def _overview(writers: list[Writer]) -> Iterator[str]:
    tables = [(writer, writer.support) for writer in writers if writer.support is not None]
    yield "| question type | " + " | ".join(writer.title for writer, _ in tables) + " |"
    yield "|---" * (len(tables) + 1) + "|"
    for name in QUESTION_TYPES:
        yield f"| {name} | " + " | ".join(_SIGNS[table.types[name].level] for _, table in tables) + " |"


def _section(writer: Writer) -> Iterator[str]:
    yield ""
    yield f"## {writer.title}"
    yield ""
    yield f"`quizkit export {writer.name}`. Kinds: {', '.join(writer.kinds)}."
    for option, choices in (("--profile", writer.profiles), ("--layout", writer.layouts)):
        for name, phrase in choices.items():
            yield ""
            yield f"`{option} {name}`: {phrase}."
    if writer.support is None:
        return
    if not _is_all_native(writer.support):
        yield from _table(writer.support)
    for name, table in writer.support.profiles.items():
        yield ""
        yield f"### `--profile {name}`"
        yield from _table(table)


def _table(table: SupportTable) -> Iterator[str]:
    yield ""
    yield "| type | | how it travels |"
    yield "|---|---|---|"
    for name, support in table.types.items():
        yield f"| {name} | {_SIGNS[support.level]} | {support.note} |"
    yield ""
    yield "| feature | " + " | ".join(QUESTION_TYPES) + " |"
    yield "|---" + "|:-:" * len(QUESTION_TYPES) + "|"
    for name, feature in FEATURES.items():
        found = [table.of(question, name) for question in QUESTION_TYPES]
        yield f"| {feature.title} | " + " | ".join("" if support is None else _SIGNS[support.level] for support in found) + " |"
    yield ""
    for name, feature in FEATURES.items():
        notes = _notes(table, name)
        if notes:
            yield f"- **{feature.title}.** {' '.join(notes)}"


def _is_all_native(table: SupportTable) -> bool:
    return not table.features and {support.level for support in table.types.values()} == {"native"}


def _notes(table: SupportTable, feature: str) -> list[str]:
    """What the table says of a feature, with the types where it says it of some."""
    found = table.features.get(feature)
    if found is None or isinstance(found, Support):
        return [found.note] if found and found.note else []
    types: dict[str, list[str]] = {}
    for name, support in found.items():
        if support.note:
            types.setdefault(support.note, []).append(name)
    return [f"*{', '.join(names)}:* {note}" for note, names in types.items()]
