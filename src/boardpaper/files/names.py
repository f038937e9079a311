"""Names of files and folders: which are nobody's work, which work everywhere, which were meant.

Knows names only; reads nothing from the disk but the names in a folder.
"""

import errno
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from boardpaper.model.diagnostic import BoardpaperError

TEMPORARY = re.compile(
    r"""
    \..*            # hidden, among them our own temporary files and .#x, Emacs's locks
    | ~\$.*         # Word and Excel, while a document is open
    | ~WR[DL].*     # Word, while it saves
    | .*~           # an editor's backup
    | \#.*\#        # Emacs, not saved yet
    | 4913          # Vim, trying whether it may write in the folder
    | .*\.(tmp|swp|swx|bak|partial|crdownload)
    | Thumbs\.db | desktop\.ini
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Naming Files, Paths, and Namespaces (Win32 documentation): characters and names kept back.
FORBIDDEN = re.compile(r'[<>:"|?*\\/\x00-\x1f]')
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.I)

WIDEST = 160
"""Characters of a name that are shown in full."""


def is_temporary(name: str) -> bool:
    """Whether a file of this name is a lock, a backup or a passing thing, never a source."""
    return TEMPORARY.fullmatch(name) is not None


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, sorted; none when there is no such folder.

    Raises BoardpaperError when the folder is there and may not be read.
    """
    try:
        return tuple(sorted(entry.name for entry in folder.iterdir()))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except PermissionError as error:
        raise BoardpaperError(f'you may not read the folder "{folder}"') from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return ()
        raise BoardpaperError(f'the folder "{folder}" cannot be read: {error.strerror}') from error


def is_folder(path: Path) -> bool:
    """Whether there is a folder at the path; one that may not be looked at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything is at the path, as far as may be seen."""
    try:
        return path.exists()
    except OSError:
        return False


def is_ordinary(path: Path) -> bool:
    """Whether an ordinary file is at the path: no folder, pipe or device."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_link(path: Path) -> bool:
    """Whether a symbolic link is at the path, as far as may be seen."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def shortened(name: str) -> str:
    """A name or path as it is shown, its middle left out where no one would read it."""
    return name if len(name) <= WIDEST else f"{name[: WIDEST // 2]}…{name[-WIDEST // 4 :]}"


def is_printable(name: str) -> bool:
    """Whether a name is text: on Linux it may be any bytes, such as Latin-1 out of an old zip."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def same_letters(name: str) -> str:
    """The form in which names are one to Windows and macOS: capitals and accents alike."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def fault_elsewhere(name: str) -> str:
    """Why a name fails on other computers, in words that follow it; empty when it does not."""
    found = FORBIDDEN.search(name)
    if found:
        character = found.group()
        said = f'"{character}"' if character.isprintable() else "a control character"
        return f"has {said} in it, which Windows does not allow"
    if RESERVED.fullmatch(name):
        return "is a name that Windows keeps for itself"
    if name != name.rstrip(". "):
        return "ends in a dot or a space, which Windows drops"
    return ""


def meant(name: str, names: Iterable[str]) -> str:
    """The one of the names that was probably meant; empty when none is near."""
    alike = {same_letters(known): known for known in sorted(names, reverse=True)}
    near = get_close_matches(same_letters(name), alike, n=1, cutoff=0.6)
    return alike[near[0]] if near else ""
