"""WordprocessingML as text: runs, paragraphs, links, bookmarks, fields.

Knows the XML Word wants; does not know papers. Everything that repeats is written
as escaped text, many times faster than building elements (ECMA-376-1, clause 17).
"""

from boardpaper.ooxml.xml import attribute

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def escaped(text: str) -> str:
    """Text as it stands inside ``w:t``; a tab is a space, as it would be measured."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\t", " ")


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` are the children of its ``w:rPr``."""
    return f'<w:r>{_properties(properties)}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def looks_run(looks: str, text: str) -> str:
    """A run of text with a whole ``w:rPr`` taken from elsewhere."""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def line_break(properties: str = "") -> str:
    """A run that begins a new line."""
    return f"<w:r>{_properties(properties)}<w:br/></w:r>"


def _properties(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def marks(strong: bool, emphasis: bool, style: str = "") -> str:
    """The children of ``w:rPr`` for these marks, in the order the schema asks for."""
    named = f'<w:rStyle w:val="{attribute(style)}"/>' if style else ""
    return named + (BOLD if strong else "") + (ITALIC if emphasis else "")


def paragraph(
    style: str,
    content: str,
    numbering: tuple[int, int] | None = None,
    *,
    keep_next: bool = False,
    space_before: int = 0,
    indent: int | None = None,
) -> str:
    """A paragraph in a style (its id).

    ``numbering`` is (numId, level) where it restarts; ``keep_next`` keeps it on the
    page of the paragraph after it. ``space_before`` and ``indent`` (from the left) are
    in twips, 0 and None as the style has them.
    """
    number = ""
    if numbering:
        number = (
            f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
        )
    named = f'<w:pStyle w:val="{attribute(style)}"/>'
    kept = "<w:keepNext/>" if keep_next else ""
    left = "" if indent is None else f'<w:ind w:left="{indent}" w:firstLine="0"/>'
    space = f'<w:spacing w:before="{space_before}"/>' if space_before else ""
    return f"<w:p><w:pPr>{named}{kept}{number}{space}{left}</w:pPr>{content}</w:p>"


def hyperlink(relationship: str, content: str) -> str:
    """Runs that lead to an external address, by the id of its relationship."""
    return f'<w:hyperlink r:id="{attribute(relationship)}" w:history="1">{content}</w:hyperlink>'


def link_to(bookmark_name: str, content: str) -> str:
    """Runs that lead to a bookmark of the same document (17.16.22)."""
    named = f'w:anchor="{attribute(bookmark_name)}"'
    return f'<w:hyperlink {named} w:history="1">{content}</w:hyperlink>'


def bookmark(identity: int, bookmark_name: str, content: str) -> str:
    """Content inside a bookmark. Ids are unique in the document (ECMA-376-1, 17.13.6.2)."""
    start = f'<w:bookmarkStart w:id="{identity}" w:name="{attribute(bookmark_name)}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{identity}"/>'


def reference_field(
    bookmark_name: str, shown: str, properties: str = "", *, number: bool = True
) -> str:
    """A live REF field giving the number of a bookmarked paragraph (17.16.5.48).

    Without ``number`` it gives the bookmarked words themselves. ``shown`` is what it
    says until Word works it out again.
    """
    props = _properties(properties)

    def part(kind: str) -> str:
        return f'<w:r>{props}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    switches = "\\r \\h" if number else "\\h"
    code = f" REF {bookmark_name} {switches} "
    return (
        part("begin")
        + f'<w:r>{props}<w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        + part("separate")
        + run(shown, properties)
        + part("end")
    )
