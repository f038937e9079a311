"""Words that can hardly be seen: too near in colour to what is behind them.

Knows how much is enough; leaves colours to its neighbours.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml.blocks import is_read
from boardpaper.ooxml.colours import Colour, contrast, written
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.run_looks import RunLooks
from boardpaper.ooxml.tags import RUN, T
from boardpaper.ooxml.xml import Element

ENOUGH: Final = 4.5
"""What Word's checker asks of all text, and WCAG 2.2, 1.4.3 of all but large text."""


def faint_text(one: Linted) -> Iterator[Diagnostic]:
    """Text with too little contrast, each pair of colours told once, at its first words."""
    looks = RunLooks.of(one.package)
    found: dict[tuple[Colour, Colour], list[Element]] = {}
    for root in one.roots.values():
        for run in root.iter(RUN):
            if not any((text.text or "").strip() for text in run.iterchildren(T)):
                continue
            look = looks.of_run(run)
            if look is not None and look.colour is not None and is_read(run):
                found.setdefault((look.colour, look.behind), []).append(run)
    for (colour, behind), runs in found.items():
        ratio = contrast(colour, behind)
        if ratio < ENOUGH:
            places = "places" if runs[2:] else "place"
            others = f", here and in {len(runs) - 1} more {places}" if runs[1:] else ""
            yield one.warning(
                runs[0],
                "text-stands-out",
                f"words in {written(colour)} stand on {written(behind)}{others}: their contrast "
                f"is {_said(ratio)} to 1, and 4.5 to 1 is needed",
                "make the words darker or what is behind them lighter, or the other way round; "
                "where a style gives the colour, in that style",
            )


def _said(ratio: float) -> str:
    """A ratio cut to one decimal, so that what is too little is not rounded to enough."""
    return f"{int(ratio * 10) / 10:.1f}"
