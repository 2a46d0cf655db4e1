"""The profiles by their names, and what each of them carries."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.base import SupportTable
from quizkit.records import replace

from ..profile import Profile
from .blackboard import BLACKBOARD
from .canvas import CANVAS
from .d2l import D2L
from .plain import PLAIN
from .sakai import SAKAI

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (CANVAS, SAKAI, BLACKBOARD, D2L, PLAIN)}

SUPPORT: SupportTable = replace(
    CANVAS.support, profiles={profile.name: profile.support for profile in PROFILES.values() if profile is not CANVAS}
)
