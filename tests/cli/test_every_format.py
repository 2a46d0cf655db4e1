"""Every format and profile takes what a bank may hold: a valid file or a finding, and never a part of a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from quizkit.formats.registry import find_writer, writer_names
from tests.cli.command import Command, question

QUESTION_FORMATS = [name for name in writer_names() if "question" in find_writer(name).kinds]
TARGETS = [
    [name, *option] for name in QUESTION_FORMATS for option in ([], *(["--profile", profile] for profile in find_writer(name).profiles))
]
IDS = ["/".join(target[::2]) for target in TARGETS]
PICTURE = "Which metal does ![a plot](media:plot) show?"
MEDIA = "id: plot\nfile: {file}\nalt: A plot.\n"

# Stems as YAML writes them, each with whether lint is content with it.
STEMS = {
    "the end of a CDATA section": (json.dumps("Is a]]>b <b>bold</i> & more?"), True),
    "markup that is not closed": (json.dumps("Which <table><tr> & <script>alert(1) is it?"), False),
    "other scripts": (json.dumps("Welches Metall ist flüssig? 水银 🙂", ensure_ascii=False), True),
    "braces of a template": (json.dumps("What does `{{ user }}` print in {% raw %}?"), True),
    "a formula that is broken": (json.dumps(r"Which is it: $\frac{1}{$ or $\undefined x$ or $a & b$?"), True),
    "a stem of 1 MB": (json.dumps("Which metal is liquid? " + "word " * 200_000), True),
    "brackets by the thousand": (json.dumps("Which metal is it? " + "[(" * 10_000), True),
    "a control character": ('"Which metal is \\x01 liquid?"', False),
    "a lone surrogate": ('"Which metal is \\ud800 liquid?"', False),
}


def _read(path: Path) -> list[bytes]:
    """Every file of an export, each XML of which a parser takes."""
    contents = {path.name: path.read_bytes()}
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as opened:
            assert opened.testzip() is None
            contents = {name: opened.read(name) for name in opened.namelist()}
    for content in contents.values():
        if content.startswith(b"<?xml"):
            ET.fromstring(content)
    return list(contents.values())


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_unusual_stems_give_a_sound_export_or_a_finding(quizkit: Command, target: list[str]) -> None:
    for name, (stem, _) in STEMS.items():
        quizkit.write({"questions/q.yaml": question(stem="STEM").replace('"STEM"', stem)})
        has_errors = any(finding["severity"] == "error" for finding in quizkit("lint", "--output-format", "json").findings)
        result = quizkit("export", *target, "-o", "out.xml", "--check", "--no-manifest")
        assert (result.code, Path("out.xml").exists()) == ((1, False) if has_errors else (0, True)), (name, result.err)
        if not has_errors:
            _read(Path("out.xml"))
            Path("out.xml").unlink()


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_an_image_that_is_not_in_the_bank_is_named_and_the_old_file_stays(quizkit: Command, target: list[str]) -> None:
    outside = quizkit.folder.parent / f"{quizkit.folder.name}-outside.png"
    outside.write_bytes(b"\x89PNG")
    for file in ("media/missing.png", f"../{outside.name}", "media/link.png"):
        quizkit.write({"questions/q.yaml": question(stem=PICTURE), "media/plot.yaml": MEDIA.format(file=file)})
        Path("media/link.png").unlink(missing_ok=True)
        Path("media/link.png").symlink_to(outside)
        Path("out.xml").write_bytes(b"old")
        result = quizkit("export", *target, "-o", "out.xml", "--no-manifest")
        assert result.code in (1, 2), file
        assert file in result.err
        assert "plot" in result.err
        assert Path("out.xml").read_bytes() == b"old"
    assert not [path for path in quizkit.folder.iterdir() if path.name.startswith(".quizkit")]


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_two_runs_write_the_same_bytes(quizkit: Command, target: list[str], tmp_path: Path) -> None:
    content = Path(__file__).parents[2] / "content"
    command = [sys.executable, "-m", "quizkit", "export", *target, str(content), "--no-manifest", "-o"]
    for name, seed in (("a", "1"), ("b", "2")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        subprocess.run([*command, str(tmp_path / name)], env=environment, capture_output=True, check=False)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
