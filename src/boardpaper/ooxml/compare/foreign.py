"""What the old side brings into the new file: its styles, lists, notes, links, pictures.

Knows ids and parts; does not compare. The redline is the new file with the old
side's words put back in as taken out, and those must find what they point at.
"""

from copy import deepcopy
from dataclasses import replace
from typing import Final

from boardpaper.ooxml.compare.atoms import COMMENT, MARKS, NOTE_KINDS
from boardpaper.ooxml.compare.foreign_lists import Lists
from boardpaper.ooxml.compare.foreign_parts import free_name
from boardpaper.ooxml.compare.foreign_styles import adopt_styles
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import (
    Relationship,
    read_relationships,
    relationships_part,
    resolve,
)
from boardpaper.ooxml.stylesheet import NUM_ID, integer
from boardpaper.ooxml.xml import Element, R, name, serialise

BOOKMARK, BOOKMARK_END = name("w:bookmarkStart"), name("w:bookmarkEnd")
BOOKMARK_NAME, IDENTITY = name("w:name"), name("w:id")
LINK: Final = name("r:id")
DRAWN: Final = name("wp:docPr")
RELATED: Final = f"{{{R}}}"
BANNERS: Final = ("header", "footer")
FIRST_DRAWN: Final = 800_001
FIRST_BOOKMARK: Final = 800_001
"""Where ids of what is brought in begin, well above the new file's own."""
NO_COMMENTS: Final = (COMMENT, name("w:commentRangeStart"), name("w:commentRangeEnd"))


