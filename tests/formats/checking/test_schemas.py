"""Official schemas are found by what they say of themselves, and nothing is fetched. The schemas here are made up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from quizkit.errors import UsageError
from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.schemas import Schemas

XSD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}" xmlns="{space}" elementFormDefault="qualified">'
    "{body}</xs:schema>"
)
NUMBER = '<xs:element name="{name}" type="xs:{type}"/>'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def schemas(folder: Path, **files: str) -> Schemas:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_xsd", ".xsd")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return Schemas(folder)


def found(of: Schemas, *spaces: str, **files: str) -> list[str]:
    contents = Contents([f"{name}.xml" for name in files], lambda name: io.BytesIO(files[name.removesuffix(".xml")].encode()))
    return [str(fault) for fault in of.check(contents, spaces)]


def simple(space: str, name: str, kind: str) -> str:
    return XSD.format(space=space, body=NUMBER.format(name=name, type=kind))


def test_the_schema_is_the_one_that_declares_the_root(tmp_path: Path) -> None:
    of = schemas(
        tmp_path, one_xsd=simple("urn:a", "a", "int"), two_xsd=simple("urn:a", "b", "date"), three_xsd=simple("urn:c", "a", "date")
    )
    assert found(of, "urn:a", x='<a xmlns="urn:a">1</a>', y='<b xmlns="urn:a">2024-01-01</b>', z="<c/>") == []
    assert of.used == {"one.xsd": 1, "two.xsd": 1}
    assert found(of, "urn:a", x='<a xmlns="urn:a">\n1.5</a>') == [
        "x.xml:1: Element 'a': '\n1.5' is not a valid value of the atomic type 'xs:int'. (one.xsd)"
    ]


def test_of_several_editions_any_will_do_but_for_a_file_that_names_one(tmp_path: Path) -> None:
    of = schemas(
        tmp_path, v2p1_xsd=simple("urn:a", "a", "int"), v2p10_xsd=simple("urn:a", "a", "date"), v2p9_xsd=simple("urn:a", "a", "time")
    )
    assert found(of, "urn:a", x='<a xmlns="urn:a">1</a>') == []
    assert found(of, "urn:a", x='<a xmlns="urn:a">x</a>')[0].endswith("(v2p10.xsd)")
    named = f'<a xmlns="urn:a" {XSI} xsi:schemaLocation="urn:a https://example.org/spec/v2p9.xsd">1</a>'
    assert found(of, "urn:a", x=named)[0].endswith("(v2p9.xsd)")


def test_what_lies_beside_the_schema_of_the_format_goes_first(tmp_path: Path) -> None:
    pack = {"one__p_xsd": simple("urn:p", "p", "int"), "two__p_xsd": simple("urn:p", "p", "date")}
    of = schemas(tmp_path, **pack, one__f_xsd=simple("urn:f", "f", "int"), two__g_xsd=simple("urn:g", "g", "int"))
    assert found(of, "urn:f", "urn:p", x='<p xmlns="urn:p">1</p>') == []
    assert found(of, "urn:g", "urn:p", x='<p xmlns="urn:p">2024-01-01</p>') == []


def test_what_a_schema_imports_is_found_by_its_name_wherever_it_says_to_fetch_it(tmp_path: Path) -> None:
    body = (
        '<xs:import namespace="urn:b" schemaLocation="https://example.org/common/b.xsd"/><xs:element name="a"><xs:complexType><xs:sequence>'
    )
    body += '<xs:element xmlns:b="urn:b" ref="b:b"/></xs:sequence></xs:complexType></xs:element>'
    of = schemas(
        tmp_path,
        a_xsd=XSD.format(space="urn:a", body=body),
        other__b_xsd=simple("urn:b", "b", "date"),
        common__b_xsd=simple("urn:b", "b", "int"),
    )
    assert found(of, "urn:a", x='<a xmlns="urn:a"><b xmlns="urn:b">1</b></a>') == []
    assert len(found(of, "urn:a", x='<a xmlns="urn:a"><b xmlns="urn:b">x</b></a>')) == 1


def test_what_stands_in_a_place_for_anything_is_checked_too(tmp_path: Path) -> None:
    body = '<xs:element name="a"><xs:complexType><xs:sequence><xs:any namespace="##other" processContents="lax"/>'
    body += "</xs:sequence></xs:complexType></xs:element>"
    of = schemas(tmp_path, a_xsd=XSD.format(space="urn:a", body=body), b_xsd=simple("urn:b", "b", "int"))
    assert found(of, "urn:a", x='<a xmlns="urn:a"><b xmlns="urn:b">1</b></a>') == []
    assert len(found(of, "urn:a", x='<a xmlns="urn:a"><b xmlns="urn:b">x</b></a>')) == 1
    assert found(of, "urn:a", x='<a xmlns="urn:a"><c xmlns="urn:c">x</c></a>') == []


def test_entities_are_not_read_from_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("1", encoding="utf-8")
    of = schemas(tmp_path, a_xsd=simple("urn:a", "a", "int"))
    text = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a xmlns="urn:a">&e;</a>'
    assert len(found(of, "urn:a", x=text)) == 1


def test_what_is_no_xml_says_where(tmp_path: Path) -> None:
    of = schemas(tmp_path, a_xsd=simple("urn:a", "a", "int"))
    assert found(of, "urn:a", x="<a>\n</b>")[0].startswith("x.xml:2: ")


def test_a_folder_without_the_schema_is_a_sentence(tmp_path: Path) -> None:
    of = schemas(tmp_path, a_xsd=simple("urn:a", "a", "int"))
    with pytest.raises(UsageError, match=r"holds no schema for the namespace urn:b: docs/checking.md"):
        found(of, "urn:b", x='<b xmlns="urn:b"/>')
    with pytest.raises(UsageError, match=r"holds no schema for <b> of the namespace urn:a: docs/checking.md"):
        found(of, "urn:a", x='<b xmlns="urn:a"/>')


def test_a_schema_that_asks_for_what_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    body = '<xs:include schemaLocation="https://example.org/gone.xsd"/><xs:element name="a" type="gone"/>'
    of = schemas(tmp_path, a_xsd=XSD.format(space="urn:a", body=body))
    with pytest.raises(UsageError, match=r"a.xsd' cannot be used: "):
        found(of, "urn:a", x='<a xmlns="urn:a"/>')
