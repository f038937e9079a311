"""A profile for LibreOffice that nobody used before: how it prints, and what it refuses.

Knows LibreOffice's settings (``registrymodifications.xcu``); does not know how it is run.
Papers carry what strangers wrote, so that nothing in one may run, or fetch anything.
"""

from collections.abc import Mapping
from pathlib import Path

HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
"""
NEVER = 2
NOWHERE: Mapping[str, int | str] = {"Name": "127.0.0.1", "Port": 9}
"""A proxy that answers nobody (RFC 863's port for what is thrown away)."""

PRINTING: Mapping[str, bool | int | str] = {
    "SelectPdfVersion": 2,  # PDF/A-2
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "ExportFormFields": False,
    "ExportNotes": False,
    "UseLosslessCompression": True,
    "Watermark": "",
}
SETTINGS: Mapping[str, Mapping[str, bool | int | str]] = {
    "Office.Common/Filter/PDF/Export": PRINTING,
    "Office.Common/Security/Scripting": {
        "DisableMacrosExecution": True,
        "MacroSecurityLevel": 3,
        "BlockUntrustedRefererLinks": True,
    },
    "Office.Writer/Content/Update": {"Link": NEVER, "Field": True, "Chart": False},
    "Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetNoProxy": "",
        **{
            f"ooInet{kind}Proxy{what}": held
            for kind in ("HTTP", "HTTPS", "FTP")
            for what, held in NOWHERE.items()
        },
    },
    "Setup/L10N": {"ooLocale": "en-US"},
    "Office.Linguistic/General": {"DefaultLocale": "en-GB"},
}
"""Of ``org.openoffice.…``: whoever runs it, wherever, gets the same pages."""


def make_profile(folder: Path) -> str:
    """A profile in a folder, as the word that tells LibreOffice of it."""
    (folder / "user").mkdir(parents=True)
    items = "".join(
        _item(path, name, value)
        for path, settings in SETTINGS.items()
        for name, value in settings.items()
    )
    listed = folder / "user" / "registrymodifications.xcu"
    listed.write_text(f"{HEADER}{items}</oor:items>\n", encoding="utf-8")
    return f"-env:UserInstallation={folder.as_uri()}"


def _item(path: str, name: str, value: bool | int | str) -> str:
    written = str(value).lower() if isinstance(value, bool) else str(value)
    held = f'<prop oor:name="{name}" oor:op="fuse"><value>{written}</value></prop>'
    return f'<item oor:path="/org.openoffice.{path}">{held}</item>\n'
