"""A paragraph as a row of atoms: words, marks, spaces, and whole things such as fields.

Knows runs, links and fields; does not compare. An atom is the least that a redline
marks; what stands round it (a link, a content control) is its path.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from boardpaper.ooxml.blocks import ALTERNATES
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.words import is_word, split
from boardpaper.ooxml.fields import kind as field_kind
from boardpaper.ooxml.stylesheet import PPR, RPR
from boardpaper.ooxml.xml import XML, Element, M, W, name

R, T = name("w:r"), name("w:t")
LINK = name("w:hyperlink")
SDT, SDT_CONTENT = name("w:sdt"), name("w:sdtContent")
SIMPLE = name("w:fldSimple")
CHAR, CHAR_TYPE, CODE = name("w:fldChar"), name("w:fldCharType"), name("w:instrText")
SPACE: Final = f"{{{XML}}}space"
WRAPPERS: Final = frozenset(
    {LINK, SDT, *(name(f"w:{word}") for word in ("smartTag", "customXml", "bdo", "dir"))}
)
MARKS: Final = frozenset(
    name(f"w:{word}")
    for word in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
        "permEnd", "proofErr",
    )
)  # fmt: skip
"""What marks a place and prints nothing."""
COMMENT: Final = name("w:commentReference")
IGNORED: Final = frozenset({name("w:lastRenderedPageBreak"), name("w:annotationRef")})
SPACERS: Final = frozenset(name(f"w:{word}") for word in ("tab", "br", "cr", "ptab"))
NOTE_KINDS: Final = {
    name("w:footnoteReference"): "footnote",
    name("w:endnoteReference"): "endnote",
}
SHOWN: Final = {
    name("w:tab"): "\t", name("w:ptab"): "\t", name("w:br"): " ", name("w:cr"): " ",
    name("w:noBreakHyphen"): "\u2011", name("w:drawing"): "[picture]", name("w:pict"): "[picture]",
    name("w:object"): "[object]", ALTERNATES: "[drawing]", f"{{{M}}}oMath": "[formula]",
    f"{{{M}}}oMathPara": "[formula]",
} | {tag: f"[{kind}]" for tag, kind in NOTE_KINDS.items()}  # fmt: skip
FOLLOWING: Final = frozenset(
    {"REF", "PAGEREF", "NOTEREF", "SEQ", "PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME"}
)
"""Fields whose result Word works out: it follows the document, the page or the clock."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """What stands round atoms; two with the same key may become one."""

    shell: Element
    key: str

    @property
    def is_link(self) -> bool:
        """Whether it is a link, whose words are not the same without it."""
        return bool(self.shell.tag == LINK)


@dataclass(frozen=True, slots=True)
class Bit:
    """Text, or one thing of a run, with the run's properties and how they compare."""

    content: str | Element
    looks: str = ""
    properties: Element | None = None


@dataclass(slots=True)
class Atom:
    """A word, a mark, white space or a thing.

    ``key`` is what makes two the same; it says nothing of formatting. ``heavy`` atoms
    are aligned first. ``raw`` is an element that stands in no run. A ``place`` marks a
    place only, such as a bookmark, and is never compared.
    """

    key: object
    text: str
    bits: list[Bit]
    path: tuple[Wrap, ...] = ()
    heavy: bool = True
    raw: Element | None = None
    kind: Literal["text", "thing", "field", "raw", "place"] = "text"
    code: str = ""
    inside: list["Atom"] = field(default_factory=list)

    @property
    def looks(self) -> list[tuple[int, str]]:
        """Its formatting: how many characters or things carry which."""
        found: list[tuple[int, str]] = []
        for bit in self.bits:
            size = len(bit.content) if isinstance(bit.content, str) else 1
            if found and found[-1][1] == bit.looks:
                found[-1] = (found[-1][0] + size, bit.looks)
            else:
                found.append((size, bit.looks))
        return found

    @property
    def follows(self) -> bool:
        """Whether it is a field whose result is worked out, such as a reference's number."""
        return self.kind == "field" and field_kind(self.code) in FOLLOWING


Item = tuple[Bit | Element, tuple[Wrap, ...]]
"""A bit of a run, or an element that stands in none, and what stands round it."""


def atoms(paragraph: Element, reading: Reading, part: str) -> list[Atom]:
    """The atoms of a paragraph, in order: everything but its properties."""
    return list(_joined(list(items(paragraph, reading, part)), reading, part))


def items(paragraph: Element, reading: Reading, part: str) -> Iterator[Item]:
    """The bits and bare elements of a paragraph, nothing parted or joined yet."""
    return _items(paragraph, (), reading, part)


def _items(parent: Element, path: tuple[Wrap, ...], reading: Reading, part: str) -> Iterator[Item]:
    for child in parent:
        if child.tag == R:
            yield from ((bit, path) for bit in _bits(child, reading, part))
        elif child.tag == SIMPLE:
            yield from ((bit, path) for bit in _simple_field(child, reading, part))
        elif child.tag in WRAPPERS:
            inner = child.find(SDT_CONTENT) if child.tag == SDT else child
            wrap = Wrap(child, _wrap_key(child, reading, part))
            if inner is not None:
                yield from _items(inner, (*path, wrap), reading, part)
        elif child.tag != PPR and not _is_properties(child):
            yield child, path


