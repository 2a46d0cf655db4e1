"""Categories by the titles that the manifest gives them."""

from __future__ import annotations

from quizkit.model.bank import Manifest


def category_titles(category: str | None, manifest: Manifest) -> list[str]:
    """The titles on the way to a category, the bank's first. A folder without a title of its own shows its name."""
    titles = [manifest.title.strip() or "Questions"]
    folders = category.split("/") if category else []
    for depth, folder in enumerate(folders, 1):
        known = (manifest.categories.get(name, "").strip() for name in ("/".join(folders[:depth]), folder))
        titles.append(next(filter(None, known), folder))
    return titles
