"""One content in two house styles: the redline brings either back, numbers and all."""

from itertools import pairwise

import pytest

from boardpaper.ooxml.compare import compare
from redline.papers import LARGE, Papers
from redline.resolver import resolved
from redline.told import told

RING = list(pairwise([*LARGE, LARGE[0]]))


@pytest.mark.parametrize(("before", "after"), RING, ids=[f"{a} to {b}" for a, b in RING])
def test_a_paper_in_another_house_style(before: str, after: str, papers: Papers) -> None:
    old, new = papers.named[before], papers.named[after]

    compared = compare(old, new)

    assert told(resolved(compared.redline, accept=True)) == told(new)
    assert told(resolved(compared.redline, accept=False)) == told(old)
    assert not [one for one in compared.comparison.left_out if one.startswith("numbers")]
    assert compared.comparison.coarser == ()
