"""The docxtpl tags of a template: found, made whole, and each with its paragraph.

Knows tags and paragraphs; does not know what a tag may name or what it gives.

Word splits what looks like one tag over several runs (a spelling mark, a bold
letter), and docxtpl loses half a bookmark when a tag is split around one. Here
each tag is moved whole into the run in which it begins, before docxtpl sees it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.ooxml.xml import Element, name

OPENING = re.compile(r"\{[{%#]")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
STRAY = re.compile(r"\{[{%#]|[}%#]\}")
PREFIX = re.compile(r"^(\{[{%#])(-?)(tr|tc|p|r)(?=\s)")
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
P, T, DEL_TEXT = name("w:p"), name("w:t"), name("w:delText")
RUN, RUN_PROPERTIES = name("w:r"), name("w:rPr")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a part: counted from 1, with its element and how it reads."""

    number: int
    element: Element
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as written, its kind (``{``, ``%`` or ``#``), prefix (p, tr, …) and inside."""

    paragraph: Paragraph
    written: str

    @property
    def kind(self) -> str:
        """The second character of the tag."""
        return self.written[1]

    @property
    def prefix(self) -> str:
        """What docxtpl removes along with the tag: a paragraph, a row, a cell, a run."""
        found = PREFIX.match(self.written)
        return found[3] if found else ""

    @property
    def plain(self) -> str:
        """The tag as Jinja reads it, without docxtpl's prefix."""
        return PREFIX.sub(r"\1\2", self.written)

    @property
    def inside(self) -> str:
        """What stands between the braces."""
        return self.plain[2:-2].strip("-+ \t\n")

    @property
    def word(self) -> str:
        """The word that says what an instruction does (``if``), empty for a value."""
        return self.inside.split(None, 1)[0] if self.kind == "%" and self.inside else ""


@dataclass(frozen=True, slots=True)
class TagFault:
    """A fault and its paragraph; the same words as a diagnostic's."""

    paragraph: Paragraph
    rule: str
    message: str
    hint: str
    warning: bool = False


def texts(paragraph: Element) -> list[Element]:
    """The text elements of a paragraph itself, not those of a text box inside it."""
    return [text for text in paragraph.iter(T) if _owner(text) is paragraph]


def _owner(text: Element) -> Element | None:
    return next(text.iterancestors(P), None)


def paragraphs(root: Element) -> Iterator[Paragraph]:
    """The paragraphs of a part in document order, those of tables included."""
    for number, element in enumerate(root.iter(P), 1):
        yield Paragraph(number, element, "".join(text.text or "" for text in texts(element)))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each tag of a text begins and ends, found in one go however many braces there are."""
    at, never = 0, set()
    while found := OPENING.search(text, at):
        closing = CLOSING[found[0]]
        end = -1 if closing in never else text.find(closing, found.end())
        if end < 0:
            never.add(closing)
            at = found.start() + 1
        else:
            at = end + len(closing)
            yield found.start(), at


def written(text: str) -> list[str]:
    """The tags of a text, as they are written."""
    return [text[start:end] for start, end in spans(text)]


def tags(paragraph: Paragraph) -> list[Tag]:
    """The tags of one paragraph in order."""
    return [Tag(paragraph, tag) for tag in written(paragraph.text)]


def tag_texts(paragraph: Paragraph) -> list[Element]:
    """The text elements in which the tags of a paragraph stand, in the same order."""
    return [text for text in texts(paragraph.element) for _ in spans(text.text or "")]


def stray(paragraph: Paragraph) -> str:
    """A brace that opens or closes no tag, as written; empty if there is none."""
    at = 0
    for start, end in (*spans(paragraph.text), (len(paragraph.text),) * 2):
        if found := STRAY.search(paragraph.text, at, start):
            return found[0]
        at = end
    return ""


def heal(root: Element) -> list[Paragraph]:
    """Makes every tag whole in its first run; gives the paragraphs where formats met in one.

    Curly quotes and hard spaces that Word put inside a tag become plain ones.
    """
    mixed = []
    for paragraph in paragraphs(root):
        if "{" in paragraph.text and _heal(paragraph):
            mixed.append(paragraph)
    return mixed


def _heal(paragraph: Paragraph) -> bool:
    pieces = texts(paragraph.element)
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece.text or ""))
    new = [piece.text or "" for piece in pieces]
    mixed = False
    for start, end in reversed(list(spans(paragraph.text))):
        first = bisect_right(starts, start) - 1
        last = bisect_left(starts, end) - 1
        head = new[first][: start - starts[first]]
        tail = new[last][end - starts[last] :]
        whole = head + paragraph.text[start:end].translate(QUOTES)
        if first == last:
            new[first] = whole + tail
            continue
        within = [piece for piece in pieces[first : last + 1] if piece.text]
        mixed = mixed or _formats_differ(within)
        new[first], new[last] = whole, tail
        for between in range(first + 1, last):
            new[between] = ""
    for piece, text in zip(pieces, new, strict=True):
        if piece.text != text:
            piece.text = text
            piece.set(SPACE, "preserve")
    return mixed


def _formats_differ(pieces: list[Element]) -> bool:
    return len({_format(piece) for piece in pieces}) > 1


LOOKS = (
    "b",
    "i",
    "u",
    "color",
    "sz",
    "rFonts",
    "highlight",
    "strike",
    "caps",
    "rStyle",
    "vertAlign",
)


def _format(piece: Element) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    run = next(piece.iterancestors(RUN), None)
    properties = run.find(RUN_PROPERTIES) if run is not None else None
    if properties is None:
        return ()
    looks = (properties.find(name(f"w:{look}")) for look in LOOKS)
    return tuple(
        (str(look.tag), tuple(sorted((str(k), str(v)) for k, v in look.attrib.items())))
        for look in looks
        if look is not None
    )
