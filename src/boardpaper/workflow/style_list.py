"""House styles by name: where each lies, and what it is called.

Knows the workspace's own and those that come with boardpaper; judges neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from boardpaper.files.locating import SHIPPED
from boardpaper.files.place import TEMPLATES
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.source import WholeFile
from boardpaper.readers import house_style
from boardpaper.readers.bind import Read
from boardpaper.workflow.make import HOUSE_STYLE_FILE


@dataclass(frozen=True, slots=True)
class Listed:
    """A house style as it is listed: its folder's name, what people call it, where it is."""

    name: str
    called: str
    where: str


def house_styles(workspace: Workspace) -> tuple[Listed, ...]:
    """Every house style, the workspace's own before those that come with boardpaper."""
    files = Files(workspace.root)
    listed = [_listed(files, name) for name in files.house_style_names()]
    return tuple(sorted(listed, key=lambda one: (one.where == BROUGHT, one.name)))


BROUGHT = "comes with boardpaper"


def _listed(files: Files, name: str) -> Listed:
    folder = files.house_style_folder(name).value or ""
    read = read_style(files, name)
    called = read.value.value.name if read.value else "there is something wrong with it"
    return Listed(name, called, BROUGHT if folder.startswith(SHIPPED) else folder)


def chosen(workspace: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """The house styles named, each once, by folder or name; without names all the own ones."""
    if names:
        return tuple(dict.fromkeys(plain_name(name) for name in names))
    files = Files(workspace.root)
    own = f"{TEMPLATES}/"
    return tuple(
        name
        for name in files.house_style_names()
        if (files.house_style_folder(name).value or "").startswith(own)
    )


def plain_name(written: str) -> str:
    """A house style as it may be typed: ``templates/anytown/`` is ``anytown``."""
    return written.replace("\\", "/").removesuffix("/").removeprefix(f"{TEMPLATES}/")


def read_style(files: Files, name: str) -> Outcome[Read[HouseStyle]]:
    """A house style's words, and what is wrong with them."""
    folder = files.house_style_folder(name, WholeFile(TEMPLATES))
    if folder.value is None:
        return Outcome(None, folder.diagnostics)
    source = files.text(f"{folder.value}/{HOUSE_STYLE_FILE}")
    if source.value is None:
        return Outcome(None, source.diagnostics)
    return house_style.read(source.value)
