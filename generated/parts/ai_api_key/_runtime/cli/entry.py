"""The start of the program: an interrupt is silent from here on.

It imports nothing but what Python has loaded; the rest takes tenths of a second to load,
in which somebody may well press Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn


def command_line(module: str) -> Callable[[], NoReturn]:
    """The function `main` of the package that a module belongs to."""
    package = module.rpartition(".")[0]

    def main() -> NoReturn:
        try:
            from .main import run
            from .terminal import prepare_streams

            prepare_streams()
            code = run(package, sys.argv[1:])
        except ModuleNotFoundError as error:
            if error.name != "click":
                raise
            sys.exit("the command line needs click: install the extra `cli`")
        except KeyboardInterrupt:
            code = 130  # as `run` has it
        sys.exit(code)

    return main
