"""One pass over the C parser's events: the data, and the packed position of every key and value."""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from itertools import islice
from typing import Any

from quizkit.patterns import compiled_when_used, regex
from quizkit.records import dataclass, field

from . import scalars
from .dialect import MAX_DEPTH, Defect, control_character, describe

# PyYAML's own parser, which it imports beside the one in C, has patterns that take half as long to compile as Python does to start.
with compiled_when_used("yaml.reader", "yaml.resolver"):
    from yaml import cyaml
    from yaml.error import MarkedYAMLError
    from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

_resolve = lru_cache(maxsize=4096)(scalars.resolve)

# Escapes of a double-quoted scalar that can put a character there which no file may hold.
_CONTROL_ESCAPE = regex(r"\\[0abvfeNLPxuU]")
_MARKER = regex(r"(?:^|[\s:,\[-])(\{\{)", re.MULTILINE)


# What stands before the last comma of a number with commas.
_NUMBER_BEFORE = regex("[-+\u2010-\u2014\u2212]?[0-9][0-9.,]*,\\Z")
_LONGEST_BEFORE = 100


# Untyped, so that the type checker does not take a parser's event for one whose marks may be absent.
_SCALAR: Any = ScalarEvent

# A culprit is looked for among so many markers: a text may hold a million.
_MOST_MARKERS = 100

# Keys that were looked at, of all files: a bank has a few dozen, and a file that holds one question uses each but once.
_SOUND_KEYS: set[str] = set()
_MOST_KEYS = 1_000

# A node is packed as start and end offset; the end of a collection is filled in when it is reached.
_BITS = 32
_END = (1 << _BITS) - 1

# Plain text that cannot be anything else: longer than every word YAML knows, and not beginning as a number does.
_LONGEST_WORD = 5
_FIRST_OF_NUMBER = frozenset("0123456789+-.=")


@dataclass(slots=True)
class Tree:
    """A parsed file.

    `roots` are the entities: the items of a top-level list, or the one value of the file. `nodes` holds the start and end offset (code
    points) of every key and value of the roots in document order, packed into one integer each; `first_node` says where each root's nodes
    begin. `ambiguous` are the
    nodes that another reading of YAML takes for something else than text. `broken` are the roots whose data lacks something that a defect
    took away.
    """

    text: str
    roots: list[Any] = field(default_factory=list)
    is_list: bool = False
    nodes: array[int] = field(default_factory=lambda: array("Q"))
    first_node: list[int] = field(default_factory=list)
    ambiguous: list[int] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    defects: list[Defect] = field(default_factory=list)
    complete: bool = True
    # Filled by `positions` for entities in which something has to be found.
    numbered: set[int] = field(default_factory=set)
    children: dict[int, list[int]] = field(default_factory=dict)

    def span(self, node: int) -> tuple[int, int]:
        """Where a key or value begins and ends."""
        packed = self.nodes[node]
        return packed >> _BITS, packed & _END


_TOO_DEEP = f"Nested deeper than {MAX_DEPTH} levels."


class _TooDeepError(Exception):
    """Stops the reading of a file that is nested without end."""


def _new_parser(text: str) -> Any:
    """libyaml's parser. Its events are Any here: the stubs allow marks to be absent, which those of a parser never are."""
    return cyaml.CParser(text)  # type: ignore[attr-defined]


def _end(event: Any) -> int:
    """Where an event ends."""
    return event.end_mark.index  # type: ignore[no-any-return]


def compose(text: str) -> Tree:
    """Parse a text that `dialect.decode` passed.

    Whatever is wrong with it stands in `defects`; `complete` is False where reading stopped.
    """
    tree = Tree(text)
    parser = _new_parser(text)
    try:
        _document(parser, tree)
    except MarkedYAMLError as error:
        if not any(defect.message == QUOTE_THE_MARKER for defect in tree.defects):
            tree.defects.append(_syntax_defect(error, text))
        tree.complete = False
    except _TooDeepError:
        tree.complete = False
    finally:
        parser.dispose()
    return tree


def _document(parser: Any, tree: Tree) -> None:
    next_event = parser.get_event
    next_event()  # the start of the stream
    start: Any = next_event()
    if start.__class__ is StreamEndEvent:
        return
    if start.version or start.tags:
        tree.defects.append(Defect("yaml-dialect", "A directive (%YAML, %TAG): delete the line.", 0, start.end_mark.index))
    composer = _Composer(tree, parser)
    event = next_event()
    if event.__class__ is ScalarEvent or event.__class__ is MappingStartEvent or isinstance(event, AliasEvent):
        composer.root(event)
    else:
        tree.is_list = True
        composer.refuse_marks(event)
        while (event := next_event()).__class__ is not SequenceEndEvent:
            composer.root(event)
    next_event()  # the end of the document
    event = next_event()
    if not isinstance(event, StreamEndEvent):
        at = event.start_mark.index
        tree.defects.append(Defect("yaml-dialect", "A second document: keep one document a file.", at, at + len("---")))
        tree.complete = False


