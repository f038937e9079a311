"""Word files written by hand, as small as a test needs them.

Knows the parts a .docx cannot do without and short ways of writing its XML; does
not know boardpaper: the zip is made by the standard library.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": f"{OFFICE}/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": f"{OFFICE}/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
ROOTS = {
    "styles": "styles", "numbering": "numbering", "comments": "comments",
    "footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "header2": "hdr",
    "footer1": "ftr", "settings": "settings",
}  # fmt: skip
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
A4_WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def docx(
    body: str,
    *,
    section: str = f"<w:sectPr>{A4}</w:sectPr>",
    links: Mapping[str, str] | None = None,
    core: str = "",
    **parts: str,
) -> bytes:
    """A .docx of this body. ``parts`` are the insides of styles, numbering, header1 and so on.

    A part's relationship id is its name; ``links`` are addresses by relationship id.
    """
    document = f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    entries = {"word/document.xml": document}
    for part, inside in parts.items():
        root = f"w:{ROOTS[part]}"
        entries[f"word/{part}.xml"] = f"<{root} {NAMESPACES}>{inside}</{root}>"
    related = {part: (part.rstrip("12"), f"{part}.xml") for part in parts}
    entries["word/_rels/document.xml.rels"] = relationships(related, links or {})
    top = {"rId1": ("officeDocument", "word/document.xml")}
    if core:
        entries["docProps/core.xml"] = core_properties(core)
        top["rId2"] = ("metadata/core-properties", "docProps/core.xml")
    entries["_rels/.rels"] = relationships(top, {})
    return zipped({"[Content_Types].xml": content_types(entries), **entries})


def relationships(parts: Mapping[str, tuple[str, str]], links: Mapping[str, str]) -> str:
    """A relationships part: (kind, target) by id, and addresses by id."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for key, (kind, target) in parts.items()
    )
    inside += "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/relationships/hyperlink" Target="{target}" '
        f'TargetMode="External"/>'
        for key, target in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def content_types(entries: Mapping[str, str]) -> str:
    """``[Content_Types].xml`` for these parts."""
    kinds = {"word/document.xml": f"{MAIN}.document.main+xml"}
    for entry in entries:
        stem = entry.removeprefix("word/").removesuffix(".xml").rstrip("12")
        if entry.startswith("word/") and stem in ("header", "footer", *ROOTS):
            kinds[entry] = f"{MAIN}.{stem}+xml"
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def core_properties(inside: str) -> str:
    """``docProps/core.xml`` with these elements in it."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inside}</cp:coreProperties>'
    )


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of these entries, in this order."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for entry, contents in entries.items():
            archive.writestr(entry, contents)
    return target.getvalue()


def p(*inside: str, style: str = "", num: str = "", level: str = "", extra: str = "") -> str:
    """A paragraph; what does not begin with ``<`` becomes a run of text."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num or level:
        properties += num_pr(int(num) if num else None, int(level) if level else None)
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p><w:pPr>{properties}{extra}</w:pPr>{runs}</w:p>"


def r(text: str, looks: str = "") -> str:
    """A run of text, with these run properties."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, *result: str) -> str:
    """A complex field; without a result it has never been worked out."""
    shown = "".join((mark("separate"), *(one if one[:1] == "<" else r(one) for one in result)))
    asked = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{mark('begin')}{asked}{shown if result else ''}{mark('end')}"


def mark(kind: str) -> str:
    """The beginning, middle or end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def table(*rows: str, columns: int) -> str:
    """A table of these rows."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str, looks: str = "") -> str:
    """A row; what does not begin with ``<`` becomes a cell of one paragraph."""
    inside = "".join(cell if cell.startswith("<") else tc(p(cell)) for cell in cells)
    return f"<w:tr><w:trPr>{looks}</w:trPr>{inside}</w:tr>"


def tc(*inside: str, looks: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(inside)}</w:tc>"


def style(key: str, *, title: str = "", based_on: str = "", ppr: str = "", kind: str = "") -> str:
    """A style; ``ppr`` is the inside of its paragraph properties."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind or "paragraph"}" w:styleId="{key}">'
        f'<w:name w:val="{title or key}"/>{base}<w:pPr>{ppr}</w:pPr></w:style>'
    )


def lvl(level: int, how: str = "decimal", text: str = "", start: int = 1, extra: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{how}"/>{extra}'
        f'<w:lvlText w:val="{text or f"%{level + 1}."}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(key: int, *levels: str, extra: str = "") -> str:
    """An abstract list of these levels."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    inside = f"{kind}{extra}{''.join(levels)}"
    return f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>'


def num(key: int, abstract_key: int, override: str = "") -> str:
    """A list that counts in an abstract one."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{override}</w:num>'


def num_pr(key: int | None = None, level: int | None = None) -> str:
    """The numbering of a style or paragraph."""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    which = "" if key is None else f'<w:numId w:val="{key}"/>'
    return f"<w:numPr>{at}{which}</w:numPr>"


def restart(level: int, start: int) -> str:
    """The override by which a list starts afresh."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
