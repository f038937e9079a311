"""A PDF file, opened: from its bytes, or refused in plain words.

Knows what may be wrong with a file as a whole; does not know what is looked for in it.
"""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf


class NotAPdf(ValueError):
    """A file that cannot be read as a PDF; ``reason`` is a sentence that begins "the file"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def opened(data: bytes) -> "Pdf":
    """The file, to be looked into or changed in memory. Raises NotAPdf."""
    import pikepdf

    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise NotAPdf("the file opens with a password only") from None
    except pikepdf.PdfError:
        raise NotAPdf("the file is damaged, or no PDF file") from None
