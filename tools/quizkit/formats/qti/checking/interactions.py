"""What an interaction asks of the variable that it is bound to, and which identifiers it offers.

Source of the rules: QTI 2.1, Assessment Test, Section and Item Information Model, section 7 (interactions); 2.2 and 3.0 keep them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from quizkit.formats.checking.tree import Node
from quizkit.records import dataclass

from .declarations import Spot, Variable


@dataclass(frozen=True, slots=True)
class Sort:
    """What a sort of interaction takes: cardinalities and base types of its variable, and the elements that carry identifiers.

    A pair goes from one of `sources` to one of `targets`; for other types the `sources` are the choices. `most` is the attribute that
    limits how many values there may be, `default` what it is where it is missing: anything but 1 wants a container.
    """

    cardinalities: tuple[str, ...]
    base_types: tuple[str, ...]
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    most: str = ""
    default: int = 1


_SEVERAL, _ONE, _ROW = ("single", "multiple"), ("single",), ("ordered",)
_LIMIT, _LINKS = "max-choices", "max-associations"
SORTS = {
    "choice-interaction": Sort(_SEVERAL, ("identifier",), ("simple-choice",), most=_LIMIT),
    "hottext-interaction": Sort(_SEVERAL, ("identifier",), ("hottext",), most=_LIMIT),
    "hotspot-interaction": Sort(_SEVERAL, ("identifier",), ("hotspot-choice",), most=_LIMIT),
    "order-interaction": Sort(_ROW, ("identifier",), ("simple-choice",)),
    "graphic-order-interaction": Sort(_ROW, ("identifier",), ("hotspot-choice",)),
    "inline-choice-interaction": Sort(_ONE, ("identifier",), ("inline-choice",)),
    "associate-interaction": Sort(_SEVERAL, ("pair",), ("simple-associable-choice",), most=_LINKS),
    "graphic-associate-interaction": Sort(_SEVERAL, ("pair",), ("associable-hotspot",), most=_LINKS),
    "match-interaction": Sort(_SEVERAL, ("directedPair",), ("simple-associable-choice",), most=_LINKS),
    "gap-match-interaction": Sort(_SEVERAL, ("directedPair",), ("gap-text", "gap-img"), ("gap",)),
    "graphic-gap-match-interaction": Sort(_SEVERAL, ("directedPair",), ("gap-text", "gap-img"), ("associable-hotspot",)),
    "text-entry-interaction": Sort(("single", "record"), ("string", "integer", "float")),
    "extended-text-interaction": Sort(("single", "multiple", "ordered", "record"), ("string", "integer", "float")),
    "upload-interaction": Sort(_ONE, ("file",)),
    "drawing-interaction": Sort(_ONE, ("file",)),
    "slider-interaction": Sort(_ONE, ("integer", "float")),
    "media-interaction": Sort(_ONE, ("integer",)),
    "select-point-interaction": Sort(_SEVERAL, ("point",), most=_LIMIT),
    "position-object-interaction": Sort(_SEVERAL, ("point",), most=_LIMIT),
    "end-attempt-interaction": Sort(_ONE, ("boolean",)),
}

_CORNERS = {"rect": 4, "ellipse": 4, "circle": 3}


@dataclass(frozen=True, slots=True)
class Interaction:
    """An interaction with what it offers: the identifiers that a value may be, or that a pair may go from and to.

    `limits` says how often a part may be used, for those that have a limit.
    """

    node: Node
    sources: frozenset[str]
    targets: frozenset[str]
    limits: Mapping[str, int]

    @property
    def most(self) -> int:
        """How many values a response may have; 0 is as many as one likes."""
        sort = SORTS[self.node.name]
        if not sort.most:
            return 1 if sort.cardinalities == _ONE else 0
        given = self.node.attributes.get(sort.most, "")
        return int(given) if given.strip().isdigit() else sort.default

    def lacks(self, value: str, base_type: str) -> str | None:
        """The first identifier of a value that the interaction does not offer."""
        parts = value.split()
        if base_type == "identifier":
            return next((part for part in parts if part not in self.sources), None)
        if base_type == "pair":
            return next((part for part in parts if part not in self.sources), None)
        if base_type == "directedPair" and len(parts) == 2:
            return next((part for part, offered in zip(parts, (self.sources, self.targets), strict=True) if part not in offered), None)
        return None


def read_interaction(node: Node, problems: list[Spot]) -> Interaction:
    """An interaction, with what is wrong among its choices."""
    sort = SORTS[node.name]
    seen: dict[str, int] = {}
    limits: dict[str, int] = {}
    for below in node.walk():
        if below.name in sort.sources or below.name in sort.targets:
            identifier = below.attributes.get("identifier", "")
            if identifier in seen:
                problems.append(
                    (below.line, f"The identifier '{identifier}' stands on line {seen[identifier]} of the same interaction already.")
                )
            seen.setdefault(identifier, below.line)
            limits[identifier] = _most_matches(below, problems)
    sources, targets = _offered(node, sort.sources), _offered(node, sort.targets)
    if node.name == "match-interaction":
        sets = [_offered(child, sort.sources) for child in node.named("simple-match-set")]
        sources, targets = (sets[0], sets[1]) if len(sets) == 2 else (sources, sources)
    _check_limits(node, problems)
    return Interaction(node, sources, targets, limits)


def _offered(node: Node, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(below.attributes.get("identifier", "") for below in node.walk() if below.name in names)


def _most_matches(choice: Node, problems: list[Spot]) -> int:
    """How often a part may be used; 0 is as often as one likes. A gap takes one word."""
    if choice.name == "gap":
        return 1
    most, least = choice.attributes.get("match-max", "0"), choice.attributes.get("match-min", "0")
    if not (most.isdigit() and least.isdigit()):
        return 0
    if int(most) and int(least) > int(most):
        problems.append((choice.line, f"'{choice.attributes.get('identifier')}' must be used more often than it may."))
    return int(most)


def _check_limits(node: Node, problems: list[Spot]) -> None:
    for what in ("choices", "associations"):
        most, least = node.attributes.get(f"max-{what}", "0"), node.attributes.get(f"min-{what}", "0")
        if most.isdigit() and least.isdigit() and int(most) and int(least) > int(most):
            problems.append((node.line, f"The interaction asks for {least} {what} and allows {most}."))


def check_binding(interaction: Interaction, variable: Variable, spelled: str) -> Iterator[Spot]:
    """Whether a variable fits the interaction that it is bound to, and whether its key and its mapping can be given as an answer."""
    node, sort, name = interaction.node, SORTS[interaction.node.name], variable.identifier
    if variable.cardinality not in sort.cardinalities:
        wanted = " or ".join(sort.cardinalities)
        yield node.line, f"<{spelled}> takes a variable that is {wanted}; '{name}' is {variable.cardinality}."
    elif variable.cardinality == "single" and _is_plural(interaction):
        yield node.line, f"<{spelled}> takes several values, and '{name}' is single."
    if variable.base_type not in sort.base_types and variable.cardinality != "record":
        wanted = " or ".join(sort.base_types)
        yield node.line, f"<{spelled}> takes a variable of the type {wanted}; '{name}' is {variable.base_type or 'none'}."
        return
    for what, given in (("key", variable.values), ("mapping", variable.keys)):
        for value, line in given:
            if (missing := interaction.lacks(value, variable.base_type)) is not None:
                yield line, f"The {what} of '{name}' names '{missing}', which <{spelled}> does not offer."
    yield from ((variable.line, f"The key of '{name}' {reason}.") for reason in _refused(interaction, variable))


def check_shapes(root: Node) -> Iterator[Spot]:
    """Whether shapes have as many coordinates as they need: a circle its centre and radius, a polygon its corners."""
    for node in root.walk():
        shape, coordinates = node.attributes.get("shape"), node.attributes.get("coords")
        if shape is None or coordinates is None:
            continue
        count = coordinates.count(",") + 1
        fits = count >= 6 and count % 2 == 0 if shape == "poly" else count == _CORNERS.get(shape, count)
        if not fits:
            yield node.line, f"A {shape} cannot have {count} coordinates."


def _is_plural(interaction: Interaction) -> bool:
    """Whether a response may hold several values."""
    if SORTS[interaction.node.name].most:
        return interaction.most != 1
    return interaction.node.name == "gap-match-interaction" and len(interaction.targets) > 1


def _refused(interaction: Interaction, variable: Variable) -> Iterator[str]:
    """Why a learner could not give the key as an answer."""
    sort, count = SORTS[interaction.node.name], len(variable.values)
    if interaction.most and variable.cardinality == "multiple" and count > interaction.most:
        yield f"has {count} values, and the interaction allows {interaction.most}"
    values = {value.strip() for value, _ in variable.values}
    if sort.cardinalities == _ROW and values and _LIMIT not in interaction.node.attributes and values != interaction.sources:
        yield "does not put every choice in order"
    used = Counter(part for value, _ in variable.values for part in (value.split() if "air" in variable.base_type else ()))
    for identifier, times in used.items():
        if (limit := interaction.limits.get(identifier, 0)) and times > limit:
            yield f"uses '{identifier}' {times} times, and the interaction allows {limit}"
