"""LibreOffice, which prints Word documents: where it lies, and how one gets it.

Knows the systems that LibreOffice comes for; does not know what it is asked to do.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("soffice", "libreoffice")
PROGRAM_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
"""What Windows calls the folders that programs are installed in."""
ON_WINDOWS = Path("LibreOffice", "program", "soffice.com")
"""The one of its programs that can be waited for: ``soffice.exe`` returns at once."""
ON_MACOS = Path("LibreOffice.app", "Contents", "MacOS", "soffice")


def find(system: str = sys.platform) -> str | None:
    """The full path of LibreOffice's program, or None where it is not installed."""
    named = (shutil.which(name) for name in NAMES)
    lying = (str(path) for path in _usual_places(system) if path.is_file())
    return next((found for found in (*named, *lying) if found), None)


def _usual_places(system: str) -> Iterator[Path]:
    if system == "win32":
        for variable in PROGRAM_FOLDERS:
            if os.environ.get(variable):
                yield Path(os.environ[variable]) / ON_WINDOWS
    elif system == "darwin":
        yield Path("/Applications") / ON_MACOS
        yield Path.home() / "Applications" / ON_MACOS


def remedy(system: str = sys.platform) -> str:
    """How LibreOffice is installed on a system, as a hint to the user."""
    if system == "win32":
        return "install LibreOffice: the .msi file from www.libreoffice.org, then build again"
    if system == "darwin":
        return "install LibreOffice: the .dmg file from www.libreoffice.org, then build again"
    return "install it, on Debian or Ubuntu with: apt-get install libreoffice-writer-nogui"
