"""The names by which the places of a page are led to, in links and in addresses.

Knows keys of papers and what an id may hold; does not know what stands at a place.
"""

import re
from collections.abc import Iterator
from itertools import chain

from boardpaper.model.paper import Paper
from boardpaper.model.targets import Target, targets

OTHERS = re.compile(r"[^A-Za-z0-9.-]+")
"""What has no place in an id here: all else needs no escape in the address of a link."""


class Ids:
    """The ids of one page. Each stands once, and comes from a key wherever there is one."""

    def __init__(self, paper: Paper) -> None:
        self._taken: set[str] = set()
        self._sections = {one.key: self.once(f"section-{one.key}") for one in paper.sections}
        self._appendices = {one.key: self.once(one.key) for one in paper.appendices}
        rows = paper.plan.recommendations if paper.plan else ()
        self._rows = {one.reference: self.once(f"recommendation-{one.reference}") for one in rows}
        known = targets(paper.sections, paper.plan, paper.appendices)
        self._targets = {key: self._of(key, target) for key, target in known.items()}

    def once(self, wanted: str) -> str:
        """An id as much as possible like the one that is wanted, which nothing else has."""
        plain = OTHERS.sub("-", wanted).strip("-")
        found = next(one for one in chain([plain], _others(plain)) if one not in self._taken)
        self._taken.add(found)
        return found

    def section(self, key: str) -> str:
        """The id of a section."""
        return self._sections[key]

    def appendix(self, key: str) -> str:
        """The id of an appendix."""
        return self._appendices[key]

    def row(self, reference: str) -> str:
        """The id of a recommendation of the plan."""
        return self._rows[reference]

    def target(self, key: str) -> str:
        """The id of what is referred to by a key, such as a paragraph; empty for nothing."""
        return self._targets.get(key, "")

    def _of(self, key: str, target: Target) -> str:
        match target.kind:
            case "recommendation":
                return self._rows[key]
            case "appendix":
                return self._appendices[target.name]
            case "section":  # by either way of writing its key
                return self._sections.get(key) or self._sections[key.replace("-", "_")]
            case "paragraph":
                return self.once(f"paragraph-{key}")


def _others(plain: str) -> Iterator[str]:
    count = 1
    while True:
        count += 1
        yield f"{plain}-{count}"
