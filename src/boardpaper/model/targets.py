"""What a reference may lead to, by key, with the number it prints.

Knows paragraphs, sections, recommendations and appendices; does not know who refers to them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from boardpaper.model.paper import Appendix, Paragraph, Section, walk
from boardpaper.model.plan import Plan

Kind = Literal["paragraph", "section", "recommendation", "appendix"]


@dataclass(frozen=True, slots=True)
class Target:
    """Something with a key: what it is, and its number (empty where it has none).

    An appendix's number is its label, "Appendix 1"; ``bare`` is the label without its word.
    ``name`` is the key that its bookmark is made from.
    """

    kind: Kind
    number: str
    bare: str = ""
    name: str = ""


def targets(
    sections: Iterable[Section], plan: Plan | None, appendices: Iterable[Appendix] = ()
) -> dict[str, Target]:
    """Every target by its key, in reading order.

    A key that an author gave to a paragraph comes before the same key of a section.
    """
    found: dict[str, Target] = {}
    sections, appendices = tuple(sections), tuple(appendices)
    for key, number in _paragraphs((*sections, *appendices)):
        found.setdefault(key, Target("paragraph", number))
    for section in (section for section in sections if section.key):
        for key in (section.key, section.key.replace("_", "-")):
            found.setdefault(key, Target("section", section.number))
    for one in plan.recommendations if plan else ():
        found.setdefault(one.reference, Target("recommendation", one.reference))
    for appendix in appendices:
        bare = appendix.label.rpartition(" ")[2]
        target = Target("appendix", appendix.label, bare, appendix.key)
        for key in (appendix.key, f"appendix-{bare.lower()}"):
            found.setdefault(key, target)
    return found


def _paragraphs(sections: Iterable[Section | Appendix]) -> Iterator[tuple[str, str]]:
    for node in (node for section in sections for node in walk(section)):
        if isinstance(node, Paragraph) and node.key:
            yield node.key, node.number
