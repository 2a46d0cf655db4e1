"""Data as YAML in the house's layout, through ruamel.yaml: for new files only, nothing that exists is ever dumped again."""

from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from .scalars import resolve


def to_yaml(data: Any, remarks: Mapping[str, str] = MappingProxyType({})) -> str:
    """Data as block-style YAML. A text stands in quotes where a reader could take it for something else; several lines as a block.

    `remarks` are comments above the fields of a mapping, by their names; under "" at its end.
    """
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.representer.add_representer(Decimal, _represent_number)
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(_styled(data), stream)
    lines = stream.getvalue().splitlines(keepends=True)
    # A list at the top of a file stands at the margin.
    text = "".join(line.removeprefix("  ") for line in lines) if isinstance(data, (list, tuple)) else "".join(lines)
    for name, remark in remarks.items():
        comment = "".join(f"# {line}\n" for line in remark.split("\n"))
        at = len(text) if not name else f"\n{text}".index(f"\n{name}:")
        text = f"{text[:at]}{comment}{text[at:]}"
    return text


def _styled(value: Any) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, Mapping):
        return {key: _styled(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_styled(item) for item in value]
    if not isinstance(value, str):
        return value
    if "\n" in value and not value.startswith((" ", "\n")) and " \n" not in value:
        return LiteralScalarString(value)
    resolved, is_ambiguous = resolve(value) if value else (value, True)
    return DoubleQuotedScalarString(value) if is_ambiguous or not isinstance(resolved, str) or "{{" in value else value


def _represent_number(representer: Any, value: Decimal) -> Any:
    """A number with the places it has."""
    text = format(value, "f")
    kind = "float" if "." in text else "int"
    return representer.represent_scalar(f"tag:yaml.org,2002:{kind}", text)
