"""What a checker says: a fault is a mistake of a writer's, never of an author's."""

from __future__ import annotations

from quizkit.records import dataclass

# A line of the file that is looked at, and what is wrong there.
Spot = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one file of a package. `line` counts from 1; it is 0 where the file as a whole is meant."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"
