"""A Word file carried into another: its content, with all that it needs to look the same.

Knows the order of the steps, and parts that content points at: pictures, addresses,
footnotes. Does not judge the file: ``carry_faults`` has found what cannot be carried.
The page, its headers and its footers are those of the document it is carried into.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from lxml import etree

from boardpaper.ooxml import styles as style_names
from boardpaper.ooxml.blocks import P, blocks, body
from boardpaper.ooxml.carry_content import cleaned
from boardpaper.ooxml.carry_lists import carry_lists
from boardpaper.ooxml.carry_styles import CarriedStyles
from boardpaper.ooxml.carry_theme import theme_fonts, without_theme
from boardpaper.ooxml.footnotes import NOTE, Footnotes
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.picture_data import without_telling
from boardpaper.ooxml.pictures import DOC_PR
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.tidy import tidy
from boardpaper.ooxml.xml import Element, R, name, serialise

REFERENCE: Final = name("w:footnoteReference")
ID: Final = name("w:id")


class Carrier:
    """Carries one file into ``package``, which is then the package with what it needs.

    ``prefix`` goes before the names of its styles and bookmarks; the calls give ids
    that no other bookmark or drawing has.
    """

    def __init__(
        self,
        package: Package,
        source: Package,
        prefix: str,
        next_bookmark: Callable[[], int],
        next_drawing: Callable[[], int],
    ) -> None:
        self.package, self._source, self._prefix = package, source, prefix
        self._next_bookmark, self._next_drawing = next_bookmark, next_drawing
        self._notes = Footnotes(package, style_names.read(package))

    def pieces(self) -> list[str]:
        """The content as markup, block by block; it ends with a paragraph."""
        root = body(self._cleaned(self._source.document_part))
        notes = self._footnotes(root)
        self._carry_styles([root, *notes])
        self._carry_parts(root, self._source.document_part, self.package.document_part)
        for note in notes:
            self._carry_parts(note, self._notes_part(), self._notes.part)
        for drawing in root.iter(DOC_PR):
            drawing.set("id", str(self._next_drawing()))
        for note in notes:
            self._notes.carry(note.get(ID, ""), "".join(_markup(child) for child in note))
        self.package = self._notes.apply(self.package)
        held = list(blocks(root))
        gap = [] if held and held[-1].tag == P else ["<w:p/>"]
        return [*(_markup(child) for child in root), *gap]

    def _cleaned(self, part: str) -> Element:
        root = self._source.tree(part)
        tidy(root)
        cleaned(root, self._prefix, self._next_bookmark)
        without_theme(root, theme_fonts(self._source))
        etree.cleanup_namespaces(root)
        return root

    def _notes_part(self) -> str:
        found = self._source.related(self._source.document_part, "footnotes")
        return found[0] if found else ""

    def _footnotes(self, root: Element) -> list[Element]:
        """The footnotes that the content refers to, both with their new ids."""
        references = list(root.iter(REFERENCE))
        if not references or not self._notes_part():
            return []
        held = {note.get(ID): note for note in self._cleaned(self._notes_part()).iter(NOTE)}
        found = []
        for reference in references:
            note, parent = held.get(reference.get(ID)), reference.getparent()
            if note is not None:
                identity = self._notes.reserve()
                note.set(ID, identity)
                reference.set(ID, identity)
                found.append(note)
            elif parent is not None:
                parent.remove(reference)
        return found

    def _carry_styles(self, content: list[Element]) -> None:
        """Styles and lists, which name each other."""
        part, own = style_names.styles_part(self.package), style_names.styles_part(self._source)
        held = self._source.tree(own) if own else None
        if held is not None:
            tidy(held)
            without_theme(held, theme_fonts(self._source))
        styles = CarriedStyles(held, self._prefix)
        added = styles.applied(content)
        keys = frozenset(one.get(name("w:styleId"), "") for one in added)
        holders = [*content, *added]
        self.package = carry_lists(self.package, self._source, holders, styles.key, keys)
        if part is not None:
            root = self.package.tree(part)
            root.extend(added)
            etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
            self.package = self.package.replace({part: serialise(root)})

    def _carry_parts(self, tree: Element, part: str, to: str) -> None:
        """Gives everything that points at another part a relationship of its new home."""
        held = self._source.relationships(part)
        for element in list(tree.iter()):
            for key, identity in element.items():
                if not str(key).startswith(f"{{{R}}}"):
                    continue
                one = held.get(identity)
                if one is None or (one.kind == "hyperlink" and not one.external):
                    del element.attrib[key]
                    continue
                new = one if one.external else self._media(part, identity)
                self.package, identity = self.package.add_relationship(to, new)
                element.set(key, identity)

    def _media(self, part: str, identity: str) -> Relationship:
        """A picture put into the package, under the same name in every file."""
        found = self._source.target(part, identity)
        assert found is not None, "a file that points at nothing is found before"
        data = without_telling(self._source.content(found))
        ending = found.rpartition(".")[2].lower()
        target = f"media/carried-{sha256(data).hexdigest()[:16]}.{ending}"
        folder = self.package.document_part.rpartition("/")[0]
        there = f"{folder}/{target}".lstrip("/")
        kind = self._source.types.of(found)
        self.package = self.package.replace({there: data}).with_type(there, kind)
        return Relationship(f"{OFFICE}image", target)


def _markup(element: Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)
