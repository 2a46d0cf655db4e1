"""What `plain` writes is valid by the official schema of QTI 1.2; the other profiles' dialects are not, and need not be."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from quizkit.formats.base import WriteOptions
from quizkit.lint.registry import registry
from quizkit.model.bank import Bank
from quizkit.testing.strategies import banks

from ..moodle_xml.test_any_bank import with_markers
from .packages import archive, files_of, reference

_FOLDER = os.environ.get("QUIZKIT_XSD")
_SCHEMA = Path(_FOLDER or "", "qti12", "ims_qtiasiv1p2.xsd")
pytestmark = pytest.mark.skipif(
    _FOLDER is None or not _SCHEMA.is_file(), reason="QUIZKIT_XSD names no folder with the official schemas (qti12/ims_qtiasiv1p2.xsd)"
)
ROOT = Path(__file__).parents[3]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(_SCHEMA)))


def _check(files: dict[str, bytes]) -> int:
    """Validate every QTI file, and count them."""
    found = [etree.fromstring(content) for content in files.values() if b"<questestinterop" in content]
    for document in found:
        _schema().assertValid(document)
    return len(found)


def test_the_reference_bank_is_valid() -> None:
    assert _check(reference("plain")) == 4


def test_canvas_is_valid_where_the_standard_has_what_it_says() -> None:
    assert _check({name: content for name, content in reference("canvas").items() if not name.endswith("_meta.xml")}) == 4


def test_the_bank_of_the_repository_is_valid() -> None:
    from quizkit.cli.passing import passing_bank
    from quizkit.lint.config import Config
    from quizkit.lint.runner import LintRun

    run = LintRun(ROOT / "content", registry(), Config())
    bank = passing_bank(run, lambda entity: True)
    options = WriteOptions(read_media=lambda name: (ROOT / "content" / name).read_bytes())
    assert _check(files_of(archive(bank, "plain", options)[0])) > 5


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(banks(most=1))
def test_any_bank_is_valid(bank: Bank) -> None:
    _check(files_of(archive(with_markers(bank), "plain", WriteOptions(read_media=lambda name: name.encode()))[0]))
