"""Which entities of a bank are meant: by kind, tag, level, status, quiz, folder, type or id."""

from collections.abc import Callable, Mapping

from quizkit.records import dataclass, field

from .entity import Entity
from .question import BaseQuestion
from .quiz import Quiz, may_draw

CRITERIA = ("kind", "tag", "level", "status", "quiz", "folder", "type", "id")

# Questions show them: they come along with whatever is chosen.
_COMPANIONS = ("media", "stimulus")


@dataclass(slots=True)
class Selection:
    """Values for some criteria. Of several values of one criterion one is enough; all criteria must be met.

    `folder` means a category and those within it. `quiz` means a quiz, the questions that it lists and those that it may draw; quizzes
    must have passed by before questions do. `id` is a bare id or `kind:id`. `missing` are the ids and quizzes that have not passed by yet.
    Media and stimuli always come along.
    """

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    _quizzes: list[Quiz] = field(default_factory=list)

    def __post_init__(self) -> None:
        """All that is asked for by name is missing at first."""
        self.missing |= self.values.get("id", frozenset())
        self.missing |= {f"quiz:{name}" for name in self.values.get("quiz", ())}

    def admits(self, entity: Entity) -> bool:
        """Whether an entity is meant."""
        if isinstance(entity, Quiz) and entity.id in self.values.get("quiz", ()):
            self._quizzes.append(entity)
        self.missing -= {entity.id, f"{entity.entity_kind}:{entity.id}"}
        if entity.entity_kind in _COMPANIONS:
            return True
        return all(_MEETS[name](self, entity, values) for name, values in self.values.items())

    def _in_quiz(self, entity: Entity, names: frozenset[str]) -> bool:
        if isinstance(entity, Quiz):
            return entity.id in names
        return isinstance(entity, BaseQuestion) and any(_holds(quiz, entity) for quiz in self._quizzes)


def _holds(quiz: Quiz, question: BaseQuestion) -> bool:
    return any(question.id in section.questions or may_draw(section, question, quiz.use) for section in quiz.sections)


def _in_folder(entity: Entity, folders: frozenset[str]) -> bool:
    category = entity.category if isinstance(entity, BaseQuestion) else None
    return category is not None and any(category == folder or category.startswith(f"{folder}/") for folder in folders)


_MEETS: Mapping[str, Callable[[Selection, Entity, frozenset[str]], bool]] = {
    "kind": lambda selection, entity, values: entity.entity_kind in values,
    "tag": lambda selection, entity, values: not values.isdisjoint(entity.tags),
    "level": lambda selection, entity, values: entity.level in values,
    "status": lambda selection, entity, values: entity.status in values,
    "quiz": lambda selection, entity, values: selection._in_quiz(entity, values),
    "folder": lambda selection, entity, values: _in_folder(entity, values),
    "type": lambda selection, entity, values: isinstance(entity, BaseQuestion) and entity.type in values,
    "id": lambda selection, entity, values: entity.id in values or f"{entity.entity_kind}:{entity.id}" in values,
}
