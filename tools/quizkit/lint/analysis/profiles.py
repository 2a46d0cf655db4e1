"""What a draw asks of a question, and what the quizzes of a bank draw."""

from __future__ import annotations

from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.view import EntityView
from quizkit.model.entity import Level, Status
from quizkit.model.question import BaseQuestion, Use
from quizkit.model.quiz import Quiz, Section
from quizkit.named_tuples import NamedTuple
from quizkit.records import replace


class Profile(NamedTuple):
    """What decides, beside the terms that it tests, whether a draw may take a question. Every question that could be read has one."""

    status: Status
    use: Use
    level: Level | None
    tags: tuple[str, ...]


class Plan(NamedTuple):
    """What a quiz is made of. The sections come without their texts."""

    status: Status
    use: Use
    sections: tuple[Section, ...]

    @property
    def draws_any(self) -> bool:
        """Whether some section draws."""
        return any(section.draw is not None for section in self.sections)

    @property
    def is_empty(self) -> bool:
        """Whether no section lists or draws anything."""
        return not any(section.questions or section.draw for section in self.sections)


def _profile(view: EntityView) -> Profile:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    profile = Profile(question.status, question.use, question.level, question.tags)
    # Many questions have one profile: it is kept once, however large the bank.
    return _SHARED.setdefault(profile, profile)


_SHARED: dict[Profile, Profile] = {}


def _share(profile: Profile) -> Profile:
    return _SHARED.setdefault(profile, profile)


def _plan(view: EntityView) -> Plan:
    quiz = view.entity
    assert isinstance(quiz, Quiz)
    return Plan(quiz.status, quiz.use, tuple([replace(section, title=None, intro=None) for section in quiz.sections]))


PROFILES: Facts[Profile] = Facts("question-profiles", (BaseQuestion,), _profile, share=_share)
PLANS: Facts[Plan] = Facts("quiz-plans", (Quiz,), _plan)


def all_questions_known(index: BankIndex) -> bool:
    """Whether every question of the bank could be read, so that what none of them does is not done at all."""
    return "question" not in index.unknown_kinds and index.count("question") == sum(1 for _ in index.facts(PROFILES))
