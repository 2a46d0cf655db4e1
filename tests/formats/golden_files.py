"""Golden files: the expected output as a whole, checked by hand once and compared byte for byte ever after."""

from __future__ import annotations

from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, content: bytes, accept: bool) -> None:
    """Compare with the golden file of a name, or write it anew."""
    path = GOLDEN / name
    if accept:
        path.write_bytes(content)
    assert path.read_bytes().decode().splitlines() == content.decode().splitlines(), f"see {name}; `pytest --accept` writes it anew"
    assert path.read_bytes() == content
