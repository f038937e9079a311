"""Addresses that lead where the public cannot go: file shares, drives, inner networks.

Knows how addresses are written; looks none of them up.
"""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from boardpaper.preflight.finding import Finding, quoted

SHARE: Final = re.compile(r"^(?:file:[/\\]{2,4})?[\\/]{2}[^\\/]")
DRIVE: Final = re.compile(r"^(?:file:[/\\]{2,3})?[A-Za-z]:[\\/]")
INNER: Final = re.compile(
    r"localhost|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[?::1\]?|\[?fe80:.*"
    r"|.*\.(?:local|lan|internal|intranet|corp|home|localdomain)|intranet\..*|[^.:]+"
)
"""Hosts that only an inner network knows: RFC 1918, RFC 6762, or a name without a dot."""
SPOKEN: Final = re.compile(
    r"(?:file:[/\\]{2,4}|(?<![\w:/\\])\\\\[\w.$-]+\\|(?<![\w/])[A-Z]:\\)[^\s\"'<>|]*"
)
"""Such an address among other words."""
HINT: Final = "give the address on the public website, or take the link away"


def inside(address: str) -> str:
    """Where an address leads that the public cannot follow, in words; "" for any other."""
    plain = unquote(address.strip())
    if DRIVE.match(plain):
        return "a drive of somebody's computer"
    if SHARE.match(plain):
        return "a file share"
    if plain.lower().startswith("file:"):
        return "somebody's computer"
    try:
        parts = urlsplit(plain)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if parts.scheme in ("http", "https", "ftp") and host and INNER.fullmatch(host):
        return "an inner network"
    return ""


def leads_inside(address: str, what: str = "a link") -> Finding | None:
    """The finding for an address that the public cannot follow."""
    where = inside(address)
    if not where:
        return None
    message = f"{what} leads to {where}: {quoted(address, 90)}"
    return Finding("link-opens-for-the-public", message, HINT)


def spoken(text: str) -> list[str]:
    """The addresses among a paragraph's words that name a file share or a drive."""
    return SPOKEN.findall(text)
