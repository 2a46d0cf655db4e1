"""What sets the versions of QTI apart: namespaces, spelling, addresses, and the words of their manifests.

Source: the specifications of QTI 2.1, 2.2 and 3.0 and of their content packages, with the schemas of QTI 2.1.2, 2.2.4 and 3.0.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from quizkit.formats.checking.packaging import Rules
from quizkit.formats.checking.vocabulary import Vocabulary
from quizkit.patterns import regex
from quizkit.records import dataclass

from . import html, items, mathml, processing, tests

_CAMEL = regex(r"-([a-z]+)")
_HTML = frozenset({"math", *(head.partition("~")[0] for line in re.findall(r"^\S[^:]*", html.HTML, re.MULTILINE) for head in line.split())})
# What an importer wants beside the manifest, which knows nothing of it.
_UNLISTED = {"openolat": frozenset({"QTI21PackageConfig.xml"})}
_TEMPLATES = ("match_correct", "map_response", "map_response_point")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of QTI.

    Attributes:
        name: such as `2.1`; `mark` is the word for it in the tables.
        namespace: of items, tests and stimuli; `packaging` is that of the manifest.
        schema, schema_versions: what the manifest says that the package is.
        types: the types of resources, with the root elements of their files by the names of the tables; None where there is no such file.
        templates: the addresses of the response processing templates, with their names.
    """

    name: str
    mark: str
    namespace: str
    packaging: str
    schema: str
    schema_versions: tuple[str, ...]
    types: Mapping[str, str | None]
    templates: Mapping[str, str]

    def rules(self, profile: str | None) -> Rules:
        """What the manifest says."""
        title = f"QTI {self.name}"
        return Rules(title, (self.packaging,), self.types, self.schema, self.schema_versions, _UNLISTED.get(profile or "", frozenset()))

    def element(self, name: str) -> str:
        """How the version spells an element of the tables."""
        if self.mark == "30":
            return name if name in _HTML else f"qti-{name}"
        if name.startswith("duration-"):
            return "duration" + name.removeprefix("duration-").upper()
        return _camel(name)

    def attribute(self, name: str) -> str:
        """How the version spells an attribute of the tables."""
        return name if self.mark == "30" or name.startswith(("data-", "aria-", "xml:")) else _camel(name)


def _camel(name: str) -> str:
    return _CAMEL.sub(lambda found: found[1].capitalize(), name)


def _types(mark: str) -> dict[str, str | None]:
    """What a resource may be: 3.0 has a closed list, of which these are the ones that hold questions or what they show."""
    types: dict[str, str | None] = {f"imsqti_item_xmlv{mark}": "assessment-item", f"imsqti_test_xmlv{mark}": "assessment-test"}
    if mark != "2p1":
        types |= {f"imsqti_stimulus_xmlv{mark}": "assessment-stimulus", f"imsqti_section_xmlv{mark}": "assessment-section"}
    if mark == "3p0":
        types |= dict.fromkeys(("associatedcontent/learning-application-resource", "css2", "css3", "controlfile", "resourcemetadata/xml"))
    return types | {"webcontent": None}


VERSIONS = {
    version.name: version
    for version in (
        Version(
            "2.1",
            "21",
            "http://www.imsglobal.org/xsd/imsqti_v2p1",
            "http://www.imsglobal.org/xsd/imscp_v1p1",
            "QTIv2.1 Package",
            ("1.0.0",),
            _types("2p1"),
            {f"http://www.imsglobal.org/question/qti_v2p1/rptemplates/{name}": name for name in _TEMPLATES},
        ),
        Version(
            "2.2",
            "22",
            "http://www.imsglobal.org/xsd/imsqti_v2p2",
            "http://www.imsglobal.org/xsd/imscp_v1p1",
            "QTIv2.2 Package",
            ("1.0.0",),
            _types("2p2"),
            {f"http://www.imsglobal.org/question/qti_v2p2/rptemplates/{name}": name for name in _TEMPLATES},
        ),
        Version(
            "3.0",
            "30",
            "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
            "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
            "QTI Package",
            ("3.0.0", "3.0.1"),
            _types("3p0"),
            {f"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{name}.xml": name for name in _TEMPLATES},
        ),
    )
}


@cache
def vocabularies(version: str) -> Mapping[str, Vocabulary]:
    """The vocabularies of a version by their namespaces."""
    it = VERSIONS[version]
    groups = {**html.GROUPS, **items.GROUPS, **processing.GROUPS, **tests.GROUPS}
    tables = (html.HTML, items.ITEMS, processing.PROCESSING, tests.TESTS)
    return {
        it.namespace: Vocabulary(it.mark, tables, groups, it.element, it.attribute),
        mathml.NAMESPACE: Vocabulary(it.mark, (mathml.MATHML,), mathml.GROUPS),
    }
