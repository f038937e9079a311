"""Everything textual in a PDF file, each text with its place in words.

Knows what can be asked; does not know where a PDF keeps words. Besides its pages these
are what it says of itself, bookmarks, links and notes, other words for what is drawn,
forms, layers, scripts, carried files with what is in them, and whatever is left that
nothing leads to.
"""

from collections.abc import Iterator


def texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Each text of a PDF file with its place: ``("page 3", …)``, ``("the bookmarks", …)``.

    A place may come several times. Raises NotAPdf.
    """
    from boardpaper.pdf.told import told  # what reads PDF files takes long to import

    yield from told(data)