class _Composer:
    """Makes data of events. A bank has forty nodes a question, so the common cases stand inline."""

    def __init__(self, tree: Tree, parser: Any) -> None:
        self._tree = tree
        self._nodes = tree.nodes
        self._next = parser.get_event
        self._has_control_escapes = "\\" in tree.text and _CONTROL_ESCAPE.search(tree.text) is not None
        # Anchors and tags begin with these: a file without them needs no look at every event for one.
        self._has_marks = "&" in tree.text or "!" in tree.text

    def root(self, event: Any) -> None:
        """Read one entity."""
        self._tree.first_node.append(len(self._nodes))
        self._tree.roots.append(self._value(event, 0))

    def refuse_marks(self, event: Any) -> None:
        """Anchors and tags make the text mean something that does not stand there."""
        if event.anchor is not None:
            self._refuse(event, f"The anchor &{event.anchor}: write the value out.")
        if event.tag is not None:
            self._refuse(event, f"The tag {event.tag}: delete it.")

    def _refuse(self, event: Any, message: str) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        line_end = self._tree.text.find("\n", start)
        end = end if line_end < 0 else min(end, line_end)
        self._tree.defects.append(Defect("yaml-dialect", message, start, max(end, start + 1)))
        self._tree.broken.add(len(self._tree.roots))

    def _value(self, event: Any, depth: int) -> Any:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self._refuse(event, f"The alias *{event.anchor}: write the value out.")
            self._nodes.append(event.start_mark.index << _BITS | event.end_mark.index)
            return None
        if self._has_marks:
            self.refuse_marks(event)
        if depth >= MAX_DEPTH:
            self._refuse(event, _TOO_DEEP)
            raise _TooDeepError
        return self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)

    def _scalar(self, event: Any) -> scalars.Scalar:
        value: scalars.Scalar = event.value
        if self._has_marks:
            self.refuse_marks(event)
        if event.style == "":
            value, is_ambiguous = _resolve(event.value)
            if is_ambiguous:
                self._tree.ambiguous.append(len(self._nodes))
        elif self._has_control_escapes and (found := control_character(event.value)) is not None:
            self._refuse(event, f"The text holds the character {describe(found[0])} behind an escape: delete it.")
        self._nodes.append(event.start_mark.index << _BITS | event.end_mark.index)
        return value

    def _sequence(self, start: Any, depth: int) -> list[Any]:
        nodes, next_event = self._nodes, self._next
        event: Any
        items = []
        at = len(nodes)
        nodes.append(start.start_mark.index << _BITS)
        while (event := next_event()).__class__ is not SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        nodes[at] |= _end(event)
        return items

    def _mapping(self, start: Any, depth: int) -> dict[str, Any]:
        nodes, next_event, sound_keys, has_marks = self._nodes, self._next, _SOUND_KEYS, self._has_marks
        items: dict[str, Any] = {}
        event: Any
        at = len(nodes)
        nodes.append(start.start_mark.index << _BITS)
        while (event := next_event()).__class__ is not MappingEndEvent:
            key = event.value if event.__class__ is ScalarEvent else None
            if key not in sound_keys or has_marks:
                key = self._key(event, depth)
            if key is None or key in items:
                self._leave_out(event, key, depth)
                continue
            nodes.append(event.start_mark.index << _BITS | event.end_mark.index)
            event = next_event()
            if event.__class__ is _SCALAR and not has_marks:
                value = event.value
                if event.style == "" and len(value) > _LONGEST_WORD and value[0] not in _FIRST_OF_NUMBER:
                    nodes.append(event.start_mark.index << _BITS | event.end_mark.index)
                    items[key] = value
                    continue
            items[key] = self._value(event, depth + 1)
        nodes[at] |= _end(event)
        return items

    def _key(self, event: Any, depth: int) -> str | None:
        """The key's text, or None (after a defect) where it is not one; a key that is not a scalar is read past."""
        if event.__class__ is not ScalarEvent:
            self._refuse_collection_as_key(event, depth)
            return None
        if self._has_marks:
            self.refuse_marks(event)
        key: str = event.value
        if event.style == "":
            starts_with_digit = key[:1].isdigit()
            if starts_with_digit and self._refuse_decimal_comma(event):
                return None
            if key == "<<":
                self._refuse(event, "The merge key <<: write the fields out.")
                return None
            if not isinstance(_resolve(key)[0], str):
                self._refuse(event, f"YAML reads the field's name {key} as something else than text: put it in quotes.")
                return None
            # What stands before a digit may make a number of both.
            if not starts_with_digit and len(_SOUND_KEYS) < _MOST_KEYS:
                _SOUND_KEYS.add(key)
        return key

    def _refuse_decimal_comma(self, event: Any) -> bool:
        """Whether a key is the end of a number such as 7,5: within braces its comma begins another field."""
        from .numerals import read_numeral

        at, end = event.start_mark.index, event.end_mark.index
        found = _NUMBER_BEFORE.search(self._tree.text, max(at - _LONGEST_BEFORE, 0), at)
        if found is None:
            return False
        numeral = read_numeral(self._tree.text[found.start() : end])
        meant = "the number without commas" if numeral is None else f"{numeral.text} or {numeral.other}" if numeral.other else numeral.text
        message = f"Between braces a comma begins another field: write {meant}, or put the text in quotes."
        defects = self._tree.defects
        if defects and (defects[-1].rule, defects[-1].start) == ("bad-number", found.start()):
            defects.pop()  # an earlier comma of the same number
        defects.append(Defect("bad-number", message, found.start(), end))
        self._tree.broken.add(len(self._tree.roots))
        return True

    def _refuse_collection_as_key(self, event: Any, depth: int) -> None:
        at = event.start_mark.index - 1
        if at >= 0 and self._tree.text.startswith("{{", at):
            self._tree.defects.append(Defect("yaml-syntax", QUOTE_THE_MARKER, at, at + len("{{")))
            self._tree.broken.add(len(self._tree.roots))
        else:
            self._refuse(event, "A field's name must be plain text.")
        if event.__class__ is not AliasEvent:
            self._forget(event, depth)

    def _leave_out(self, event: Any, key: str | None, depth: int) -> None:
        """Read past the value of a key that is not kept."""
        if key is not None:
            self._refuse(event, f"The field '{key}' stands here a second time: keep one.")
        self._forget(self._next(), depth)

    def _forget(self, event: Any, depth: int) -> None:
        """Read a value, and keep nothing of it."""
        node, ambiguous = len(self._nodes), len(self._tree.ambiguous)
        self._value(event, depth + 1)
        del self._nodes[node:], self._tree.ambiguous[ambiguous:]


