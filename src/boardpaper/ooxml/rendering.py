"""docxtpl, held to what a template may do: its tags filled, part by part.

Knows docxtpl, its one user here; does not know papers. Nothing that docxtpl makes is
taken unread: its regular expressions cut XML as text, and lxml would mend a cut in
silence by leaving things out.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from boardpaper.expressions.evaluate import WORST, explain
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.sandbox import Sandbox
from boardpaper.ooxml import package as packages
from boardpaper.ooxml.mending import mend
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.row import text_of

NOTES = re.compile(r"\.wordprocessingml\.(?:footnotes|endnotes)\+xml$")
BRACES = re.compile(r"\{_([{%])|([}%])_\}")
"""How docxtpl writes braces that are no tag's."""


def render(package: Package, names: Mapping[str, object]) -> Package:
    """The document with its tags filled; slots come out as marks.

    Raises ExpressionFault for what looking at the tags could not foresee.
    """
    template = _Rendering(BytesIO(packages.write(package)))
    try:
        template.render(dict(names), Sandbox(autoescape=True), autoescape=True)
        rendered = BytesIO()
        template.save(rendered)
    except WORST as error:
        raise explain(error, names) from None
    return packages.read(rendered.getvalue())


class _Rendering(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its surprises: only parts with tags are run, and each is read after."""

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None
    ) -> str:
        """A part with its tags filled. Raises ExpressionFault where that broke it."""
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", _with_braces(src_xml))
        filled = jinja_env.from_string(source).render(context)
        filled = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", filled))
        try:
            root = etree.fromstring(filled)
        except etree.XMLSyntaxError:
            raise _broken() from None
        return etree.tostring(root, encoding="unicode") if mend(root) else filled

    def map_tree(self, tree: Any) -> None:
        """The document with its new body. lxml takes ever longer to move a large one over."""
        root = self.docx._element
        before, _, rest = etree.tostring(root, encoding="unicode").partition("<w:body")
        after = rest.rpartition("</w:body>")[2] if "</w:body>" in rest else rest.partition("/>")[2]
        body = text_of(tree, root.nsmap)
        self.docx._element = self.docx._part._element = parse_xml(f"{before}{body}{after}")

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Nothing: what a template says of itself is not the paper's, and is replaced."""

    def get_headers_footers(self, uri: str) -> Iterator[tuple[str, Any]]:
        """The headers or footers that hold anything to fill."""
        for key, part in super().get_headers_footers(uri):
            if b"{" in part.blob:
                yield key, part

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Footnotes and endnotes alike, which docxtpl by itself forgets."""
        for part in self.docx.part.package.iter_parts():
            if NOTES.search(part.content_type) and b"{" in part.blob:
                source = self.patch_xml(part.blob.decode())
                source = source.partition("?>")[2] if source.startswith("<?xml") else source
                part._blob = self.render_xml_part(source, part, context, jinja_env).encode()


def _with_braces(source: str) -> str:
    """docxtpl's way to write braces, as Jinja's: what authors typed stays as they typed it."""
    return BRACES.sub(
        lambda found: f"{{{{ '{{' }}}}{found[1]}" if found[1] else f"{found[2]}{{{{ '}}' }}}}",
        source,
    )


def _broken() -> ExpressionFault:
    return ExpressionFault(
        "tag-pairs-stand-together",
        "the tags of this template cut a paragraph, a cell or a row in two",
        "put each {% if %} and {% for %} in one paragraph or cell with its end",
    )
