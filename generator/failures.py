"""Messages for exceptions that leave the command: a missing package, and faults of its own."""

from __future__ import annotations

import os
import shlex
import sys

from .package_data import package_root

_DISTRIBUTIONS = {"markdown_it": "markdown-it-py", "yaml": "pyyaml"}
"""The names under which packages are installed, where the module's name differs."""


def describe_failure(error: Exception) -> str:
    """Return one line for an exception that no command expects.

    It names the package that is missing, or owns up to a fault of the generator; with
    `BYHAND_DEBUG` in the environment the traceback is printed as well.
    """
    if os.environ.get("BYHAND_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, ModuleNotFoundError):
        message = describe_missing_package(error)
        if message is not None:
            return message
    return (
        f"error: internal error ({type(error).__name__}): this is a fault of the"
        " generator, please report it (BYHAND_DEBUG=1 shows where) [internal]"
    )


def describe_missing_package(error: ModuleNotFoundError) -> str | None:
    """Return the message for an import that failed because a package is not installed.

    Args:
        error: what the import raised.

    Returns:
        The package and the command that installs it with all others that are missing;
        None where a module of Python's own or of the generator is missing.
    """
    module = (error.name or "").partition(".")[0]
    if module in ("", "generator") or module in sys.stdlib_module_names:
        return None
    package = _DISTRIBUTIONS.get(module, module.replace("_", "-"))
    command = shlex.join((sys.executable, "-m", "pip", "install", *_requirement()))
    return (
        f"error: the generator needs the package {package}, which is not installed for"
        f" this Python: {command} [missing-package]"
    )


def _requirement() -> tuple[str, ...]:
    """Return the arguments of pip for the generator with all that it depends on."""
    checkout = package_root().parent
    if (checkout / "pyproject.toml").is_file():
        return ("-e", str(checkout))
    return ("byhand",)
