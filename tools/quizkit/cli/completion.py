"""`quizkit completion`: print the script by which a shell completes the words of the command."""

from __future__ import annotations

import argparse
import sys

# How each shell is told to read the script, for good.
_HOW = {
    "bash": 'in ~/.bashrc: eval "$(quizkit completion bash)"',
    "zsh": 'in ~/.zshrc, below compinit: eval "$(quizkit completion zsh)"',
    "fish": "in ~/.config/fish/config.fish: quizkit completion fish | source",
    "powershell": "in $PROFILE: quizkit completion powershell | Out-String | Invoke-Expression",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(["To have it in every new shell, write", *(f"  {line}" for line in _HOW.values())])
    parser.add_argument("shell", metavar="SHELL", choices=tuple(_HOW), help="the shell that reads it")


def run(arguments: argparse.Namespace) -> int:
    """Write the script; on a terminal, where nothing reads it, say what would."""
    from argcomplete.shell_integration import shellcode

    script = shellcode(["quizkit"], shell=arguments.shell)
    sys.stdout.write(f"{script.strip()}\n")
    if sys.stdout.isatty():
        sys.stderr.write(f"\nThis is for the shell to read; {_HOW[arguments.shell]}\n")
    return 0
