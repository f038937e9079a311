"""House styles: the workspace's own, and those that come with boardpaper.

Knows the folders they lie in; does not know what a house style says.
"""

import re
from pathlib import Path

from boardpaper.files.locating import SHIPPED, shipped_templates
from boardpaper.files.names import is_folder, is_temporary, is_there, meant, names_in, shortened
from boardpaper.files.place import TEMPLATES
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import Place, WholeFile

HOUSE_STYLE_FILE = "house-style.yaml"
NAME = re.compile(r"[^./\\:\x00]+")


def folder(root: Path, name: str, asked_by: Place | None = None) -> Outcome[str]:
    """The folder of a house style, as it is shown; an error when there is none."""
    place = asked_by or WholeFile(TEMPLATES)
    if not NAME.fullmatch(name):
        message = f'"{shortened(name)}" cannot be the name of a house style'
        return _refused(place, message, root, name)
    if _is_own(root / TEMPLATES / name):
        return Outcome(f"{TEMPLATES}/{name}")
    shipped = shipped_templates()
    if shipped and is_folder(shipped / name):
        return Outcome(f"{SHIPPED}/{name}")
    return _refused(place, f'there is no house style "{shortened(name)}"', root, name)


def _is_own(path: Path) -> bool:
    """Whether the workspace has it, or has a folder that may not be seen and might hold it."""
    try:
        return path.is_dir()
    except PermissionError:
        return True  # reading it says so: the shipped one of that name may be another
    except OSError:
        return False


def names(root: Path) -> tuple[str, ...]:
    """The names of all house styles, sorted."""
    places = [place for place in (root / TEMPLATES, shipped_templates()) if place]
    found = {
        name
        for place in places
        for name in names_in(place)
        if not is_temporary(name) and is_there(place / name / HOUSE_STYLE_FILE)
    }
    return tuple(sorted(found))


def looked_for(root: Path, name: str) -> tuple[Path, ...]:
    """What decides which folder it is: the workspace's own may appear or go."""
    return (root / TEMPLATES / name / HOUSE_STYLE_FILE,) if NAME.fullmatch(name) else ()


def _refused(place: Place, message: str, root: Path, name: str) -> Outcome[str]:
    known = names(root)
    near = meant(name, known)
    if near:
        hint = f'did you mean "{near}"?'
    elif known:
        hint = f"write the name of one of these: {', '.join(known)}"
    else:
        hint = f"make a folder in {TEMPLATES}/ with a {HOUSE_STYLE_FILE}"
    return Outcome(None, (Diagnostic(place, "house-style-exists", message, hint),))
