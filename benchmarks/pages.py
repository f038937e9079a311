"""Compares making a paper's page of HTML with making its Word document, in one process.

Usage: python benchmarks/pages.py [ROUNDS]

The paper is that of 2004, in the house styles that come with boardpaper. Both are made in
memory from files that are in memory, in turns, and the middle processor times are compared.
Exit code 0 when the mark is reached, 1 when it is missed.
"""

# ruff: noqa: T201 - it prints a table

import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from many import CASES, ROOT

from boardpaper.files.workspace import Workspace
from boardpaper.model.edition import Kind
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import Wanted

MOST = 1.5
"""The most of the time of a Word document that a page may take."""
KINDS: tuple[Kind, Kind] = ("docx", "html")


def once(workspace: Workspace, kind: Kind) -> float:
    """The processor time of making the one paper of a workspace, template and all."""
    (place,) = workspace.papers()
    start = time.process_time()
    made = make(workspace, place, Templates(), Wanted(kinds=(kind,)))
    taken = time.process_time() - start
    assert made.document is not None, "the paper has errors"
    assert (made.page is not None) == (kind == "html")
    return taken


def main(rounds: int) -> int:
    """Measures, prints, and gives the exit code."""
    missed = False
    print("| house style | Word document | page | page against document |")
    print("| --- | ---: | ---: | ---: |")
    for style, source in CASES.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(source, folder / "source")
            shutil.copytree(ROOT / "templates", folder / "templates")
            workspace = Workspace(folder)
            for kind in KINDS:
                once(workspace, kind)  # everything is imported and read from here
            taken = [[once(workspace, kind) for kind in KINDS] for _ in range(rounds)]
        document, page = (median(times) for times in zip(*taken, strict=True))
        missed = missed or page > MOST * document
        print(f"| {style} | {document:.3f} s | {page:.3f} s | {page / document:.2f} × |")
    print(f"\n- {'MISSED' if missed else 'reached'}: a page against a document: at most {MOST:g}×")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
