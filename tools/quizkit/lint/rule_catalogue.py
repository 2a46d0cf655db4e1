"""What all rules declare, as an earlier run found it: enough to ask those that are needed, without importing the others."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Mapping
from contextlib import suppress

from quizkit.store.cache import Cache
from quizkit.store.code import code_digest
from quizkit.text.vocabulary import seek, sought_words

from .registry import Registry, registry
from .stand_ins import describe, stand_ins
from .surroundings import code_folders

_NAME = "rules"


def known_rules(cache: Cache | None) -> Registry:
    """The rules that are installed. Where the cache knows them, and the code is as it was, there are stand-ins for them.

    Raises:
        ConfigError: two rules have one code or one name, or a plug-in cannot be imported.
    """
    packed = None if cache is None else cache.load(_NAME)
    if packed is not None:
        # Another version may have kept something in a form of its own, and what a plug-in declares may not be read again.
        with suppress(Exception):
            code, folders, of_rules, described = marshal.loads(packed)
            if code == code_digest(folders):
                sought, rules, facts = pickle.loads(described)
                # A vocabulary holds the hints of all modules, those that will be imported after it was made among them.
                seek(sought)
                return Registry(tuple(stand_ins(rules, facts)), of_rules)
    return registry()


def catalogue(rules: Registry) -> Mapping[str, bytes]:
    """What a cache is to keep for `known_rules`: nothing where these are not the rules that are installed, or stand-ins."""
    if rules.has_stand_ins or rules is not registry():
        return {}
    folders = code_folders(rules)
    # What a plug-in declares may be of a kind that cannot be kept; then all rules are imported each time.
    with suppress(Exception):
        described = pickle.dumps((sought_words(), *describe(rules.rules)), pickle.HIGHEST_PROTOCOL)
        return {_NAME: marshal.dumps((code_digest(folders), folders, rules.folders, described))}
    return {}
