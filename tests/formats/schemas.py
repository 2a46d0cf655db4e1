"""The official schemas, from the folder that QUIZKIT_XSD names."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

_FILES = {
    "qti12": ("qti12/ims_qtiasiv1p2.xsd", "qti12/imscp_v1p1.xsd"),
    "qti21": ("qti21/imsqti_v2p1p2.xsd", "qti21/imscp_v1p1.xsd"),
    "qti22": ("qti22/imsqti_v2p2p4.xsd", "qti22/qtiv2p2_imscpv1p2_v1p0.xsd"),
    "qti30": ("qti30/imsqti_asiv3p0p1_v1p0.xsd", "qti30/imsqtiv3p0_imscpv1p2_v1p0.xsd"),
}
needs_schemas = pytest.mark.skipif("QUIZKIT_XSD" not in os.environ, reason="QUIZKIT_XSD does not name the folder of the official schemas")


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(os.environ["QUIZKIT_XSD"]) / name)))


def complaints(version: str, name: str, content: bytes) -> list[str]:
    """What the schema of a version says against a file of a package."""
    content_schema, package_schema = _FILES[version]
    schema = _schema(package_schema if name == "imsmanifest.xml" else content_schema)
    schema.validate(etree.fromstring(content))
    return [f"{name}:{error.line}: {error.message}" for error in list(schema.error_log)]  # type: ignore[call-overload]
