"""The plain script's template: the house style's own, with loops put into it.

Knows the shipped template's XML and docxtpl's tags; does not know what will be
printed. The looks stay the house style's: every paragraph that a loop repeats is the
template's own.
"""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

DOCUMENT = "word/document.xml"
PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*?\{\{ %s \}\}.*?</w:p>"
SLOT = re.compile(PARAGRAPH % r"row\.(\w+)")
ROW = re.compile(r"<w:tr>(?:(?!<w:tr>).)*?\{\{ row\..*?</w:tr>")
STYLE = re.compile(r'(?<=<w:pStyle w:val=")\w+')
BULLET = "TableBullet"
BLOCKS = {
    "heading": "Heading1",
    "numbered": "NumberedParagraph",
    "bullet": "ReportBullet",
    "plain": "BodyParagraph",
}


def document(template: Path) -> str:
    """The main part of a template."""
    with ZipFile(template) as package:
        return package.read(DOCUMENT).decode()


def prototype(xml: str) -> str:
    """The row that repeats. Raises ValueError where there is none with its nine slots."""
    found = ROW.search(xml)
    if not found or len(SLOT.findall(found[0])) != 9:
        raise ValueError(
            "the benchmark does not understand the template any more: Word may have split "
            "its slots into runs"
        )
    return found[0]


def with_loops(xml: str) -> str:
    """The main part with docxtpl's loops in place of boardpaper's slots."""
    row = prototype(xml)
    looped = SLOT.sub(lambda found: _cell(found[0], found[1]), row)
    xml = xml.replace(row, _row("for row in rows") + looped + _row("endfor"))
    xml = xml.replace("{{ author.website }}", "{{r author.website }}")
    return re.sub(PARAGRAPH % "sections", lambda found: _sections(found[0]), xml)


def make(template: Path, target: Path) -> None:
    """Writes the plain script's template."""
    with ZipFile(template) as package, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in package.namelist():
            content = package.read(name)
            if name == DOCUMENT:
                content = with_loops(content.decode()).encode()
            made.writestr(name, content)


def _tag(words: str) -> str:
    return f"<w:p><w:r><w:t>{{%p {words} %}}</w:t></w:r></w:p>"


def _row(words: str) -> str:
    return f"<w:tr><w:tc><w:p><w:r><w:t>{{%tr {words} %}}</w:t></w:r></w:p></w:tc></w:tr>"


def _cell(paragraph: str, slot: str) -> str:
    if slot == "reference":
        return paragraph
    line = paragraph.replace(f"row.{slot}", "line.text")
    return "".join(
        (
            _tag(f"for line in row.{slot}"),
            _tag("if line.bullet"),
            STYLE.sub(BULLET, line),
            _tag("else"),
            line,
            _tag("endif"),
            _tag("endfor"),
        )
    )


def _sections(paragraph: str) -> str:
    line = paragraph.replace("{{ sections }}", "{{ block.text }}")
    written = [_tag("for block in sections")]
    for number, (kind, style) in enumerate(BLOCKS.items()):
        written.append(_tag(f"{'elif' if number else 'if'} block.kind == '{kind}'"))
        written.append(STYLE.sub(style, line))
    return "".join((*written, _tag("endif"), _tag("endfor")))
