"""Random edit scripts over papers in five house styles: every redline is exact.

Fifty scripts in every run, ``SCRIPTS=500`` for as many as wanted (``make redlines``). A
failing one is made as small as it can be, and said.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from boardpaper.ooxml.compare import Compared, compare
from redline.edits import Script, draw, edited, smallest
from redline.for_libreoffice import Desk, disagreement
from redline.markup_rules import broken_rules
from redline.papers import Papers
from redline.resolver import resolved
from redline.told import difference, told
from tools.tracked import Tracked
from tools.validators import Validate

COUNT = int(os.environ.get("SCRIPTS", "50"))
AT_ONCE = 50
"""How many scripts LibreOffice is asked about in one process."""
SAMPLE = range(0, COUNT, max(1, COUNT // 12))


@dataclass(frozen=True, slots=True)
class Pair:
    """A paper before and after a script."""

    script: Script
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)

    @property
    def compared(self) -> Compared:
        """What the comparison makes of it."""
        return compare(self.old, self.new)


def pair(papers: Papers, seed: int) -> Pair:
    """The paper and the script of a seed."""
    old = papers.of(seed)
    return Pair(draw(seed), old, edited(old, draw(seed)))


def inexact(one: Pair) -> str:
    """Where accepting or rejecting does not give the new or the old paper, "" if exact."""
    made = one.compared
    if made.comparison.coarser:
        return f"compared less finely: {made.comparison.coarser}"
    for accept, wanted in ((True, one.new), (False, one.old)):
        if words := difference(told(wanted), told(resolved(made.redline, accept))):
            return f"{'accepted' if accept else 'rejected'}: {words}"
    return ""


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_redline_is_exact_and_keeps_words_rules(seed: int, papers: Papers) -> None:
    one = pair(papers, seed)
    if found := inexact(one):

        def fails(script: Script) -> bool:
            return bool(inexact(Pair(script, one.old, edited(one.old, script))))

        pytest.fail(f"{found}\nThe smallest script: {smallest(one.script, fails)}", pytrace=False)
    assert broken_rules(one.compared.redline) == []


@pytest.mark.parametrize("begin", range(0, COUNT, AT_ONCE))
def test_libreoffice_accepts_and_rejects_alike(
    begin: int, papers: Papers, tracked: Tracked, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    asked = []
    for seed in range(begin, min(begin + AT_ONCE, COUNT)):
        one = pair(papers, seed)
        redline = one.compared.redline
        for accept, wanted in ((True, one.new), (False, one.old)):
            jobs = desk.put(wanted, accept=False), desk.put(redline, accept)
            asked.append((f"script {seed}, {'accepted' if accept else 'rejected'}", *jobs))
    tracked.settle(desk.jobs.values())
    wrong = []
    for what, plain, settled in asked:
        if words := disagreement(plain, settled):
            wrong.append(f"{what}: {words}")
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_the_same_pair_gives_the_same_bytes(papers: Papers) -> None:
    for seed in SAMPLE:
        one = pair(papers, seed)
        assert one.compared.redline == one.compared.redline


def test_validators_find_no_fault(papers: Papers, tmp_path: Path, validators: Validate) -> None:
    files = []
    for seed in SAMPLE:
        files.append(tmp_path / f"{seed}.docx")
        files[-1].write_bytes(pair(papers, seed).compared.redline)
    assert [*map(str, validators(*files))] == []
