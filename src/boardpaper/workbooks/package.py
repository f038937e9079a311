"""A workbook's bytes as the parts of a sound package, or why it is none.

Knows what may be wrong with a file before anything in it is read: bombs, entities, passwords,
programs; does not know what the parts say.
"""

from typing import Any, Final

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.unpacking import unpack
from boardpaper.ooxml.xml import BadXml, root_name

RULE: Final = "workbook-opens"
SAVE_AS: Final = 'open it in Excel and save it as "Excel Workbook (.xlsx)", without a password'
WITHOUT_MACROS: Final = (
    'open it in Excel and save it as "Excel Workbook (.xlsx)", which leaves them out'
)
MACROS: Final = "xl/vbaProject.bin"


class NotAWorkbook(Exception):
    """Why a workbook is not read, and what to do."""

    def __init__(self, reason: str, hint: str = SAVE_AS) -> None:
        super().__init__(reason)
        self.hint = hint


def refused(path: str, why: NotAWorkbook) -> Outcome[Any]:
    """What is said of a file that is not read as a workbook."""
    message = f'"{path}" cannot be read as an Excel workbook: {why}'
    return Outcome(None, (Diagnostic(WholeFile(path), RULE, message, why.hint),))


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a sound workbook. Raises NotAWorkbook: for bombs, entities, passwords."""
    try:
        parts = unpack(data)
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                root_name(part)
    except NotAWordFile as refusal:
        raise NotAWorkbook(_in_words(refusal.reason)) from None
    except BadXml as trouble:
        raise NotAWorkbook(trouble.reason) from None
    if MACROS in parts:
        raise NotAWorkbook("it has macros in it, which are programs", WITHOUT_MACROS)
    return parts


def _in_words(reason: str) -> str:
    words = reason.replace("an old Word document (.doc)", "an old Office file")
    return words.replace("a Word document", "an Excel workbook").replace(".docx", ".xlsx")
