"""`python -m generator`: the same command as the console script `byhand`."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
