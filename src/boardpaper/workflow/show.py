"""Show: any Word file, or what a paper would be, as text to read.

Knows where the bytes come from; does not know how Word says things.
"""

from pathlib import Path

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.workflow.make import Templates, make


def show_file(path: Path) -> Outcome[str]:
    """A Word file from anywhere, as text."""
    try:
        return Outcome(outline(path.read_bytes()))
    except NotAWordFile as refusal:
        message, rule, hint = refusal.reason, refusal.rule, refusal.hint
    except OSError as error:
        message, rule = f"the file cannot be read: {error.strerror}", "file-exists"
        hint = "check its name and folder"
    return Outcome(None, (Diagnostic(WholeFile(str(path)), rule, message, hint),))


def show_paper(workspace: Workspace, place: PaperPlace) -> Outcome[str]:
    """What a paper would be if it were built now, as text; nothing is written."""
    made = make(workspace, place, Templates())
    if made.document is None:
        return Outcome(None, made.diagnostics)
    return Outcome(outline(made.document.data), made.diagnostics)
