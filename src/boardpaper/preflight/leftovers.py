"""Words that are left over from making a paper: tags, guidance, markers, gaps.

Knows them by how they look in plain text; does not know Word files nor PDFs.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Severity
from boardpaper.ooxml.tags import written
from boardpaper.preflight.finding import Finding, quoted

MERGE: Final = re.compile(r"«\w[\w ]{0,60}»")
"""A field of a mail merge as Word shows it (ECMA-376-1, 17.16.5.35)."""
GUIDANCE: Final = re.compile(
    r"\[(?:please )?(?:insert|enter|add|delete|type (?:here|in|your)|name of|date of)\b"
    r"[^\[\]]{0,200}\]"
    r"|\[(?:name|date|title|address|number)\]"
    r"|<(?:insert|enter|add|delete|name of|date of)\b[^<>]{0,200}>|<(?:name|date|title)>"
    r"|\b(?:click|tap)(?: or tap| or click)? here to (?:enter|add|insert)\b[\w ]{0,30}"
    r"|\bchoose an item\b|\blorem ipsum\b"
    r"|\b(?:delete|remove) (?:this|these) (?:guidance|note|notes|instruction|instructions|text)\b",
    re.I,
)
MARKER: Final = re.compile(r"</?[A-Z]{2,}(?:\d+|_[A-Z0-9_]{1,40})>")
"""What agenda systems put into a text to find their items again, such as <AI1>."""
GAP: Final = re.compile(r"\b(?:TBC|TBA|TBD)\b|\b[Xx]{2,}\b(?!\.)|\bto be (?:confirmed|inserted)\b")
ROMAN: Final = re.compile(r"X{2,3}")


def leftovers(text: str) -> Iterator[Finding]:
    """What of a paragraph's words is left over."""
    for tag in dict.fromkeys((*written(text), *MERGE.findall(text))):
        yield Finding(
            "tag-is-filled",
            f"the tag {quoted(tag)} prints as it is",
            "write there what it stands for, or build the paper again",
        )
    for found in dict.fromkeys(one[0] for one in GUIDANCE.finditer(text)):
        yield Finding(
            "guidance-is-gone",
            f"{quoted(found)} tells an author what to write",
            "write it, or delete these words",
        )
    for marker in dict.fromkeys(MARKER.findall(text)):
        yield Finding(
            "marker-is-gone",
            f"the marker {quoted(marker)} prints as it is",
            "delete it; a system for agendas put it there to find its place",
        )
    yield from _gaps(text)


def _gaps(text: str) -> Iterator[Finding]:
    for gap in dict.fromkeys(GAP.findall(text)):
        if not ROMAN.fullmatch(gap):
            yield Finding(
                "words-are-final",
                f"{quoted(gap)} looks like a gap that was to be filled",
                "write what is known now, or make sure that it is meant",
                Severity.WARNING,
            )
