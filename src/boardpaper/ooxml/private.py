"""What a template says of the people who made it, which does not travel into papers.

Knows the kinds of part that hold such things; does not know what the document says.
"""

from boardpaper.ooxml.package import Package

OF_THE_FILE = ("custom-properties", "thumbnail")
OF_THE_DOCUMENT = (
    "customXml", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people",
)  # fmt: skip
OF_SETTINGS = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData")


def without_private(package: Package) -> Package:
    """The package without comments, names, thumbnails, data and paths on somebody's machine."""
    package = _without(package, "", OF_THE_FILE)
    package = _without(package, package.document_part, OF_THE_DOCUMENT)
    for part in package.related(package.document_part, "settings"):
        package = _without(package, part, OF_SETTINGS)
    return package


def _without(package: Package, part: str, kinds: tuple[str, ...]) -> Package:
    held = package.relationships(part)
    gone = {key: one for key, one in held.items() if one.kind in kinds}
    if not gone:
        return package
    parts = [package.target(part, key) for key in gone]
    kept = {key: one for key, one in held.items() if key not in gone}
    return package.without(*(one for one in parts if one)).with_relationships(part, kept)
