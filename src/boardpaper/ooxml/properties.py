"""The properties of a Word file: title, subject, language, dates, and no more.

Knows core and extended properties (ECMA-376-2, clause 11); does not know where
their values come from. What a template's author left there (names, minutes spent
editing, the folder it lay in) does not travel into papers.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import Relationship
from boardpaper.ooxml.xml import CP, DC, DCTERMS, HEADER, XSI, escape

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
APP_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
APP_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself. ``day`` stands for created and modified."""

    title: str
    subject: str
    creator: str
    language: str
    day: date


def set_properties(package: Package, properties: Properties) -> Package:
    """The package with these properties and none that its template had."""
    package = _put(
        package, "core-properties", "docProps/core.xml", CORE_TYPE, CORE_LINK, _core(properties)
    )
    return _put(
        package, "extended-properties", "docProps/app.xml", APP_TYPE, APP_LINK, _app(properties)
    )


def modified(package: Package) -> str:
    """When the file says it was last changed, in UTC (ISO 8601); "" where it does not say."""
    for part in package.related("", "core-properties"):
        said = package.tree(part).findtext(f"{{{DCTERMS}}}modified") or ""
        with suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(said.strip())
            moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
    return ""


def _put(
    package: Package, kind: str, part: str, content_type: str, link: str, content: bytes
) -> Package:
    held = next(iter(package.related("", kind)), None)
    if held is not None:
        return package.replace({held: content})
    package, _ = package.add_relationship("", Relationship(link, part))
    return package.replace({part: content}).with_type(part, content_type)


def _core(properties: Properties) -> bytes:
    moment = f"{properties.day.isoformat()}T00:00:00Z"
    fields = [
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.creator),
        ("dc:language", properties.language),
    ]
    said = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    spaces = f'xmlns:cp="{CP}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}"'
    return HEADER + f"<cp:coreProperties {spaces}>{said}{dates}</cp:coreProperties>".encode()


def _app(properties: Properties) -> bytes:
    company = f"<Company>{escape(properties.creator)}</Company>" if properties.creator else ""
    said = f"<Application>boardpaper</Application>{company}"
    return HEADER + f'<Properties xmlns="{APP_SPACE}">{said}</Properties>'.encode()
