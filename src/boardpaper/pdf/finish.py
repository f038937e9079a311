"""A printed PDF, finished: to PDF/UA-1 and PDF/A-2a, and the same bytes each time.

Knows the order of the repairs; does not know how any of them is made.
"""

from io import BytesIO

from pikepdf import Name, ObjectStreamMode, Pdf

from boardpaper.model.pausing import collector_paused
from boardpaper.pdf.about import About, say
from boardpaper.pdf.figures import mend_figures
from boardpaper.pdf.glyphs import Fonts, name_symbols
from boardpaper.pdf.labels import label_items, label_notes
from boardpaper.pdf.links import mend_links
from boardpaper.pdf.opening import opened
from boardpaper.pdf.pieces import Drawing, read_drawing
from boardpaper.pdf.repairs import drop_empty, free_layout_tables, gather_items, step_headings
from boardpaper.pdf.tree import Element, Mark, read_tree, write_tree


class Untagged(ValueError):
    """A PDF without tags: no repair can say what its headings and tables are."""


def finish(data: bytes, about: About) -> bytes:
    """The file as it is published. Raises NotAPdf or Untagged."""
    with collector_paused(), opened(data) as pdf:
        tree = read_tree(pdf)
        if tree is None:
            raise Untagged
        name_symbols(pdf)
        fonts = Fonts()
        drawings = [read_drawing(page, fonts) for page in pdf.pages]
        _mend(pdf, tree, drawings)
        _put(pdf, tree, drawings)
        say(pdf, about)
        return _saved(pdf)


def _mend(pdf: Pdf, tree: Element, drawings: list[Drawing]) -> None:
    pieces = {
        Mark(page, number): piece
        for page, drawing in enumerate(drawings)
        for number, piece in drawing.marked().items()
    }

    def words(mark: Mark) -> str:
        return drawings[mark.page].words(pieces[mark]) if mark in pieces else ""

    def place(mark: Mark) -> tuple[float, float] | None:
        return pieces[mark].place() if mark in pieces else None

    gather_items(tree)
    label_items(tree, words)
    label_notes(tree, words)
    mend_links(pdf, tree, place, words)
    mend_figures(tree, drawings)
    free_layout_tables(tree)
    step_headings(tree)
    drop_empty(tree)


def _put(pdf: Pdf, tree: Element, drawings: list[Drawing]) -> None:
    """The tags and the drawing, back in the file, agreeing with each other."""
    tags: list[dict[int, str]] = [{} for _ in drawings]
    for element in tree.walk():
        for kid in element.kids:
            if isinstance(kid, Mark):
                tags[kid.page][kid.number] = element.role
    for drawing, named in zip(drawings, tags, strict=True):
        drawing.write(pdf, named)
        drawing.page.obj.Tabs = Name.S
    write_tree(pdf, tree)


def _saved(pdf: Pdf) -> bytes:
    """The file as bytes.

    A line feed stands before each ``endstream``. Where the stream's last byte is a carriage
    return, the two would read as one line end and the stream as too short by one byte (ISO
    19005-2, 6.1.7.1): there the line end is a second carriage return.
    """
    made = BytesIO()
    pdf.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue().replace(b"\r\nendstream", b"\r\rendstream")
