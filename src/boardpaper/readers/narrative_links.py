"""Where links lead: to an address outside, or to paragraphs of the paper.

Knows addresses and how references to paragraphs are written; does not know
whether anything is there.
"""

import re

from markdown_it.common.normalize_url import normalizeLink

from boardpaper.model.paper import Inline, Link, Placeholder, Reference, words
from boardpaper.model.source import Span
from boardpaper.readers.narrative_findings import Findings, quoted
from boardpaper.readers.narrative_keys import Keys

ADDRESS = re.compile(
    r"https?://[^\s/?#]+(?:[/?#]\S*)?|mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?|tel:\+?[\d().;=-]*\d\S*",
    re.IGNORECASE,
)
"""The addresses a link may lead to (RFC 3986, 6068 and 3966, loosely)."""
SITE = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|wales|cymru)(?:/|$))\S*", re.I)
TABLE_FILE = re.compile(r"[^:?]*\.(?:csv|xlsx)(?:#.*)?", re.IGNORECASE)
MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
TELEPHONE = re.compile(r"(?:tel:)?\s*(\+?[\d\s().-]*\d)", re.IGNORECASE)
RECOMMENDATION = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
"""What a plan's references look like: 2.10, R7, A.1."""
RULE = "link-goes-somewhere"


class Links:
    """Makes links and references, and finds what is wrong with them."""

    def __init__(self, findings: Findings, keys: Keys) -> None:
        self.findings = findings
        self.keys = keys

    def make(
        self, inlines: tuple[Inline, ...], target: str, span: Span, marks: frozenset[str]
    ) -> tuple[Inline, ...]:
        """The link or reference; its words alone where it leads nowhere."""
        if target.startswith("#") and len(target) > 1:
            return self._reference(inlines, target[1:], span, marks)
        address = normalizeLink(target)
        if not ADDRESS.fullmatch(address):
            self._nowhere(target, span)
            return inlines
        if not has_words(inlines):
            self.findings.error(
                span,
                "link-has-words",
                "this link has no words",
                f"write them in its square brackets: [words]({target})",
            )
            return inlines
        return (Link(inlines, address, span),)

    def _reference(
        self, inlines: tuple[Inline, ...], keys: str, span: Span, marks: frozenset[str]
    ) -> tuple[Inline, ...]:
        first, dots, last = keys.partition("..")
        ends = (first, last) if dots else (first,)
        well = [
            bool(RECOMMENDATION.fullmatch(key)) or self.keys.is_well_formed(key, span, "#%s")
            for key in ends
        ]
        if all(well):
            return (Reference(inlines, first, last, marks=marks, span=span),)
        return inlines

    def _nowhere(self, target: str, span: Span) -> None:
        hint = "write https://… for a page, mailto:… for e-mail, tel:… or #key for a paragraph"
        telephone = TELEPHONE.fullmatch(target)
        if TABLE_FILE.fullmatch(target):
            hint = "to print the table that is in the file, give this a paragraph of its own"
        elif SITE.fullmatch(target):
            hint = f"write https://{target}"
        elif MAIL.fullmatch(target):
            hint = f"write mailto:{target}"
        elif telephone:
            hint = f"write tel:{re.sub('[^+0-9]', '', telephone[1])}"
        elif span.text.startswith("<"):
            hint = f"{hint}; write \\< if the sign itself should print"
        message = (
            f"a link cannot lead to {quoted(target)}" if target else "this link has no address"
        )
        self.findings.error(span, RULE, message, hint)

    def titled(self, title: str, span: Span) -> None:
        """Put down that a link has a title, which Word and paper have no place for."""
        self.findings.error(
            span,
            "link-has-no-title",
            f"the words {quoted(title)} beside the link's address do not print",
            "remove them, and the quotation marks round them",
        )

    def nested(self, span: Span) -> None:
        """Put down that a link stands inside another."""
        self.findings.error(
            span,
            "link-stands-alone",
            "this link stands inside another link",
            "take it out of the other's square brackets, or make it plain words",
        )


def has_words(inlines: tuple[Inline, ...]) -> bool:
    """Whether anything of the inlines prints."""
    return any(
        isinstance(inline, Placeholder | Reference) or words(inline).strip() for inline in inlines
    )
