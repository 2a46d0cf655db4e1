"""From words on the command line to references: completed where only one thing of the bank can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.errors import UsageError, suggestion

if TYPE_CHECKING:
    from quizkit.model.reference import Target
    from quizkit.model.reference_fields import ReferenceField

_MOST_SHOWN = 5


def option_of(name: str) -> str:
    """The option for a field: `--rests-on` for `rests_on`."""
    return f"--{name.replace('_', '-')}"


def kinds_of(holder: str, field: ReferenceField) -> tuple[str, ...]:
    """The kinds that a field of a kind can name."""
    from quizkit.lint.analysis.nameable import nameable_kinds

    return (field.kind,) if field.kind is not None else nameable_kinds(holder, field.path[-1])


def resolve(root: Path, holder: str, given: Mapping[str, Sequence[str]]) -> dict[str, tuple[Target, ...]]:
    """What the words mean that were given for the reference fields of a kind, each once.

    Raises:
        UsageError: a word means nothing in the bank, several things, or one that the field cannot name.
    """
    from quizkit.load.names import names_in
    from quizkit.model.reference_fields import reference_fields

    fields = reference_fields(holder)
    kinds = {name: kinds_of(holder, fields[name]) for name in given}
    known = [target for target, _ in names_in(root, {kind for some in kinds.values() for kind in some})] if given else []
    found: dict[str, tuple[Target, ...]] = {}
    for name, words in given.items():
        nameable = [target for target in known if target.kind in kinds[name]]
        found[name] = tuple(dict.fromkeys(_meant(word, holder, name, fields[name], nameable) for word in words))
        if len(found[name]) > 1 and not fields[name].many:
            raise UsageError(f"A {holder} has one '{fields[name].path[-1]}', and {option_of(name)} names {len(found[name])}: give one.")
    return found


def _meant(word: str, holder: str, name: str, field: ReferenceField, nameable: Sequence[Target]) -> Target:
    from quizkit.load.lookup import look_up, near_names

    _refuse_kind(word, holder, name, field)
    found = look_up(word, nameable).names
    if len(found) == 1:
        return found[0]
    raise ambiguous(word, found, option_of(name)) if found else unknown(word, near_names(word, nameable), option_of(name))


def _refuse_kind(word: str, holder: str, name: str, field: ReferenceField) -> None:
    """A kind that a reference names must be one that the field can."""
    from quizkit.lint.analysis.nameable import cannot_name
    from quizkit.model.bank import KINDS
    from quizkit.model.reference import NESTED

    kind, colon, _ = word.partition(":")
    known = (*KINDS, *NESTED)
    if not colon or kind == field.kind:
        return
    if kind not in known:
        raise UsageError(f"{option_of(name)}: there is no kind '{kind}'{suggestion(kind, known)}.")
    if field.kind is not None:
        raise UsageError(f"{option_of(name)} names a {field.kind}, and '{word}' is a {kind}.")
    why = cannot_name(holder, field.path[-1], kind)
    if why is not None:
        raise UsageError(f"{option_of(name)}: {why}")


def ambiguous(word: str, found: Sequence[Target], option: str = "") -> UsageError:
    """What a word may mean, where that is several things."""
    more = f" or {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
    return UsageError(f"{_prefix(option)}'{word}' may be {_listed(found[:_MOST_SHOWN], ', ' if more else ' or ')}{more}: write which.")


def unknown(word: str, near: Sequence[Target], option: str = "") -> UsageError:
    """That the bank has nothing of a name, and what may have been meant."""
    meant = f" (did you mean {_listed(near, ' or ')}?)" if near else ""
    return UsageError(f"{_prefix(option)}{'there' if option else 'There'} is no '{word}' in the bank{meant}.")


def _prefix(option: str) -> str:
    return f"{option}: " if option else ""


def _listed(names: Iterable[Target], last: str) -> str:
    words = [str(name) for name in names]
    return ", ".join(words[:-1]) + last + words[-1] if len(words) > 1 else "".join(words)
