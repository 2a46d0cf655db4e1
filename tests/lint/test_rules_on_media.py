"""missing-media looks at targets and at the disk, media-too-large at sizes alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from .banks import findings

QUESTION = "- id: q\n  type: true-false\n  stem: Four steps. ![Four steps]({target})\n  answer: true\n  rationale: So it is.\n"
SVG = "# file: media/scale.svg\n<svg/>\n"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("media:sacle", "did you mean 'scale'"),
        ("media/scale.svg", "write media:scale"),
        ("./media/scale.svg", "write media:scale"),
        ("media/none.png", "declare an entry in media/ with 'file: media/none.png'"),
        ("https://example.org/a.png", "save the file"),
        ("//example.org/a.png", "save the file"),
        ("data:image/png;base64,AAAA", "save the file"),
        ("", "names nothing"),
    ],
)
def test_a_target_that_is_no_media_is_told_what_to_write(target: str, said: str, tmp_path: Path) -> None:
    media = "# file: media/scale.yaml\nid: scale\nfile: media/scale.svg\nalt: Steps\n"
    (finding,) = findings(QUESTION.format(target=target) + media + SVG, tmp_path, "missing-media")
    assert said in finding.message
    line = (tmp_path / "questions/example.yaml").read_text().split("\n")[finding.line - 1]
    assert line[finding.column - 1 : finding.end_column - 1] == (target or "![Four steps]()")


def test_an_id_in_a_file_that_cannot_be_read_is_taken_on_trust(tmp_path: Path) -> None:
    (only,) = findings(QUESTION.format(target="media:scale") + "# file: media/scale.yaml\nid: [\n", tmp_path, "missing-media")
    assert only.rule == "yaml-syntax"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("media/scale.sgv", "did you mean 'scale.svg'"),
        ("media", "is a folder"),
        ("../outside.svg", "outside of the bank"),
        ("media/../../outside.svg", "outside of the bank"),
        ("/etc/hostname", "outside of the bank"),
        ("media\\scale.svg", "forward slashes"),
        ("https://example.org/a.svg", "from its root"),
        ("nowhere/scale.svg", "There is no file"),
        ("a" * 5000, "cannot be looked up"),
    ],
)
def test_a_file_that_is_not_in_the_bank_is_found(file: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "outside.svg").write_text("<svg/>")
    bank = tmp_path / "bank"
    bank.mkdir()
    (finding,) = findings(f"# file: media/scale.yaml\nid: scale\nfile: '{file}'\n{SVG}", bank, "missing-media")
    assert said in finding.message


def test_a_link_that_leads_out_of_the_bank_is_outside(tmp_path: Path) -> None:
    (tmp_path / "outside.svg").write_text("<svg/>")
    bank = tmp_path / "bank"
    (bank / "media").mkdir(parents=True)
    (bank / "media/scale.svg").symlink_to(tmp_path / "outside.svg")
    (finding,) = findings("# file: media/scale.yaml\nid: scale\nfile: media/scale.svg\n", bank, "missing-media")
    assert "outside of the bank" in finding.message


def test_the_file_of_a_retired_entry_may_be_gone(tmp_path: Path) -> None:
    assert not findings("# file: media/scale.yaml\nid: scale\nfile: media/scale.svg\nstatus: retired\n", tmp_path, "missing-media")


MEDIA = "# file: media/scale.yaml\nid: scale\nfile: media/scale.png\n"


def sparse(folder: Path, size: int) -> None:
    """A file of a size that takes no room on the disk."""
    (folder / "media").mkdir()
    with (folder / "media/scale.png").open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize(("size", "count"), [(4_999_999, 0), (5_000_000, 1), (3_000_000_000, 1)])
def test_a_file_of_5_mb_gets_a_warning(size: int, count: int, tmp_path: Path) -> None:
    sparse(tmp_path, size)
    found = findings(MEDIA, tmp_path, "media-too-large", "missing-media")
    assert [(finding.rule, finding.severity, finding.line, finding.column) for finding in found] == [
        ("media-too-large", "warning", 2, 7)
    ] * count
    assert all(f"has {size / 1e6:.1f} MB" in finding.message for finding in found)


def test_the_size_that_is_too_large_can_be_set(tmp_path: Path) -> None:
    sparse(tmp_path, 600_000)
    assert not findings(MEDIA, tmp_path, "media-too-large")
    (finding,) = findings(MEDIA, tmp_path, "media-too-large", **{"media-too-large": {"megabytes": 0.5}})  # type: ignore[arg-type]
    assert "less than 0.5 MB" in finding.message


@pytest.mark.parametrize("file", ["media", "nowhere.png", "../scale.png", "a" * 5000, "https://example.org/a.png"])
def test_what_is_no_file_of_the_bank_has_no_size(file: str, tmp_path: Path) -> None:
    with (tmp_path / "scale.png").open("wb") as large:
        large.truncate(6_000_000)
    bank = tmp_path / "bank"
    (bank / "media").mkdir(parents=True)
    assert not findings(f"# file: media/scale.yaml\nid: scale\nfile: '{file}'\n", bank, "media-too-large")


def test_a_retired_file_may_be_large(tmp_path: Path) -> None:
    sparse(tmp_path, 6_000_000)
    assert not findings(MEDIA + "status: retired\n", tmp_path, "media-too-large")
