"""Every link in the documentation leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")


def _prose(path: Path) -> str:
    """A page without its code."""
    text = re.sub(r"^(```+).*?^\1$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)


@cache
def _anchors(path: Path) -> set[str]:
    """The anchors of a page's headings as GitHub makes them: lower case, words joined by hyphens, a number where one stands again."""
    text = re.sub(r"^(```+).*?^\1$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    anchors: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        name = "".join(sign for sign in heading.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")
        anchors.add(next(found for number in range(100) if (found := f"{name}-{number}" if number else name) not in anchors))
    return anchors


def _links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in _LINK.findall(_prose(page)):
            if not re.match(r"[a-z]+:", target):
                yield page, target


@pytest.mark.parametrize(
    ("page", "target"), [(page, target) for page, target in _links()], ids=lambda value: str(value).replace(str(ROOT), "")
)
def test_a_link_leads_to_a_file_and_a_heading_that_are_there(page: Path, target: str) -> None:
    name, _, anchor = target.partition("#")
    found = (page.parent / name).resolve() if name else page
    assert found.exists()
    assert found.is_relative_to(ROOT)
    if anchor:
        assert anchor in _anchors(found)


def test_the_test_sees_links_and_anchors(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A b\n\n# A b\n\n# C, `d_e`!\n\n[x](y.md#z) `[no](code)`\n\n```\n# no\n[no](code)\n```\n", encoding="utf-8")
    assert _anchors(page) == {"a-b", "a-b-1", "c-d_e"}
    assert _LINK.findall(_prose(page)) == ["y.md#z"]
