"""What is valid is let pass: packages written by hand, and those of others where there are any at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizkit.formats.checking.contents import contents_of_files
from quizkit.formats.checking.schemas import Schemas
from quizkit.formats.qti.checking.package import check_qti
from quizkit.formats.qti.checking.versions import VERSIONS

from .official import schema_folder
from .packages import check, contents_of, sound


@pytest.mark.parametrize("version", VERSIONS)
def test_a_sound_package_is_let_pass(version: str) -> None:
    assert check(sound(version), version) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_sound_package_is_valid_by_the_official_schemas(version: str) -> None:
    it = VERSIONS[version]
    schemas = Schemas(schema_folder())
    assert list(schemas.check(contents_of(sound(version)), (it.namespace, it.packaging))) == []
    assert sum(schemas.used.values()) == 15


@pytest.mark.parametrize("version", VERSIONS)
def test_the_samples_of_others_are_let_pass(version: str) -> None:
    """QUIZKIT_QTI_SAMPLES names a folder with the folders qti21, qti22 and qti30, each a package that is known to be valid."""
    samples = os.environ.get("QUIZKIT_QTI_SAMPLES")
    if not samples:
        pytest.skip("QUIZKIT_QTI_SAMPLES does not name a folder of sample packages")
    folder = Path(samples) / f"qti{VERSIONS[version].mark}"
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    assert files
    with contents_of_files(files) as contents:
        assert list(check_qti(VERSIONS[version], contents)) == []
