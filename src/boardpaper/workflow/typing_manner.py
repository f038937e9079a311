"""How a text is typed: its line ends, its last line, its byte order mark.

Knows characters; does not know what the text says.
"""

from dataclasses import dataclass

from boardpaper.model.source import Source

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Manner:
    """``line_end`` is empty where a text has ends of several kinds, which then stay."""

    line_end: str
    last_line_ends: bool
    bom: bool

    def plain(self, source: Source) -> str:
        """A text with plain line ends, also after its last line, to be compared with others."""
        text = source.text.replace("\r\n", "\n") if self.line_end else source.text
        return text if not text or text.endswith("\n") else text + "\n"

    def typed(self, text: str, *, marked: bool) -> bytes:
        """A plain text in this manner; one with marks in it ends with a line end."""
        if not self.last_line_ends and not marked:
            text = text.removesuffix("\n")
        mark = BYTE_ORDER_MARK if self.bom else ""
        return (mark + text.replace("\n", self.line_end or "\n")).encode()


def manner_of(source: Source) -> Manner:
    """How a source is typed."""
    text = source.text
    kinds = {text.count("\r\n"), text.count("\n"), text.count("\r")}
    line_end = "\n" if "\r" not in text else "\r\n" if len(kinds) == 1 else ""
    return Manner(line_end, not text or text.endswith("\n"), source.bom)
