"""Small finished Word files with nothing to be found in them, until something is put in.

Knows the parts of a Word file; does not judge it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook

from front_door import run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
EXTENDED = OFFICE.replace("relationships", "extended-properties")
APP = f'<Properties xmlns="{EXTENDED}">{{}}</Properties>'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)
ACCESSIBILITY = frozenset(
    {"text-stands-out", "table-has-a-heading-row", "control-has-a-title", "cells-are-not-merged"}
)
"""Rules about which others have their tests."""
OFFICIAL = "application/vnd.openxmlformats-{}+xml"
WORDPROCESSING = "officedocument.wordprocessingml.{}"
KINDS = {
    **{
        f"word/{part}.xml": WORDPROCESSING.format(kind)
        for part, kind in {
            "document": "document.main", "styles": "styles", "settings": "settings",
            "comments": "comments", "header1": "header", "people": "people",
        }.items()
    },
    "docProps/core.xml": "package.core-properties",
    "docProps/app.xml": "officedocument.extended-properties",
    "docProps/custom.xml": "officedocument.custom-properties",
}  # fmt: skip
"""What each part is, where its name's ending does not say it."""


@dataclass(frozen=True)
class Link:
    """A relationship of the document (or of the part named first in ``of``)."""

    kind: str
    target: str
    external: bool = False
    of: str = "word/document.xml"


def run_of(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{run_of(words, properties)}</w:p>"


def word_file(
    path: Path,
    *body: str,
    core: str = "<dc:title>A paper</dc:title>",
    app: str = "",
    styles: str = STYLES,
    settings: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    links: tuple[Link, ...] = (),
) -> Path:
    """Writes a Word file with these paragraphs and parts; the same path."""
    links = (Link("styles", "styles.xml"), Link("settings", "settings.xml"), *links)
    held: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{DEFAULTS}{styles}</w:styles>",
        "word/settings.xml": f"<w:settings {SPACES}>{settings}</w:settings>",
        "docProps/core.xml": CORE.format(core),
        "docProps/app.xml": APP.format(app),
        **(parts or {}),
    }
    for holder in {link.of for link in links}:
        folder, _, name = holder.rpartition("/")
        held[f"{folder}/_rels/{name}.rels"] = _relationships(
            [link for link in links if link.of == holder]
        )
    held["_rels/.rels"] = _relationships(_roots(held))
    held["[Content_Types].xml"] = _types(held)
    with ZipFile(path, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


def _roots(held: Mapping[str, object]) -> list[Link]:
    roots = [
        Link("officeDocument", "word/document.xml"),
        Link("metadata/core-properties", "docProps/core.xml"),
        Link("extended-properties", "docProps/app.xml"),
    ]
    if "docProps/custom.xml" in held:
        roots.append(Link("custom-properties", "docProps/custom.xml"))
    if "docProps/thumbnail.jpeg" in held:
        roots.append(Link("metadata/thumbnail", "docProps/thumbnail.jpeg"))
    return roots


def _relationships(links: list[Link]) -> str:
    package = OFFICE.replace("officeDocument", "package")
    lines = ""
    for number, link in enumerate(links, 1):
        kind = f"{package if link.kind.startswith('metadata/') else OFFICE}/{link.kind}"
        mode = ' TargetMode="External"' if link.external else ""
        lines += f'<Relationship Id="rId{number}" Target="{link.target}" Type="{kind}"{mode}/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'


def _types(held: Mapping[str, object]) -> str:
    lines = "".join(
        f'<Override PartName="/{part}" ContentType="{OFFICIAL.format(kind)}"/>'
        for part, kind in KINDS.items()
        if part in held
    )
    for ending, kind in {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml", "jpeg": "image/jpeg", "png": "image/png",
        "bin": "application/octet-stream", "docx": "application/octet-stream",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }.items():  # fmt: skip
        lines += f'<Default Extension="{ending}" ContentType="{kind}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}">{lines}</Types>'


def found(path: Path) -> list[dict[str, Any]]:
    """What ``boardpaper preflight`` finds in a file, as objects; not how accessible it is."""
    answer = run(path.parent, "preflight", path.name, "--findings", "json")
    findings = json.loads(answer.out)
    assert isinstance(findings, list)
    return [one for one in findings if one["rule"] not in ACCESSIBILITY]


def told(path: Path) -> list[str]:
    """What it finds, each as "severity rule: message"."""
    return [f"{one['severity']} {one['rule']}: {one['message']}" for one in found(path)]


def unpacked(path: Path) -> dict[str, bytes]:
    """The parts of a Word file."""
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def hiding_workbook() -> bytes:
    """A workbook with a hidden sheet, a hidden row and a hidden column."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Costs"
    page.append(["Year", "Family", "Cost"])
    page.append(["2026", "Bloggs", 12])
    page.column_dimensions["B"].hidden = True
    page.row_dimensions[2].hidden = True
    book.create_sheet("Names").sheet_state = "hidden"
    written = BytesIO()
    book.save(written)
    return written.getvalue()
