"""The keys that paragraphs are known by.

Knows what a key looks like and which were given; does not know where they lead.
"""

import re
from dataclasses import dataclass, field

from boardpaper.model.source import Span
from boardpaper.readers.narrative_findings import Findings, quoted
from boardpaper.readers.narrative_mask import Mark

WELL_FORMED = re.compile(r"[a-z0-9][a-z0-9-]*")
OTHERS = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Keys:
    """The keys given in one file, each with its first place."""

    findings: Findings
    given: dict[str, Span] = field(default_factory=dict)

    def give(self, mark: Mark) -> str:
        """The key a paragraph is given; empty if it is given none, or one given already.

        One that is not well-formed is taken as it is proposed, so that it can be referred to.
        """
        key = mark.inside
        if mark.exempt and not key:
            return ""
        if not self.is_well_formed(key, mark.span, "{#%s}"):
            key = better(key)
        if not key:
            return ""
        first = self.given.setdefault(key, mark.span)
        if first is not mark.span:
            self.findings.twice(mark.span, key, first)
            return ""
        return key

    def is_well_formed(self, key: str, place: Span, written: str) -> bool:
        """Whether a key is one; ``written`` is how it would be written, ``%s`` its place."""
        if WELL_FORMED.fullmatch(key):
            return True
        hint = "a key has small letters, digits and hyphens, and begins with a letter or digit"
        self.findings.error(
            place,
            "key-is-well-formed",
            f"{quoted(key)} will not do for a key" if key.strip() else "this key is empty",
            f"{hint}: {written % better(key)}" if better(key) else hint,
        )
        return False

    def misplaced(self, mark: Mark) -> None:
        """Put down a key or a mark that does not end a paragraph."""
        if mark.exempt and not mark.inside:
            self.findings.error(
                mark.span,
                "exempt-ends-its-words",
                "nothing can be marked exempt here",
                "move it to the end of a paragraph, of the first paragraph of an item, of a "
                "heading, of a table's caption, or behind a picture",
            )
            return
        self.findings.error(
            mark.span,
            "key-ends-its-paragraph",
            f"the key {quoted(mark.inside)} does not stand at the end of a paragraph's words",
            "move it to the end of the paragraph it belongs to, or write \\{# to print it",
        )


def better(key: str) -> str:
    """A key as it might be meant, of the characters that keys may have; empty if none is left."""
    return OTHERS.sub("-", key.lower()).strip("-")
