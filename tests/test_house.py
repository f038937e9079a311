"""The house is kept small, and its door tells the truth: sizes, `make help`, pins."""

import ast
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tools.programs import ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MODULES = sorted((ROOT / "src").rglob("*.py"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.M)[1].split())  # type: ignore[index]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")]


def too_long(module: Path) -> Iterator[str]:
    text = module.read_text(encoding="utf-8")
    length = text.count("\n")
    if length > LONGEST_FILE:
        yield f"{module.name} has {length} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{module.name}: {node.name} has {length} lines"


def test_files_and_functions_are_small() -> None:
    assert [found for module in MODULES for found in too_long(module)] == []


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by their names alone, and would leave the second out."""
    names = sorted(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, after in pairwise(names) if name == after] == []


def test_make_help_names_every_word() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"^make (\w+) +\S", said.stdout, re.M)) == TARGETS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_documents_name_only_words_that_make_knows(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^ *\$? *)make ([a-z]+)\b", text, re.M))
    assert named
    assert named <= TARGETS


def pins(name: str) -> dict[str, set[str]]:
    """Each pinned requirement of a constraints file, with its hashes."""
    text = re.sub(r"^#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.M)
    entries = re.split(r"^(?=[a-z])", text, flags=re.M)[1:]
    return {
        entry.split(" \\\n")[0]: set(re.findall(r"sha256:(\w{64})", entry)) for entry in entries
    }


def test_constraints_pin_every_package_by_hash_and_name_no_place() -> None:
    papers, everything = pins("constraints.txt"), pins("constraints-dev.txt")
    assert papers.items() <= everything.items()
    assert all("==" in requirement and hashes for requirement, hashes in everything.items())
    tools = ("tests/tools/package-lock.json", "tests/tools/outloud.txt")
    for name in ("constraints.txt", "constraints-dev.txt", *tools):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")
