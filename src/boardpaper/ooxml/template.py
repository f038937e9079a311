"""A Word template: an ordinary document with tags, checked before it is rendered.

Knows which checks a template goes through; does not know papers, nor what renders it.
The values come as names, the findings go back as diagnostics with part and paragraph.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import WordPlace
from boardpaper.ooxml import package as packages
from boardpaper.ooxml import rendering
from boardpaper.ooxml import styles as style_names
from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.field_marks import FieldMarks, mark_fields
from boardpaper.ooxml.numbering import Numbering, read_numbering
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.private import without_private
from boardpaper.ooxml.settled import unsettled
from boardpaper.ooxml.soundness import find_renamed, find_unsound
from boardpaper.ooxml.styles import Styles
from boardpaper.ooxml.tags import Paragraph, TagFault
from boardpaper.ooxml.template_faults import faults
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.tidy import tidy, tidy_settings
from boardpaper.ooxml.xml import Element, R, W, serialise

TAG = re.compile(rb"\{\{|\{%")


@dataclass(frozen=True)
class Template:
    """A template as read: tidied, its tags whole, and where it came from."""

    path: str
    package: Package
    told: tuple[Diagnostic, ...]

    @cached_property
    def styles(self) -> Styles:
        """The styles a paper built from it can use."""
        return style_names.read(self.package)

    @cached_property
    def parts(self) -> dict[str, str]:
        """The parts that hold text, each in a clerk's words."""
        return text_parts(self.package)

    def place_of_slot(self, words: str, slot: str) -> WordPlace:
        """The place of the first tag with a slot, in the part that is called by these words."""
        for part in (part for part, called in self.parts.items() if called == words):
            for paragraph in tagged.paragraphs(self.package.tree(part)):
                if any(tag.inside.startswith(slot) for tag in tagged.tags(paragraph)):
                    return self.place(part, paragraph)
        return WordPlace(self.path, words)

    @cached_property
    def tag_words(self) -> str:
        """What stands inside all its tags, to see which names are used at all."""
        return "\n".join(
            tag.inside
            for part in self.parts
            for paragraph in tagged.paragraphs(self.package.tree(part))
            for tag in tagged.tags(paragraph)
        )

    def place(self, part: str, paragraph: Paragraph | None = None) -> WordPlace:
        """The place of a paragraph for a diagnostic."""
        words = self.parts.get(part, part)
        if paragraph is None:
            return WordPlace(self.path, words)
        return WordPlace(self.path, words, paragraph.number, paragraph.text)

    def check(self, names: Mapping[str, object]) -> list[Diagnostic]:
        """What is wrong with its tags, given the names they may use."""
        found = list(self.told)
        for part, words in self.parts.items():
            root = self.package.tree(part)
            found += [_diagnostic(self.path, words, fault) for fault in faults(root, names)]
        return found + [_unread(self.path, part) for part in self._others_with_tags()]

    def _others_with_tags(self) -> Iterator[str]:
        """Parts beside those that are filled, such as charts, in which a tag stands."""
        for part in self.package.parts:
            other = part.startswith("word/") and part.endswith(".xml") and part not in self.parts
            if other and TAG.search(self.package.content(part)):
                yield part

    def has_list(self, style_name: str) -> bool:
        """Whether paragraphs in a style are numbered by a list of the template."""
        return self._numbering.of_style(self.styles.paragraph(style_name)) is not None

    @cached_property
    def _numbering(self) -> Numbering:
        return read_numbering(self.package)

    @cached_property
    def fields(self) -> FieldMarks:
        """The template with a bookmark round each paragraph that prints the front matter."""
        return mark_fields(self.package)

    def render(self, names: Mapping[str, object], *, marked: bool = False) -> Package:
        """The document with its tags filled, and ``marked`` with the bookmarks of ``fields``.

        Slots come out as marks. Raises ExpressionFault for what ``check`` could not foresee.
        """
        return rendering.render(self.fields.package if marked else self.package, names)


def load(path: str, data: bytes) -> Template:
    """The template in a file's bytes. Raises NotAWordFile."""
    package = without_private(find_unsound(packages.read(data)))
    parts, told = text_parts(package), []
    changed: dict[str, bytes] = {}
    for part, words in parts.items():
        find_renamed(package, part)
        root = package.tree(part)
        told += [_diagnostic(path, words, fault) for fault in unsettled(root)]
        tidy(root)
        told += [_diagnostic(path, words, _mixed(one)) for one in tagged.heal(root)]
        changed[part] = serialise(root)
    for part in package.related(package.document_part, "settings"):
        settings = package.tree(part)
        tidy_settings(settings)
        changed[part] = serialise(settings)
    return Template(path, package.replace(changed), tuple(told))


def _unread(path: str, part: str) -> Diagnostic:
    return Diagnostic(
        WordPlace(path, part),
        "tag-stands-in-words",
        f"a tag stands in {part}, a chart or the like, where nothing fills it",
        "write it in the words of the document, a header, a footer or a note",
    )


def _mixed(paragraph: Paragraph) -> TagFault:
    return TagFault(
        paragraph,
        "tag-has-one-format",
        "part of a tag here is formatted otherwise than the rest; the whole takes the first format",
        "select the whole tag in Word, from {{ to }}, and format it in one go",
        warning=True,
    )


def _diagnostic(path: str, words: str, fault: TagFault) -> Diagnostic:
    paragraph = fault.paragraph
    return Diagnostic(
        WordPlace(path, words, paragraph.number, paragraph.text),
        fault.rule,
        fault.message,
        fault.hint,
        Severity.WARNING if fault.warning else Severity.ERROR,
    )


def part_root(package: Package, part: str) -> Element:
    """The root of a part, with the prefixes w and r that written markup uses."""
    root = package.tree(part)
    wanted: dict[str | None, str] = {"w": W, "r": R}
    if all(root.nsmap.get(prefix) == space for prefix, space in wanted.items()):
        return root
    spaces: dict[str | None, str] = dict(root.nsmap)
    spaces.update(wanted)
    fresh = etree.Element(root.tag, root.attrib, spaces)
    fresh.extend(list(root))
    return fresh
