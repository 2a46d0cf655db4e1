"""Cycles among things that name each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def cycles(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The cycles of a graph, each once and begun at the member that the graph names first.

    One cycle is given for each edge that leads back, not every way around, of which there may be more than anyone can read. Names that the
    graph does not hold lead nowhere.
    """
    order = {name: number for number, name in enumerate(graph)}
    done: set[str] = set()
    for start in graph:
        if start in done:
            continue
        trail, ahead = [start], [iter(graph[start])]
        place = {start: 0}
        while trail:
            step = next(ahead[-1], None)
            if step is None:
                ahead.pop()
                name = trail.pop()
                del place[name]
                done.add(name)
            elif step in place:
                yield _from_first(trail[place[step] :], order)
            elif step in graph and step not in done:
                place[step] = len(trail)
                trail.append(step)
                ahead.append(iter(graph[step]))


def _from_first(cycle: list[str], order: Mapping[str, int]) -> tuple[str, ...]:
    first = min(range(len(cycle)), key=lambda index: order[cycle[index]])
    return (*cycle[first:], *cycle[:first])


def spelled(cycle: Sequence[str]) -> str:
    """`a → b → a`; a long cycle is cut short in the middle."""
    names = [*cycle, cycle[0]]
    if len(names) > 12:
        names[6:-5] = ["…"]
    return " → ".join(names)
