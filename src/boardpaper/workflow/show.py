"""Show: any Word file, or what a paper would be, as text to read.

Knows where the bytes come from; does not know how Word says things.
"""

from hashlib import sha256
from pathlib import Path

from boardpaper.files.names import is_ordinary
from boardpaper.files.place import SOURCE, PaperPlace
from boardpaper.files.workspace import Workspace, find
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import AS_IT_IS, Wanted

TEXTS = (".md", ".yaml", ".yml")


def is_part_of_a_paper(path: Path) -> bool:
    """Whether a path names a paper, by its folder or a file of its sources, and no other file."""
    workspace = find(path.absolute().parent)
    in_source = workspace and path.absolute().is_relative_to(workspace.root / SOURCE)
    return not is_ordinary(path) or bool(in_source and path.suffix.lower() in TEXTS)


def show_file(path: Path) -> Outcome[str]:
    """A Word file from anywhere, as text."""
    if path.suffix.lower() in TEXTS:
        message, hint = f'"{path.name}" is no Word file', "name a .docx, or the folder of a paper"
        return Outcome(
            None, (Diagnostic(WholeFile(str(path)), "word-file-is-docx", message, hint),)
        )
    try:
        return Outcome(outline(path.read_bytes()))
    except NotAWordFile as refusal:
        message, rule, hint = refusal.reason, refusal.rule, refusal.hint
    except OSError as error:
        message, rule = f"the file cannot be read: {error.strerror}", "file-exists"
        hint = "check its name and folder"
    return Outcome(None, (Diagnostic(WholeFile(str(path)), rule, message, hint),))


def for_git(path: Path) -> str:
    """A Word file as git compares it: as text, without the numbers that Word works out.

    Whatever the file, there is an answer: git gives up a whole comparison for one file
    that has none. What cannot be read is told by why, and by its digest.
    """
    data = b""
    try:
        data = path.read_bytes()
        return outline(data, numbers=False)
    except NotAWordFile as refusal:
        why = refusal.reason
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
    except Exception as fault:
        why = f"boardpaper cannot read it ({type(fault).__name__})"
    return f"{why} (SHA-256 {sha256(data).hexdigest()})\n"


def show_paper(workspace: Workspace, place: PaperPlace, wanted: Wanted = AS_IT_IS) -> Outcome[str]:
    """What a paper would be if it were built now, as text; nothing is written."""
    made = make(workspace, place, Templates(), wanted)
    if made.document is None:
        return Outcome(None, made.diagnostics)
    return Outcome(outline(made.document.data), made.diagnostics)
