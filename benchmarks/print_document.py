"""Makes a PDF of one Word document, as a build does: python print_document.py DOCX PDF"""

import sys
from datetime import date
from pathlib import Path

from boardpaper.writers.pdf import Printable, write_all

if __name__ == "__main__":
    document, target = map(Path, sys.argv[1:])
    about = ("A paper", "en-GB", "A Council", date(2004, 9, 23))
    (made,) = write_all([Printable(str(target), document.read_bytes(), *about)])
    if made.value is None:
        sys.exit(made.diagnostics[0].message)
    target.write_bytes(made.value)
