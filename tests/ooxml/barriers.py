"""Small Word files with something in them that keeps people out, and what is told of them.

Knows short ways of writing Word's XML; does not judge.
"""

from boardpaper.model.source import WordPlace
from boardpaper.ooxml.accessibility import accessibility
from boardpaper.ooxml.package import read


def told(data: bytes) -> list[tuple[str, str, str]]:
    """Rule, place and words of everything that is found."""
    found = []
    for one in accessibility("some.docx", read(data)):
        assert one.hint
        place = one.place
        where = f"{place.part} {place.paragraph}" if isinstance(place, WordPlace) else "the file"
        found.append((one.rule, where, one.message))
    return found


def rules(data: bytes) -> list[str]:
    """The rules that are broken, in the order in which they are told."""
    return [rule for rule, _, _ in told(data)]


def words(text: str, properties: str = "", paragraph: str = "") -> str:
    """A paragraph of one run."""
    return (
        f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{properties}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def table(*rows: str, properties: str = "", grid: int = 2) -> str:
    """A table of rows, each the insides of ``w:tr``."""
    columns = "<w:gridCol/>" * grid
    written = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>"
    )


def cell(inside: str = words("Word"), properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


HEADS = "<w:trPr><w:tblHeader/></w:trPr>"
PLAIN = table(HEADS + cell() * 2, cell() * 2) + "<w:p/>"


def drawing(kind: str, described: str, uri: str = "picture", inside: str = "") -> str:
    """A drawing in a paragraph of its own; ``inside`` is what its graphic holds."""
    drawn = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:p><w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="One" {described}>{inside}'
        f'</wp:docPr><a:graphic><a:graphicData uri="{drawn}/{uri}"/></a:graphic></wp:{kind}>'
        "</w:drawing></w:r></w:p>"
    )
