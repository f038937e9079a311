"""Compares our redlines with those of python-redlines: exactness, words marked, seconds.

Usage: python benchmarks/redlines.py [ROWS...]

Without rows it takes the paper of 2004 with its 17 recommendations, and with 170 and
1,700, each with the same twenty edits; then one pair for each single kind of edit.
Prints tables in Markdown and which marks are reached. Exit code 0 when all are, 1 when
one is missed. README.md says what is compared and why.
"""

# ruff: noqa: T201 - it prints tables

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from content import BUILT, WORKSPACE, make_workspace
from marks import Mark
from measure import processors, run
from redliners import ENGINES, OURS, Made, NotMade, install, ours, python, theirs

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from redline.counted import Marked, counted
from redline.draft import Draft
from redline.known_edits import CASES
from redline.resolver import resolved
from redline.told import told, told_coarsely
from redline.twenty import FEWEST, twenty_edits
from test_cases import made as built_case

ROUNDS = {17: 9, 170: 5, 1700: 3}
SECONDS = {17: 0.5, 170: 1.0, 1700: 15.0}
GROWTH = 10.0
"""How many times as long ten times as many rows may take."""
HEAD = """\
| rows | | seconds | words out | in | moved | rows | lines wrong, accepted | rejected |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""
BUILD = [sys.executable, "-m", "boardpaper", "build"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A redline: what it took and marks, and lines that are not right once it is settled."""

    seconds: float
    marked: Marked
    wrong: tuple[int, int]

    @property
    def exact(self) -> bool:
        """Whether accepting gives the new paper and rejecting the old one."""
        return self.wrong == (0, 0)


def judge(made: Made, old: bytes, new: bytes) -> Judged:
    """What a redline is worth. Ours is held to every detail, others to words and styles."""
    return Judged(
        made.seconds,
        counted(made.redline),
        (_wrong(made.redline, new, True), _wrong(made.redline, old, False)),
    )


def _wrong(redline: bytes, wanted: bytes, accept: bool) -> int:
    lines = Counter(told_coarsely(resolved(redline, accept)))
    right = Counter(told_coarsely(wanted))
    return (lines - right).total() + (right - lines).total()


def all_of_them(old: bytes, new: bytes, rounds: int = 1) -> dict[str, Judged | str]:
    """Each engine's redline of a pair, or why there is none."""
    found: dict[str, Judged | str] = {OURS: judge(ours(old, new, rounds), old, new)}
    for name in ENGINES:
        try:
            found[name] = judge(theirs(name, old, new), old, new)
        except NotMade as reason:
            found[name] = str(reason)
    return found


def paper(rows: int) -> bytes:
    """The paper of 2004 with a plan of so many rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(BUILD, make_workspace(folder / WORKSPACE, rows))
        return (folder / BUILT).read_bytes()


def measure_rows(rows: int) -> list[Mark]:
    """Prints one size, and gives its marks."""
    old = paper(rows)
    new = twenty_edits(old)
    found = all_of_them(old, new, ROUNDS.get(rows, 1))
    for name, one in found.items():
        print_row(rows, name, one)
    mine = found[OURS]
    assert isinstance(mine, Judged)
    redline = ours(old, new, 1).redline
    details = sum(
        told(resolved(redline, accept)) != told(side)
        for accept, side in ((True, new), (False, old))
    )
    best = min(words for one in found.values() if (words := _words(one)) is not None)
    size = f"{rows:,} rows"
    return [
        Mark(f"{size}, seconds", SECONDS.get(rows, mine.seconds), mine.seconds, " s"),
        Mark(f"{size}, sides that are not exact in every detail", 0, details, ""),
        Mark(f"{size}, words marked, at least {FEWEST.words}", best, mine.marked.words, ""),
    ]


def _words(one: Judged | str) -> int | None:
    """The words that an exact redline marks."""
    return one.marked.words if isinstance(one, Judged) and one.exact else None


def print_row(rows: int, name: str, one: Judged | str) -> None:
    """One line of the first table."""
    if isinstance(one, str):
        print(f"| {rows:,} | {name} | {one} | | | | | | |", flush=True)
        return
    marked = one.marked
    cells = (
        f"{rows:,}",
        name,
        f"{one.seconds:.2f} s",
        *(f"{count:,}" for count in (marked.removed, marked.added, marked.moved)),
        f"+{marked.rows_added} −{marked.rows_removed}",  # noqa: RUF001 - a minus sign
        *(f"{count:,}" for count in one.wrong),
    )
    print(f"| {' | '.join(cells)} |", flush=True)


def measure_cases() -> list[Mark]:
    """Prints how the single edits go, and gives their marks."""
    exact, fewest, more = Counter[str](), Counter[str](), 0
    papers: dict[str, bytes] = {}
    for paper_name, edit, least in CASES.values():
        old = papers.setdefault(paper_name, _built(paper_name))
        draft = Draft.of(old)
        edit(draft)
        found = all_of_them(old, draft.saved())
        for name, one in found.items():
            words = _words(one)
            exact[name] += words is not None
            fewest[name] += words is not None and words <= least.words
        counts = [words for one in found.values() if (words := _words(one)) is not None]
        more += (_words(found[OURS]) or 0) > min(counts)
    print("\n| single edits | exact | exact with no word too many |\n| --- | ---: | ---: |")
    for name in (OURS, *ENGINES):
        print(f"| {name} | {exact[name]} of {len(CASES)} | {fewest[name]} of {len(CASES)} |")
    return [
        Mark("single edits that are not exact", 0, len(CASES) - exact[OURS], ""),
        Mark("single edits with a word too many", 0, len(CASES) - fewest[OURS], ""),
        Mark("single edits with more words than another exact redline", 0, more, ""),
    ]


def _built(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return built_case(name, Path(folder)).read_bytes()


def main(sizes: list[int]) -> int:
    """Measures, prints, and gives the exit code."""
    install()
    print(f"{datetime.now(UTC).date()}, {processors()} processors, Python {python()}\n\n{HEAD}")
    marks = [mark for size in sizes or ROUNDS for mark in measure_rows(size)]
    seconds = {mark.words.partition(" ")[0]: mark.found for mark in marks if mark.unit}
    if {"170", "1,700"} <= seconds.keys():
        grown = seconds["1,700"] / seconds["170"]
        marks.append(Mark("from 170 rows to 1,700", GROWTH, grown, "×"))
    if not sizes:
        marks += measure_cases()
    print()
    for mark in marks:
        verdict = "reached" if mark.reached else "MISSED"
        print(f"- {verdict}: {mark.words}: {mark.found:.4g}{mark.unit}, at most {mark.most:.4g}")
    return 0 if all(mark.reached for mark in marks) else 1


if __name__ == "__main__":
    sys.exit(main([int(size.replace(",", "")) for size in sys.argv[1:]]))
