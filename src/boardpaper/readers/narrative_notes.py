"""Footnotes: what each says, and that each is referred to once.

Knows the tokens of ``markdown_notes``; does not know how Word counts footnotes.
"""

from dataclasses import dataclass, field

from markdown_it.token import Token

from boardpaper.model.paper import Inline, Note
from boardpaper.model.source import Span
from boardpaper.readers.markdown_places import Content, Markdown
from boardpaper.readers.narrative_findings import Findings
from boardpaper.readers.narrative_inlines import InlineReader
from boardpaper.readers.narrative_mask import Mask


@dataclass(slots=True)
class Definition:
    """What a footnote says, where, and where it is referred to so far."""

    label: str
    inlines: tuple[Inline, ...]
    place: Span
    used: Span | None = None


@dataclass(slots=True)
class Notes:
    """The footnotes of one file by their label, capitals alike."""

    findings: Findings
    held: dict[str, Definition] = field(default_factory=dict)
    closed: bool = False
    """Whether a footnote is being read, in which no other can stand."""

    def refer(self, label: str, place: Span) -> Note | None:
        """The footnote that is referred to at a place; None where there is none."""
        if self.closed:
            self.findings.error(
                place,
                "footnote-stands-in-the-text",
                "this footnote stands inside another footnote",
                "say it in the text, or in the one footnote",
            )
            return None
        held = self.held.get(label.casefold())
        if held is None:
            self.findings.error(
                place,
                "footnote-is-written",
                f"nothing says what footnote [^{label}] is",
                f'write "[^{label}]: " and its words on a line of their own, '
                "or \\[^ to print the signs",
            )
            return None
        if held.used:
            self._used_twice(held, place, held.used)
            return None
        held.used = place
        return Note(held.inlines, held.place)

    def _used_twice(self, held: Definition, place: Span, first: Span) -> None:
        self.findings.error(
            place,
            "footnote-is-used-once",
            f"footnote [^{held.label}] is referred to a second time",
            "give this place a footnote of its own, with another label",
            related=((first, "it is referred to here first"),),
        )

    def unused(self) -> None:
        """Find footnotes that nothing refers to: they would be lost without a word."""
        for held in self.held.values():
            if held.used is None:
                self.findings.error(
                    held.place,
                    "footnote-is-used-once",
                    f"nothing refers to footnote [^{held.label}], so it does not print",
                    f"write [^{held.label}] where it belongs, or remove it",
                )


def read_notes(markdown: Markdown, mask: Mask, findings: Findings, inlines: InlineReader) -> Notes:
    """What every footnote of a file says, read before the text that refers to them."""
    notes = Notes(findings, closed=True)
    inlines.notes = notes
    for number, token in enumerate(markdown.tokens):
        if token.type == "note_open":
            content = Content.of(markdown, markdown.tokens[number + 1], token.meta["words"])
            _read(notes, token, content, mask, inlines)
    notes.closed = False
    return notes


def _read(notes: Notes, token: Token, content: Content, mask: Mask, inlines: InlineReader) -> None:
    label: str = token.meta["label"]
    start: int = token.meta["start"]
    end = content.end(len(content.text)) if content.text else start + len(f"[^{label}]:")
    place = mask.span(start, end)
    said = inlines.read(content)
    if said.key:
        inlines.keys.misplaced(said.key)
    if not said.inlines:
        notes.findings.error(
            place, "footnote-is-written", f"footnote [^{label}] has no words", "write them after it"
        )
    first = notes.held.setdefault(label.casefold(), Definition(label, said.inlines, place))
    if first.place is not place:
        notes.findings.error(
            place,
            "footnote-is-written",
            f"what footnote [^{label}] says is written twice",
            "give one of the two another label",
            related=((first.place, "it is written here first"),),
        )
