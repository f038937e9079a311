"""The labels Word will draw in front of what was poured into a template.

Knows how to pour and how Word counts; does not know which labels were meant.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from boardpaper.ooxml.fill import Filling, fill
from boardpaper.ooxml.numbering import read_numbering
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import name

P = name("w:p")
BEGIN, END = "block-begin", "block-end"


def drawn_labels(package: Package, filling: Filling) -> dict[str, list[str]]:
    """The label of every paragraph of each block slot, in order; a bullet's is empty.

    The whole document counts, what the template itself numbers included; the rows of
    the plan, which hold no numbered paragraphs of ours, are left out.
    """
    blocks = {slot: _bounded(slot, blocks) for slot, blocks in filling.blocks.items()}
    thin = fill(package, replace(filling, blocks=blocks, rows=_no_rows(filling)))
    root = etree.fromstring(thin.content(thin.document_part))
    counting = read_numbering(thin).counting()
    labels: dict[str, list[str]] = {slot: [] for slot in filling.blocks}
    inside = ""
    for element in root.iter(P, etree.ProcessingInstruction):
        if isinstance(element, etree._ProcessingInstruction):
            inside = str(element.text) if element.target == BEGIN else ""
            continue
        label = counting.label(element)
        if inside:
            labels[inside].append(label.text if label and not label.bullet else "")
    return labels


def _bounded(slot: str, blocks: Iterable[str]) -> list[str]:
    return [f"<?{BEGIN} {slot}?>", *blocks, f"<?{END}?>"]


def _no_rows(filling: Filling) -> Iterator[Mapping[str, tuple[tuple[str, bool], ...]]] | None:
    return None if filling.rows is None else iter(())
