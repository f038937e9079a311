"""What a narrative takes from files beside it: pictures, and tables kept in CSV or Excel.

Knows how they are written - alone in a paragraph - and how their paths look; reads
no file, and does not know what is in one.
"""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from boardpaper.model.paper import Figure, Inline, TableFile, Text
from boardpaper.model.source import Span
from boardpaper.readers.markdown_places import Content
from boardpaper.readers.narrative_findings import Findings, quoted
from boardpaper.readers.narrative_inlines import InlineReader
from boardpaper.readers.narrative_mask import KEY, PLACEHOLDER, Mark, Mask

ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
TABLE_FILE: Final = re.compile(r"(.*\.(?:csv|xlsx))(?:#(.*))?", re.IGNORECASE)
FILE_NAME: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|heic)", re.IGNORECASE)
CAMERA: Final = re.compile(
    r"(?:img|dsc|dscn|image|picture|photo|screenshot|figure|chart|graph|logo|alt text)"
    r"[\s_-]*\d*",
    re.IGNORECASE,
)
"""What programs and hurried people call a picture: no words for what it shows."""


class EnclosureReader:
    """Reads the paragraphs that are a picture or a table's file, and nothing else."""

    def __init__(self, mask: Mask, findings: Findings, inlines: InlineReader) -> None:
        self.mask, self.findings, self.inlines = mask, findings, inlines

    def read(self, content: Content) -> Figure | TableFile | None:
        """The picture or table that a paragraph is; None for any other paragraph."""
        tokens = [one for one in content.tokens if one.type != "text" or one.content.strip()]
        mark = self._mark(tokens[-1], content) if tokens else None
        if mark:
            tokens.pop()
        found = self._enclosed(tokens, content)
        if mark and found:
            self.inlines.seen.add(mark[0])
            return replace(found, exempt=mark[1].exempt)
        return found

    def _mark(self, last: Token, content: Content) -> tuple[int, Mark] | None:
        """The mark behind a picture or a table, and its offset, if that is all that is there."""
        if last.type != "text" or last.content.strip() != KEY:
            return None
        offset = content.origin(last.meta["start"] + last.content.index(KEY))
        mark = self.mask.marks.get(offset)
        return (offset, mark) if mark and mark.exempt and not mark.inside else None

    def _enclosed(self, tokens: list[Token], content: Content) -> Figure | TableFile | None:
        if len(tokens) == 1 and tokens[0].type == "image":
            return self._figure(tokens[0], self._span(content))
        kinds = [one.type for one in tokens]
        links = kinds.count("link_open")
        if links == 1 and kinds[0] == "link_open" and kinds[-1] == "link_close":
            return self._table(tokens[0], tokens[1:-1], content)
        return None

    def _span(self, content: Content) -> Span:
        return self.mask.span(content.origin(0), content.end(len(content.text)))

    def _figure(self, token: Token, place: Span) -> Figure:
        path = unquote(str(token.attrs.get("src", "")))
        alt = " ".join(_plain(token.children or []).split())
        title = str(token.attrs.get("title", ""))
        if "label" in token.meta:
            self.inlines.labels.add(token.meta["label"])
        self._alt(alt, path, place)
        caption = (Text(title, span=place),) if title.strip() else ()
        return Figure(self._path(path, place), alt, caption, span=place)

    def _path(self, path: str, place: Span) -> str:
        """The path if it is one, else none."""
        if path and not ELSEWHERE.match(path):
            return path
        self.findings.error(
            place,
            "picture-is-in-a-file",
            f"a picture cannot come from {quoted(path)}" if path else "no file is named here",
            "save the picture beside the paper, and write its name: ![words](name.png)",
        )
        return ""

    def _alt(self, alt: str, path: str, place: Span) -> None:
        stem = path.rpartition("/")[2].rpartition(".")[0]
        says_nothing = FILE_NAME.fullmatch(alt) or CAMERA.fullmatch(alt) or alt == stem
        if alt and not says_nothing:
            return
        self.findings.error(
            place,
            "picture-has-alt-text",
            f"{quoted(alt)} does not say what this picture shows"
            if alt
            else "nothing says what this picture shows",
            "write it between the square brackets, as to someone who cannot see it: "
            "![Visits rose from 40 to 65 a month](name.png)",
        )

    def _table(self, opening: Token, inside: list[Token], content: Content) -> TableFile | None:
        target = str(opening.attrs["href"])
        found = TABLE_FILE.fullmatch(target)
        if not found or ELSEWHERE.match(target):
            return None
        place = self._span(content)
        if "label" in opening.meta:
            self.inlines.labels.add(opening.meta["label"])
        path, sheet = unquote(found[1]), unquote(found[2] or "")
        if sheet and path.lower().endswith(".csv"):
            self.findings.error(
                place,
                "table-file-has-the-sheet",
                "a CSV file has no sheets to choose from",
                f"write its name alone: {path}",
            )
        if "title" in opening.attrs:
            self.inlines.links.titled(str(opening.attrs["title"]), place)
        return TableFile(path, sheet, self._caption(inside, content, place), place)

    def _caption(self, inside: list[Token], content: Content, place: Span) -> tuple[Inline, ...]:
        said = self.inlines.read(Content(content.text, inside, content.starts, content.origins))
        if said.key:
            self.inlines.keys.misplaced(said.key)
        if not said.inlines:
            self.findings.error(
                place,
                "caption-has-words",
                "nothing says what this table shows",
                "write it in the square brackets: [Costs by year](costs.csv)",
            )
        return said.inlines


def _plain(tokens: list[Token]) -> str:
    """The words of a picture's square brackets, without marks."""
    words = "".join(
        " " if one.type in ("softbreak", "hardbreak") else one.content
        for one in tokens
        if one.type != "html_inline"
    )
    return words.replace(PLACEHOLDER, "").replace(KEY, "")
