"""Bookmarks round the paragraphs of a template that print the front matter.

Knows paragraphs with plain tags, outside loops, conditions and what repeats; does not know
papers. What is not as simple as that gets no bookmark.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.bookmarks import Bookmarks
from boardpaper.ooxml.identity import PREFIX
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.slots import MARK
from boardpaper.ooxml.tag_names import names_in
from boardpaper.ooxml.tag_pairs import OPENERS
from boardpaper.ooxml.tags import P, Paragraph, Tag, texts
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_END, BOOKMARK_NAME, IDENTITY
from boardpaper.ooxml.xml import Element, name, serialise

P_PROPERTIES = name("w:pPr")
FILLED_LATER = ("sections", "body", "row")
"""What begins the names of slots, whose paragraphs give way to others."""


@dataclass(frozen=True, slots=True)
class FieldMarks:
    """A template with its bookmarks, and by bookmark the names that its tags print."""

    package: Package
    names: Mapping[str, tuple[str, ...]]

    def words(self, rendered: Package, links: Mapping[str, str]) -> dict[str, str]:
        """What each bookmark of the rendered document holds; ``links`` are the words of marks."""
        root = rendered.tree(rendered.document_part)
        starts = (one for one in root.iter(BOOKMARK) if one.get(BOOKMARK_NAME, "") in self.names)
        return {one.get(BOOKMARK_NAME, ""): _words(one.getparent(), links) for one in starts}


def _words(paragraph: Element | None, links: Mapping[str, str]) -> str:
    held = () if paragraph is None else texts(paragraph)
    words = "".join(text.text or "" for text in held)
    return MARK.sub(lambda found: links.get(found[1], ""), words)


def mark_fields(package: Package) -> FieldMarks:
    """The template with a bookmark round each of those paragraphs of its body."""
    root = package.tree(package.document_part)
    free = Bookmarks(package)
    found: dict[str, tuple[str, ...]] = {}
    for paragraph, names in _printing(root):
        named = free.once(PREFIX, names[0])
        found[named] = names
        _put_round(paragraph.element, str(free.identity()), named)
    return FieldMarks(package.replace({package.document_part: serialise(root)}), found)


def _put_round(paragraph: Element, identity: str, named: str) -> None:
    start = paragraph.makeelement(BOOKMARK, {IDENTITY: identity, BOOKMARK_NAME: named})
    paragraph.insert(0 if paragraph.find(P_PROPERTIES) is None else 1, start)
    paragraph.append(paragraph.makeelement(BOOKMARK_END, {IDENTITY: identity}))


def _printing(root: Element) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    """The paragraphs that print names and are plain, each with the names."""
    depth = 0
    for paragraph in tagged.paragraphs(root):
        tags = tagged.tags(paragraph)
        words = [tag.word for tag in tags]
        if depth == 0 and all(_prints(tag) for tag in tags) and _stands_alone(paragraph.element):
            names = tuple(dict.fromkeys(one for tag in tags for one in names_in(tag.plain)))
            if names and not any(one.split(".")[0] in FILLED_LATER for one in names):
                yield paragraph, names
        depth += sum((word in OPENERS) - (word in OPENERS.values()) for word in words)


def _prints(tag: Tag) -> bool:
    return tag.kind == "{" and not tag.prefix


def _stands_alone(paragraph: Element) -> bool:
    """Whether it is no text box's paragraph, which a file may hold twice, and has none in it."""
    return next(paragraph.iterancestors(P), None) is None and paragraph.find(f".//{P}") is None