def _is_properties(child: Element) -> bool:
    return child.tag in (name("w:smartTagPr"), name("w:customXmlPr"))


def _wrap_key(child: Element, reading: Reading, part: str) -> str:
    if child.tag != LINK:
        return ""
    key = child.get(name("r:id"))
    address = "" if key is None else reading.link(key, part)
    return f"{address}#{child.get(name('w:anchor'), '')}"


def _bits(run: Element, reading: Reading, part: str) -> Iterator[Bit]:
    properties = run.find(RPR)
    looks = reading.looks(properties, part)
    for child in run:
        if child.tag == T:
            text = child.text or ""
            if child.get(SPACE) != "preserve":
                text = text.strip(" \t\r\n")
            if text:
                yield Bit(text, looks, properties)
        elif child.tag != RPR and child.tag not in IGNORED:
            yield Bit(child, looks, properties)


def _simple_field(item: Element, reading: Reading, part: str) -> Iterator[Bit]:
    """A field of one element as the same field of five, which can be marked anywhere."""
    yield Bit(_made(CHAR, {CHAR_TYPE: "begin"}))
    code = _made(CODE, {SPACE: "preserve"})
    code.text = item.get(name("w:instr"), "")
    yield Bit(code)
    yield Bit(_made(CHAR, {CHAR_TYPE: "separate"}))
    for run in item.iter(R):
        yield from _bits(run, reading, part)
    yield Bit(_made(CHAR, {CHAR_TYPE: "end"}))


def _made(tag: str, attributes: dict[str, str]) -> Element:
    return etree.Element(tag, attributes, nsmap={"w": W})


def _joined(found: list[Item], reading: Reading, part: str) -> Iterator[Atom]:
    """Text of neighbouring runs parted into words, fields put together, things alone."""
    at = 0
    while at < len(found):
        content, path = found[at]
        if isinstance(content, Bit) and isinstance(content.content, str):
            end = at
            while end < len(found) and _is_text(found[end], path):
                end += 1
            yield from _words([item for item, _ in found[at:end]], path)
            at = end
        elif isinstance(content, Bit) and _char(content) == "begin" and (after := _end(found, at)):
            yield _field(found[at:after], path)
            at = after
        else:
            yield _thing(content, path, reading, part)
            at += 1


def _is_text(item: Item, path: tuple[Wrap, ...]) -> bool:
    content, its = item
    same = len(its) == len(path) and all(a is b for a, b in zip(its, path, strict=True))
    return same and isinstance(content, Bit) and isinstance(content.content, str)


def link_key(path: Iterable[Wrap]) -> str:
    """The links that a path holds, as what makes words in them other words."""
    return " ".join(wrap.key for wrap in path if wrap.is_link)


def _words(bits: list[Bit | Element], path: tuple[Wrap, ...]) -> Iterator[Atom]:
    texts = [(bit, bit.content) for bit in bits if isinstance(bit, Bit)]
    whole = "".join(str(text) for _, text in texts)
    linked = link_key(path)
    pending = [(bit, str(text)) for bit, text in texts][::-1]
    for token in split(whole):
        taken, left = [], len(token)
        while left:
            bit, text = pending.pop()
            if len(text) > left:
                pending.append((bit, text[left:]))
                text = text[:left]
            taken.append(Bit(text, bit.looks, bit.properties))
            left -= len(text)
        yield Atom((token, linked), token, taken, path, heavy=is_word(token))


def _char(content: Bit | Element) -> str:
    if isinstance(content, Bit) and not isinstance(content.content, str):
        return content.content.get(CHAR_TYPE, "") if content.content.tag == CHAR else ""
    return ""


def _end(found: list[Item], at: int) -> int | None:
    """Where the field that begins at a place ends; None where it does not end on one path."""
    depth = 0
    for place in range(at, len(found)):
        content, path = found[place]
        if path != found[at][1]:
            return None
        kind = _char(content)
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if kind and depth == 0:
            return place + 1
    return None


def _field(found: list[Item], path: tuple[Wrap, ...]) -> Atom:
    bits = [content for content, _ in found if isinstance(content, Bit)]
    code, shown, depth, in_result = "", "", 0, False
    for bit in bits:
        kind = _char(bit)
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        in_result = (in_result or kind == "separate") if depth else False
        if isinstance(bit.content, str):
            shown += bit.content
        elif bit.content.tag == CODE and not in_result:
            code += bit.content.text or ""
    key = ("field", " ".join(code.split()), shown, link_key(path))
    return Atom(key, shown, bits, path, kind="field", code=code)


def _thing(content: Bit | Element, path: tuple[Wrap, ...], reading: Reading, part: str) -> Atom:
    if not isinstance(content, Bit):
        if content.tag in MARKS:
            return Atom(None, "", [], path, heavy=False, raw=content, kind="place")
        said = ("raw", reading.print(content, part))
        return Atom(said, SHOWN.get(str(content.tag), ""), [], path, raw=content, kind="raw")
    element = content.content
    assert not isinstance(element, str)
    if element.tag == COMMENT:
        return Atom(None, "", [content], path, heavy=False, kind="place")
    key = ("thing", reading.print(element, part), link_key(path))
    heavy = element.tag not in SPACERS
    return Atom(key, SHOWN.get(str(element.tag), ""), [content], path, heavy=heavy, kind="thing")