QUOTE_THE_MARKER = "A text that starts with {{ must be quoted, or YAML reads it as a mapping: write it in double quotes or after `|`."


def _syntax_defect(error: MarkedYAMLError, text: str) -> Defect:
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark is not None else 0
    if at == len(text) and at:
        at = len(text.rstrip())
    begin = error.context_mark.index if error.context_mark is not None else at
    begin = text.rfind("\n", 0, min(begin, at)) + 1
    markers = islice(_MARKER.finditer(text, begin, at + 2), _MOST_MARKERS)
    marker = next((found for found in markers if _opens_a_value(text, found.start(1))), None)
    if marker is not None:
        return Defect("yaml-syntax", QUOTE_THE_MARKER, marker.start(1), marker.start(1) + 2)
    problem, context = error.problem or "unreadable", error.context or ""
    if "nesting depth" in problem:
        # libyaml's own limit, which it meets first where a thousand levels stand on one line.
        return Defect("yaml-dialect", _TOO_DEEP, at, at + 1)
    if "scanning an alias" in context or "scanning an anchor" in context:
        at = error.context_mark.index if error.context_mark is not None else at
        return Defect("yaml-syntax", f"A text cannot start with {text[at]}: put the whole text in quotes.", at, at + 1)
    if "cannot start any token" in problem:
        return Defect("yaml-syntax", f"A text cannot start with {text[at : at + 1]}: put the whole text in quotes.", at, at + 1)
    if "mapping values are not allowed" in problem:
        message = "A colon and a space stand within a text, or a line is indented wrongly: put the text in quotes, or mend the indentation."
        return Defect("yaml-syntax", message, at, at + 1)
    if "could not find expected ':'" in problem:
        at = error.context_mark.index if error.context_mark is not None else at
        message = "This line is neither a field nor the continuation of a text: indent it further, or give the field its colon."
        return Defect("yaml-syntax", message, at, at + 1)
    problem = problem.replace("did not find expected", "expected").replace("found character that", "a character that")
    context = f" {context}" if context else ""
    if error.context_mark is not None and mark is not None and error.context_mark.line != mark.line:
        context += f" that begins on line {error.context_mark.line + 1}"
    return Defect("yaml-syntax", f"Not YAML: {problem}{context}.", at, at + 1)


def _opens_a_value(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return re.fullmatch(r"\s*(- +)*([\w-]+: +)?", line) is not None