class Foreign:
    """Copies pieces of the old file so that they can stand in the new one."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self.old, self.new = old, new
        self.package: Package = adopt_styles(old, new)
        self.styles_differ = _content(old, "styles") != _content(new, "styles")
        self.lists = Lists(old, new)
        self._drawn, self._marked = FIRST_DRAWN, FIRST_BOOKMARK
        self._names = {
            mark.get(BOOKMARK_NAME, "").casefold()
            for root in new.stories().values()
            for mark in root.iter(BOOKMARK)
        }
        self._stories: dict[str, Element] = {}
        self._brought: dict[str, str] = {}
        self._open: dict[str, str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._last_notes: dict[str, int] = {}

    def adopt(self, element: Element, old_part: str, new_part: str) -> Element:
        """A copy of a piece of an old part that can stand in a new part."""
        copy = deepcopy(element)
        copy.tail = None
        for one in list(copy.iter()):
            if isinstance(one.tag, str):
                self._adopt_one(one, old_part, new_part)
        for mark in [one for one in copy.iter(*NO_COMMENTS) if one is not copy]:
            _drop(mark)
        return copy

    def adopt_place(self, mark: Element) -> Element | None:
        """A bookmark of the old side where the new one has none of its name; None for others."""
        if mark.tag == BOOKMARK:
            named = mark.get(BOOKMARK_NAME, "")
            if named.casefold() in self._names or named == "_GoBack":
                return None
            self._names.add(named.casefold())
            self._marked += 1
            self._open[mark.get(IDENTITY, "")] = str(self._marked)
        elif mark.tag != BOOKMARK_END or mark.get(IDENTITY, "") not in self._open:
            return None
        copy = deepcopy(mark)
        copy.tail = None
        identity = self._open[mark.get(IDENTITY, "")]
        if mark.tag == BOOKMARK_END:
            del self._open[mark.get(IDENTITY, "")]
        copy.set(IDENTITY, identity)
        return copy

    def bring_story(self, reference: Element, part: str) -> tuple[Element, Element]:
        """A header or footer brought in, which the new file then holds.

        Gives a copy of the reference that names it, and its root, to be changed in place.
        """
        root = deepcopy(self.old.root(part))
        named = free_name(self.package, part)
        kind = self.old.package.types.of(part)
        self.package = self.package.replace({named: serialise(root)}).with_type(named, kind)
        self._bring_links(part, named)
        self._stories[named] = root
        held = self.old.package.relationships(self.old.document)[reference.get(LINK, "")]
        one = replace(held, target=f"/{named}")
        self.package, identity = self.package.add_relationship(self.new.document, one)
        copy = deepcopy(reference)
        copy.set(LINK, identity)
        return copy, root

    def copy_story(self, part: str) -> str:
        """A header or footer of the new file once more, as it was given; the copy's name."""
        named = free_name(self.package, part)
        links, kind = self.package.relationships(part), self.package.types.of(part)
        self.package = self.package.replace({named: self.package.content(part)})
        self.package = self.package.with_type(named, kind)
        if links:
            self.package = self.package.with_relationships(named, links)
        self._stories[named] = self.new.adopt_copy(part, named)
        return named

    def reference(self, like: Element, part: str) -> Element:
        """A copy of a reference of the new document that names another header or footer."""
        links = self.package.relationships(self.new.document)
        one = replace(links[like.get(LINK, "")], target=f"/{part}")
        self.package, identity = self.package.add_relationship(self.new.document, one)
        copy = deepcopy(like)
        copy.set(LINK, identity)
        return copy

    def finished(self, roots: dict[str, Element]) -> Package:
        """The new package with these parts, and all that was brought in."""
        package = self.lists.finished(self.package)
        changed = {**roots, **self._stories}
        return package.replace({part: serialise(root) for part, root in changed.items()})

    def _adopt_one(self, one: Element, old_part: str, new_part: str) -> None:
        for key in list(one.attrib):
            if str(key).startswith(RELATED):
                one.set(str(key), self._link(one.get(key, ""), old_part, new_part))
            elif str(key).endswith("}paraId") or str(key).endswith("}textId"):
                del one.attrib[key]
        if one.tag == NUM_ID:
            self.lists.ask(one)
        elif one.tag == DRAWN:
            self._drawn += 1
            one.set("id", str(self._drawn))
        elif one.tag in NOTE_KINDS:
            one.set(IDENTITY, self._note(NOTE_KINDS[str(one.tag)], one.get(IDENTITY, "")))
        elif one.tag in MARKS and one.getparent() is not None:
            self._replace_place(one)

    def _replace_place(self, mark: Element) -> None:
        kept = self.adopt_place(mark)
        if kept is None:
            _drop(mark)
        else:
            mark.set(IDENTITY, kept.get(IDENTITY, ""))

    def _link(self, key: str, old_part: str, new_part: str) -> str:
        """The id in the new part of what an id in the old part leads to."""
        held = self.old.package.relationships(old_part).get(key)
        if held is None:
            return key
        if not held.external:
            target = self.old.package.target(old_part, key)
            if target is None:
                return key
            brought = self._part(target, shared=held.kind not in BANNERS)
            held = replace(held, target=f"/{brought}")
            for mine, one in self.package.relationships(new_part).items():
                same = not one.external and one.kind == held.kind
                if same and resolve(new_part, one.target) == held.target.lstrip("/"):
                    return mine
        self.package, identity = self.package.add_relationship(new_part, held)
        return identity

    def _part(self, part: str, *, shared: bool = True) -> str:
        """The name in the new package of a part of the old one, brought in where it is not.

        What is not ``shared`` is brought in though the new package has the same: its own
        may have changes marked in it.
        """
        if part in self._brought:
            return self._brought[part]
        content = self.old.package.content(part) if shared else serialise(self.old.root(part))
        if shared and part in self.package.parts and self.package.content(part) == content:
            return part
        kind = self.old.package.types.of(part)
        named = self._brought[part] = free_name(self.package, part)
        self.package = self.package.replace({named: content}).with_type(named, kind)
        self._bring_links(part, named)
        return named

    def _bring_links(self, part: str, named: str) -> None:
        held = self.old.package.parts.get(relationships_part(part))
        if held is None:
            return
        wanted: dict[str, Relationship] = {}
        links = read_relationships(self.old.package.tree(relationships_part(part)))
        for key, one in links.items():
            target = self.old.package.target(part, key)
            if target is not None:
                one = replace(one, target=f"/{self._part(target)}")
            wanted[key] = one
        self.package = self.package.with_relationships(named, wanted)

    def _note(self, kind: str, identity: str) -> str:
        """The id of an old note, which is brought into the new file's notes."""
        if (kind, identity) in self._notes:
            return self._notes[kind, identity]
        note, part = self.old.note(kind, identity), self.old.notes[kind]
        if note is None or part is None:
            return identity
        new_part = self._notes_of(kind)
        root = self.new.root(new_part)
        if kind not in self._last_notes:
            taken = [integer(one.get(IDENTITY)) or 0 for one in root]
            self._last_notes[kind] = max([*taken, 0])
        self._last_notes[kind] += 1
        given = self._notes[kind, identity] = str(self._last_notes[kind])
        copy = self.adopt(note, part, new_part)
        copy.set(IDENTITY, given)
        root.append(copy)
        return given

    def _notes_of(self, kind: str) -> str:
        """The part of the new file's notes; one with separators only where it had none."""
        part = self.new.notes[kind]
        if part is not None:
            return part
        old_part = self.old.notes[kind]
        assert old_part is not None
        root = deepcopy(self.old.root(old_part))
        for note in [one for one in root if one.get(name("w:type")) is None]:
            root.remove(note)
        named = free_name(self.package, old_part)
        self.package = self.package.replace({named: serialise(root)})
        self.package = self.package.with_type(named, self.old.package.types.of(old_part))
        held = self.old.package.relationships(self.old.document)
        link = next(
            one for key, one in held.items()
            if self.old.package.target(self.old.document, key) == old_part
        )  # fmt: skip
        self.package, _ = self.package.add_relationship(
            self.new.document, replace(link, target=f"/{named}")
        )
        self.new.adopt_notes(kind, named, root)
        self._stories[named] = root
        return named


def _content(reading: Reading, kind: str) -> list[bytes]:
    package = reading.package
    return [package.content(part) for part in package.related(reading.document, kind)]


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
