"""One redline by python-redlines, with the time its call took.

Usage: PYTHON their_redlines.py ENGINE OLD NEW REDLINE

Runs in an environment of its own that has python-redlines; knows nothing of boardpaper.
Prints the seconds of the call, which starts a .NET program each time.
"""

# ruff: noqa: T201 - it prints what it measured

import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore", DeprecationWarning)


def main(engine: str, old: Path, new: Path, redline: Path) -> None:
    """Writes the redline and prints the seconds."""
    import python_redlines.engines as engines

    made = getattr(engines, engine)()
    moves = {"detect_moves": True} if engine == "DocxodusEngine" else {}
    start = time.perf_counter()
    data, _, _ = made.run_redline("benchmark", old.read_bytes(), new.read_bytes(), **moves)
    print(time.perf_counter() - start)
    redline.write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
