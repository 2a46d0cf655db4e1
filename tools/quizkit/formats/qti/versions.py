"""What differs among QTI 2.1, 2.2 and 3.0, as data.

Sources: 1EdTech's schemas imsqti_v2p1.xsd, imsqti_v2p2.xsd and imsqti_asiv3p0p1_v1p0.xsd with the content-packaging schema of each, and the
response-processing templates that the specifications publish.
"""

from __future__ import annotations

from quizkit.records import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One version.

    `kebab` says that names of elements are `qti-simple-choice` instead of `simpleChoice`, those of attributes `show-hide` instead of
    `showHide`. `templates` is the address of a response-processing template with `{}` for its name; the `…_type` are types of resources in
    the package's manifest.

    What only some versions have: `stimuli` as files of their own, `content_body` (texts of feedback and rubrics stand in an element of
    their own), `external_scored` (an outcome may say that a person gives it), `titles` (of links and images), `list_starts` (lists that
    begin with another number than 1), `gap_associations` (a number of words that may be dragged into gaps, which is 1 where none is
    said), `test_language` (the language of a test).
    """

    name: str
    number: str
    namespace: str
    schema: str
    kebab: bool
    templates: str
    package_schema: str
    package_version: str
    package_namespace: str
    package_location: str
    metadata_namespace: str
    item_type: str
    test_type: str
    stimulus_type: str | None
    content_body: bool
    external_scored: bool
    titles: bool
    list_starts: bool
    gap_associations: bool
    test_language: bool


_XSD = "http://www.imsglobal.org/xsd"
_PURL = "https://purl.imsglobal.org/spec/qti/v3p0"

QTI_21 = Version(
    name="qti21",
    number="2.1",
    namespace=f"{_XSD}/imsqti_v2p1",
    schema=f"{_XSD}/qti/qtiv2p1/imsqti_v2p1.xsd",
    kebab=False,
    templates="http://www.imsglobal.org/question/qti_v2p1/rptemplates/{}",
    package_schema="QTIv2.1 Package",
    package_version="1.0.0",
    package_namespace=f"{_XSD}/imscp_v1p1",
    package_location=f"{_XSD}/imscp_v1p1.xsd",
    metadata_namespace=f"{_XSD}/imsqti_metadata_v2p1",
    item_type="imsqti_item_xmlv2p1",
    test_type="imsqti_test_xmlv2p1",
    stimulus_type=None,
    content_body=False,
    external_scored=False,
    titles=False,
    list_starts=False,
    gap_associations=False,
    test_language=False,
)
QTI_22 = Version(
    name="qti22",
    number="2.2",
    namespace=f"{_XSD}/imsqti_v2p2",
    schema=f"{_XSD}/qti/qtiv2p2/imsqti_v2p2.xsd",
    kebab=False,
    templates="http://www.imsglobal.org/question/qti_v2p2/rptemplates/{}",
    package_schema="QTIv2.2 Package",
    package_version="1.0.0",
    package_namespace=f"{_XSD}/imscp_v1p1",
    package_location=f"{_XSD}/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd",
    metadata_namespace=f"{_XSD}/imsqti_metadata_v2p2",
    item_type="imsqti_item_xmlv2p2",
    test_type="imsqti_test_xmlv2p2",
    stimulus_type=None,
    content_body=False,
    external_scored=True,
    titles=True,
    list_starts=False,
    gap_associations=True,
    test_language=False,
)
QTI_30 = Version(
    name="qti30",
    number="3.0",
    namespace=f"{_XSD}/imsqtiasi_v3p0",
    schema=f"{_PURL}/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd",
    kebab=True,
    templates=f"{_PURL}/rptemplates/{{}}.xml",
    package_schema="QTI Package",
    package_version="3.0.0",
    package_namespace=f"{_XSD}/qti/qtiv3p0/imscp_v1p1",
    package_location=f"{_PURL}/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    metadata_namespace=f"{_XSD}/imsqti_metadata_v3p0",
    item_type="imsqti_item_xmlv3p0",
    test_type="imsqti_test_xmlv3p0",
    stimulus_type="imsqti_stimulus_xmlv3p0",
    content_body=True,
    external_scored=True,
    titles=True,
    list_starts=True,
    gap_associations=True,
    test_language=True,
)
