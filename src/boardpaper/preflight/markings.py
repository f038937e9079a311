"""Marks on a file by which it is not to be published: a draft's, and those of exempt papers.

Knows their words; does not know where in a file they stand.
"""

import re
from typing import Final

from boardpaper.preflight.finding import Finding, quoted

DRAFT: Final = re.compile(
    r"\s*(?:DRAFT(?: [^:\n]{1,40}\d{4})?\s*(?:[:–-].*|$)|Draft \d+\s*$)", re.S
)
"""A draft's own mark. A paper about a draft budget is no draft: the word alone says nothing."""
RESTRICTED: Final = re.compile(r"\s*(?:not for publication|(?:strictly )?confidential)\b", re.I)
ACROSS: Final = re.compile(r"\bdraft\b", re.I)
ACROSS_RESTRICTED: Final = re.compile(r"not for publication|confidential", re.I)


def marking(text: str) -> Finding | None:
    """What a line at the edge of the pages, or a title, says that forbids publishing."""
    return _finding(text, DRAFT.match(text), RESTRICTED.match(text))


def watermark(text: str) -> Finding | None:
    """What words across the pages say that forbids publishing."""
    return _finding(text, ACROSS.search(text), ACROSS_RESTRICTED.search(text))


def _finding(text: str, draft: object, restricted: object) -> Finding | None:
    if draft:
        message = f"the file is marked as a draft: {quoted(text)}"
        hint = "publish the paper itself: build it without --draft, or take the mark off in Word"
        return Finding("draft-is-not-published", message, hint)
    if restricted:
        message = f"the file is marked as not for the public: {quoted(text)}"
        return Finding("restricted-is-not-published", message, "publish the public copy")
    return None
