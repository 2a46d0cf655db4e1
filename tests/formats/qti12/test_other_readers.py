"""Readers that others wrote find what the bank holds: questions, answers, keys, images."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from ..reference import BANK
from .packages import archive, reference

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def test_qti_package_maker_reads_the_pools_of_blackboard(tmp_path: Path) -> None:
    reader: Any = pytest.importorskip(
        "qti_package_maker.engines.blackboard_export_zip.read_package", reason="qti-package-maker is not installed (PyPI)"
    )
    (tmp_path / "pools.zip").write_bytes(archive(BANK, "blackboard")[0])
    bank = reader.read_items_from_file(str(tmp_path / "pools.zip"), allow_mixed=True)
    try:
        found = {item.question_text: item for item in bank}
    finally:
        bank.cleanup()
    # It knows no essays and no orders, and refuses texts beyond ASCII.
    assert [type(item).__name__ for item in found.values()] == ["MC", "MA", "MA", "MC", "MC", "FIB", "NUM", "MATCH", "MULTI_FIB"]
    first = next(iter(found.values()))
    assert first.answer_text == "In the <strong>nucleus</strong>"
    assert first.choices_list[2] == "In <code>rRNA&lt;5S&gt;</code> &amp; co."
    assert 'src="plant-cell.png"' in first.question_text, "the image is found by its number, and its name in the file beside it"
    assert found["<p>Which organelles have two membranes?</p>"].answers_list == ["Nucleus", "Mitochondrion", "Plastid"]
    assert found["<p>DNA is a sugar.</p>"].answer_text == "False"
    assert found["<p>What is the mass?</p>"].answer_float == 7.5
    assert found["<p>What is the mass?</p>"].tolerance_float == pytest.approx(0.01)
    assert found["<p>[a][b]</p>"].answer_map == {"a": ["x"], "b": ["y"]}


def test_qti2latex_reads_the_questions_of_canvas() -> None:
    """It takes every rule that names an option for its key, so it is asked for questions without feedback on options."""
    reader: Any = pytest.importorskip("qti2latex", reason="qti2latex is not installed (PyPI)")
    found = {}
    for content in (content for name, content in reference("canvas").items() if name.startswith("banks/")):
        for item in reader.findall_anyns(ET.fromstring(content), "item"):
            # It shuffles the choices by itself.
            choices, keys = dict(reader.get_choices(item)), reader.get_correct_idents(item)
            found[item.get("ident")] = {text for ident, text in choices.items() if ident in keys}
    assert found["two-membranes"] == {"Nucleus", "Mitochondrion", "Plastid"}
    assert found["dna-is-a-sugar"] == {"False"}


# It calls functions of its own that it has declared old.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pyslet_reads_every_item_of_the_standard() -> None:
    """It takes no metadata on banks, so the items are given to it alone."""
    pytest.importorskip("pyslet", reason="pyslet is not installed (PyPI)")
    module: Any = __import__("pyslet.qtiv1.xml", fromlist=["QTIDocument"])
    root = ET.Element(f"{{{_QTI}}}questestinterop")
    for content in (content for name, content in reference("plain").items() if name.startswith("banks/")):
        root.extend(ET.fromstring(content).iter(f"{{{_QTI}}}item"))
    ET.register_namespace("", _QTI)
    document = module.QTIDocument()
    document.read(src=io.BytesIO(ET.tostring(root)))
    read = [child.ident for child in document.root.get_children() if type(child).__name__ == "Item"]
    assert read == [item.get("ident") for item in root]
