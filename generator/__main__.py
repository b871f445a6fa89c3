"""`python -m generator` and the console script `byhand`: the same command."""

from __future__ import annotations

import sys
from typing import NoReturn

from .failures import describe_missing_package


def main() -> NoReturn:
    """Run the command; the first import may find that a package is not installed."""
    try:
        from .cli import main as run
    except ModuleNotFoundError as error:
        if message := describe_missing_package(error):
            sys.exit(message)
        raise
    run()


if __name__ == "__main__":
    main()
