"""One file as it was at a revision of git, wherever in the workspace it stands.

Knows how git is asked for a file; does not know what it holds.
"""

import posixpath
from collections.abc import Iterable
from pathlib import Path

from boardpaper.files.git import repository
from boardpaper.files.locating import Located, is_inside
from boardpaper.files.missing import LARGEST, too_large
from boardpaper.files.revision import resolve
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile


def file_at(root: Path, rev: str, paths: Iterable[str]) -> Outcome[bytes]:
    """The bytes of the first of ``paths`` that the revision has; each is from the workspace."""
    found, here = resolve(root, rev), repository(root)
    if found.value is None or here.value is None:
        return Outcome(None, found.diagnostics)
    wanted = [posixpath.normpath(path.replace("\\", "/")) for path in paths]
    for path in filter(is_inside, wanted):
        name = f"{found.value.commit}:{here.value.prefix}{path}"
        size = here.value.ask("cat-file", "-s", name)
        kind = here.value.ask("cat-file", "-t", name)
        if size.code or kind.words != "blob":
            continue
        if int(size.words) > LARGEST:
            large = too_large(Located(f"git:{rev}:{path}", root / path), int(size.words), None)
            return Outcome(None, (large,))
        return Outcome(here.value.ask("cat-file", "blob", name).out)
    return Outcome(None, (_missing(rev, wanted[-1]),))


def _missing(rev: str, path: str) -> Diagnostic:
    message = f'there is no file "{path}" in "{rev}"'
    hint = f"see what there is with: git ls-tree -r --name-only {rev}"
    return Diagnostic(WholeFile(f"git:{rev}:{path}"), "file-exists", message, hint)
