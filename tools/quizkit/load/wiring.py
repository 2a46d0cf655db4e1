"""How an editor finds the schema of a bank's files."""

from __future__ import annotations

import json

from quizkit.model.bank import KINDS

from .roots import MANIFEST


def editor_settings(bank: str, schemas: str) -> str:
    """VS Code's settings for a bank in the folder `bank` ("" for the workspace itself): each folder's files get the schema of its kind."""
    prefix = f"{bank}/" if bank else ""
    wiring = {f"{schemas}/bank.schema.json": f"{prefix}{MANIFEST}"}
    wiring |= {f"{schemas}/{kind.name}.schema.json": f"{prefix}{kind.folder}/**/*.yaml" for kind in KINDS.values()}
    settings = {
        "files.eol": "\n",
        "yaml.disableDefaultProperties": True,
        "yaml.schemas": dict(sorted(wiring.items())),
        "yaml.yamlVersion": "1.2",
    }
    return json.dumps(settings, indent=2) + "\n"


def toml_settings(schemas: str) -> str:
    """`.taplo.toml`, from which the language server of TOML takes the schema of the configuration, in VS Code and elsewhere.

    VS Code's own setting for it (`evenBetterToml.schema.associations`) looks for a relative path beside the workspace instead of in it:
    https://github.com/tamasfe/taplo/issues/479.
    """
    return f"""\
# Editors complete and check quizkit.toml from its schema.
[[rule]]
include = ["**/quizkit.toml"]

[rule.schema]
path = "{schemas}/config.schema.json"
"""
