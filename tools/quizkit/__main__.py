"""`python -m quizkit`."""

from quizkit.cli.main import console

console()
