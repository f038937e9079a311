"""A Word template: an ordinary document with tags, checked and rendered by docxtpl.

Knows docxtpl, its one user here; does not know papers. The values come as names,
the findings go back as diagnostics with part and paragraph.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from docxtpl import DocxTemplate
from lxml import etree

from boardpaper.expressions.evaluate import WORST, explain
from boardpaper.expressions.sandbox import Sandbox
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import WordPlace
from boardpaper.ooxml import package as packages
from boardpaper.ooxml import styles as style_names
from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.styles import Styles
from boardpaper.ooxml.tags import Paragraph
from boardpaper.ooxml.template_faults import TagFault, faults
from boardpaper.ooxml.tidy import tidy, tidy_settings
from boardpaper.ooxml.xml import Element, serialise

TEXT_PARTS = {
    "header": "a header",
    "footer": "a footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
}


@dataclass(frozen=True)
class Template:
    """A template as read: tidied, its tags whole, and where it came from."""

    path: str
    package: Package
    mixed: tuple[Diagnostic, ...]

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

    def place(self, part: str, paragraph: Paragraph | None = None) -> WordPlace:
        """The place of a paragraph for a diagnostic."""
        words = self.parts.get(part, part)
        if paragraph is None:
            return WordPlace(self.path, words)
        return WordPlace(self.path, words, paragraph.number, paragraph.text)

    def check(self, names: Mapping[str, object]) -> list[Diagnostic]:
        """What is wrong with its tags, given the names they may use."""
        found = list(self.mixed)
        for part in self.parts:
            root = self.package.tree(part)
            found += [self._diagnostic(part, fault) for fault in faults(root, names)]
        return found

    def _diagnostic(self, part: str, fault: TagFault) -> Diagnostic:
        return Diagnostic(
            self.place(part, fault.paragraph),
            fault.rule,
            fault.message,
            fault.hint,
            Severity.WARNING if fault.warning else Severity.ERROR,
        )

    def render(self, names: Mapping[str, object]) -> Package:
        """The document with its tags filled; slots come out as marks.

        Raises ExpressionFault for what ``check`` could not foresee.
        """
        template = DocxTemplate(BytesIO(packages.write(self.package)))
        try:
            template.render(dict(names), Sandbox(autoescape=True), autoescape=True)
        except WORST as error:
            raise explain(error, names) from None
        rendered = BytesIO()
        template.save(rendered)
        return packages.read(rendered.getvalue())


def text_parts(package: Package) -> dict[str, str]:
    """The parts of a package that hold text, each in a clerk's words."""
    document = package.document_part
    parts = {document: "the document"}
    for kind, words in TEXT_PARTS.items():
        found = sorted(set(package.related(document, kind)))
        for number, part in enumerate(found, 1):
            plain = words.removeprefix("a ")
            parts[part] = (
                f"{plain} {number}" if len(found) > 1 else f"the {plain.removeprefix('the ')}"
            )
    return parts


def load(path: str, data: bytes) -> Template:
    """The template in a file's bytes. Raises NotAWordFile."""
    package = packages.read(data)
    parts, mixed = text_parts(package), []
    changed: dict[str, bytes] = {}
    for part, words in parts.items():
        root = package.tree(part)
        tidy(root)
        for paragraph in tagged.heal(root):
            mixed.append(_mixed(path, words, paragraph))
        changed[part] = serialise(root)
    for part in package.related(package.document_part, "settings"):
        settings = package.tree(part)
        tidy_settings(settings)
        changed[part] = serialise(settings)
    return Template(path, _without_attached(package.replace(changed)), tuple(mixed))


def _without_attached(package: Package) -> Package:
    """Drops the link to the template's own template: a path on somebody's machine."""
    for part in package.related(package.document_part, "settings"):
        held = package.relationships(part)
        kept = {key: one for key, one in held.items() if one.kind != "attachedTemplate"}
        if kept != held:
            package = package.with_relationships(part, kept)
    return package


def _mixed(path: str, part: str, paragraph: Paragraph) -> Diagnostic:
    return Diagnostic(
        WordPlace(path, part, paragraph.number, paragraph.text),
        "tag-has-one-format",
        "part of a tag here is formatted otherwise than the rest; the whole takes the first format",
        "select the whole tag in Word, from {{ to }}, and format it in one go",
        Severity.WARNING,
    )


def part_root(package: Package, part: str) -> Element:
    """The root of a part, with the prefixes w and r that written markup uses."""
    root = package.tree(part)
    wanted: dict[str | None, str] = {"w": tagged.P[1:].partition("}")[0], "r": _R}
    if all(root.nsmap.get(prefix) == space for prefix, space in wanted.items()):
        return root
    spaces: dict[str | None, str] = dict(root.nsmap)
    spaces.update(wanted)
    fresh = etree.Element(root.tag, root.attrib, spaces)
    fresh.extend(list(root))
    return fresh


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
