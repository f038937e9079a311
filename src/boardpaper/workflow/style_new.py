"""A new house style: a copy of another, under a name of its own.

Knows which files a house style is made of; changes no byte of them but its name.
"""

from pathlib import Path

from boardpaper.files.creating import create_tree
from boardpaper.files.house_styles import NAME
from boardpaper.files.locating import locate
from boardpaper.files.names import is_temporary, names_in, same_letters
from boardpaper.files.place import TEMPLATES
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.source import WholeFile
from boardpaper.readers.bind import Read
from boardpaper.workflow.make import HOUSE_STYLE_FILE
from boardpaper.workflow.new_paper import quoted
from boardpaper.workflow.style_list import plain_name, read_style

BOM = "\ufeff"


def new_style(workspace: Workspace, name: str, model: str) -> Outcome[tuple[str, ...]]:
    """Copies a house style to ``templates/`` under another name; the paths that were made."""
    name, model = plain_name(name), plain_name(model)
    refused = _refused(workspace, name)
    if refused:
        return Outcome(None, (refused,))
    files = Files(workspace.root)
    read = read_style(files, model)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    folder = files.house_style_folder(model).value or ""
    found = locate(workspace.root, folder)
    held = _contents(found.path) if found else {}
    held[HOUSE_STYLE_FILE] = _renamed(read.value, called(name)).encode()
    new = {f"{name}/{path}": data for path, data in held.items()}
    return create_tree(workspace.root / TEMPLATES, new, TEMPLATES)


def called(name: str) -> str:
    """What people call a house style whose folder has this name: Anytown 2027."""
    words = name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or name


def _refused(workspace: Workspace, name: str) -> Diagnostic | None:
    if not name.strip() or not NAME.fullmatch(name) or is_temporary(name):
        return Diagnostic(
            WholeFile(TEMPLATES),
            "name-works-everywhere",
            f'"{name}" cannot be the name of a house style',
            "choose a plain name without dots or slashes, such as anytown-2027",
        )
    held = {same_letters(one): one for one in names_in(workspace.root / TEMPLATES)}
    taken = held.get(same_letters(name))
    if taken is None:
        return None
    return Diagnostic(
        WholeFile(f"{TEMPLATES}/{taken}"),
        "new-file-is-new",
        f'there is "{TEMPLATES}/{taken}" already',
        "choose another name, or move what is there out of the way; nothing was made",
    )


def _contents(folder: Path) -> dict[str, bytes]:
    """The files of a house style by name: not what editors leave behind, nor checked copies."""
    return {
        name: (folder / name).read_bytes()
        for name in names_in(folder)
        if (folder / name).is_file() and not is_temporary(name) and "(checked" not in name
    }


def _renamed(read: Read[HouseStyle], name: str) -> str:
    """The text of a house style with another name in it, every other character as it was."""
    source = read.document.source
    span = read.document.locate(("name",))
    begin = BOM if source.bom else ""
    return begin + source.text[: span.start] + quoted(name) + source.text[span.end :]
