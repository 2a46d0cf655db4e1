"""One run of a writer for QTI: what its questions share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TypeVar, cast

from quizkit.formats import export
from quizkit.formats.base import Loss
from quizkit.formats.names import file_stem
from quizkit.formats.xml import Element, Fixed
from quizkit.model.bank import Bank
from quizkit.model.media import Media
from quizkit.patterns import regex

from .dialect import Dialect
from .losses import losses
from .processing import Processing
from .profiles import Profile
from .versions import Version

__all__ = ["Export", "LeftOutError"]
LeftOutError = export.LeftOutError
T = TypeVar("T")

_NAME = regex(r"[A-Za-z_][A-Za-z0-9_.-]*")
_FORBIDDEN = regex(r"[^A-Za-z0-9_.-]+")
_SUFFIX = regex(r"\.[A-Za-z0-9]{1,8}")
_LONGEST = 100
_DIGITS = 8

# What is kept to be written again: a bank in which nothing comes again must not fill the memory.
MOST_SHARED = 2_000

ITEMS, TESTS, MEDIA_FOLDER = "items", "tests", "media"


class Export(export.Export):
    """One run of a writer. `used` are the media that have been shown so far, by their ids, in the order of their first use."""

    def __init__(self, bank: Bank, read_media: Callable[[str], bytes], found: list[Loss], version: Version, profile: Profile) -> None:
        super().__init__(bank, read_media, found, losses(profile.not_read))
        self.version = version
        self.profile = profile
        self.dialect = Dialect(version)
        self.processing = Processing(self.dialect)
        self.used: dict[str, Media] = {}
        self._fixed: dict[tuple[str, ...], Fixed] = {}
        self._memory: dict[tuple[object, ...], object] = {}
        self.used_stimuli: dict[str, None] = {}
        self.shares_stimuli = version.stimulus_type is not None and profile.shared_stimuli
        self.language = self.manifest.language
        self._names: Mapping[str, str] = {name: media_file(media) for name, media in self.media.items()}

    def fixed(self, key: tuple[str, ...], build: Callable[[], Element]) -> Element:
        """An element that many items share, built once for its key."""
        found = self._fixed.get(key)
        if found is None:
            if len(self._fixed) >= MOST_SHARED:
                self._fixed.clear()
            found = self._fixed[key] = Fixed(build())
        return found

    def all_fixed(self, key: tuple[object, ...], build: Callable[[], Iterable[Element]]) -> Sequence[Element]:
        """Elements that many items share, built once for their key."""
        return self.remember(key, lambda: [Fixed(element) for element in build()])

    def remember(self, key: tuple[object, ...], build: Callable[[], T]) -> T:
        """What `build` gave for this key before."""
        found = self._memory.get(key)
        if found is None:
            if len(self._memory) >= MOST_SHARED:
                self._memory.clear()
            found = self._memory[key] = build()
        return cast("T", found)

    def mark(self) -> tuple[int, int]:
        """How many media and stimuli are in use."""
        return len(self.used), len(self.used_stimuli)

    def forget_since(self, mark: tuple[int, int]) -> None:
        """Take back what was put to use since."""
        while len(self.used) > mark[0]:
            self.used.popitem()
        while len(self.used_stimuli) > mark[1]:
            self.used_stimuli.popitem()

    def file_of(self, media: Media) -> str:
        """The name of a media file within the folder of the items. Asking for it puts the file into the package."""
        self.used.setdefault(media.id, media)
        return self._names[media.id]


def media_file(media: Media) -> str:
    """Where a media file lies below the items: under its id, so that it keeps its name for ever."""
    suffix = PurePosixPath(media.file).suffix.lower()
    return f"{MEDIA_FOLDER}/{file_stem(identifier(media.id))}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def identifier(name: str) -> str:
    """A name as an identifier of QTI (NCName): itself where it is one, else with a fingerprint that keeps it apart from all others."""
    if _NAME.fullmatch(name) and len(name) <= _LONGEST:
        return name
    shown = _FORBIDDEN.sub("-", name)[: _LONGEST - _DIGITS - 3]
    return f"_{shown}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"
