"""The public names are a promise: they change only on purpose."""

from __future__ import annotations

import subprocess
import sys

import quizkit

PUBLIC = [
    "Bank", "BankIndex", "BankRule", "Config", "ConfigError", "EntityRule", "EntityView", "Facts", "Finding", "LintRun", "LoadRule",
    "Loss", "Manifest", "ManifestRule", "Mention", "OutFile", "Package", "Problem", "QuizkitError", "Report", "Rule", "Support",
    "SupportTable", "UnreadableError", "UsageError", "WriteOptions", "Writer", "Written", "__version__", "build_entity", "load_bank",
    "registry", "to_data",
]  # fmt: skip


def test_these_are_the_public_names_and_each_is_there() -> None:
    assert sorted(quizkit.__all__) == PUBLIC
    for name in PUBLIC:
        assert getattr(quizkit, name) is not None


def test_importing_quizkit_imports_none_of_its_rooms() -> None:
    code = "import sys, quizkit; print([name for name in sys.modules if name.startswith(('quizkit.', 'yaml', 'jsonschema', 'pyromark'))])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['quizkit.version']"
