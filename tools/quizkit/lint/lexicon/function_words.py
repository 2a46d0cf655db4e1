"""Words that say nothing of a subject: two texts that share them share nothing."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
a an the this that these those such some any each every all both either neither no none other others another same own i me my mine we
us our ours you your yours he him his she her hers it its they them their theirs one ones someone something anything everything
nothing who whom whose which what when where why how whether is are was were be been being am do does did done doing has have had
having can could will would shall should may might must ought get gets got getting make makes made making let lets used use uses using
and or but nor so yet if then than because since while although though unless until as at by for from in into of off on onto out over
to toward towards under up upon with within without about above across after against along among around before behind below beneath
beside besides between beyond down during except inside like near outside past through throughout via per not never only also just
even still already again very too quite rather more most less least much many few little several enough there here now always often
sometimes usually almost nearly well following best likely correct true statement statements answer option options choice describe
describes described mean means meant called known refer refers example type kind kinds thing things way ways time times person people
happen happens
"""

# Among them these name something, if little: as the only word that two texts share they are noticed.
_NOUNS = "way ways time times person people"

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}

GRAMMATICAL_WORDS: Mapping[str, frozenset[str]] = {"en": FUNCTION_WORDS["en"].difference(_NOUNS.split())}
