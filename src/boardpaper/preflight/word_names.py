"""Who made a Word file, as far as the file tells.

Knows core and extended properties (ECMA-376-2, clause 11; ECMA-376-1, 22.2) and the list of
people; does not know which of them may be named.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import CP, DC, W15
from boardpaper.preflight.finding import listed, quoted
from boardpaper.preflight.people import may_be_a_person

RULE: Final = "names-are-meant"
HINT: Final = "let --clean take it out, or in Word: File, Info, Inspect Document"
EXTENDED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
CREATOR: Final = f"{{{DC}}}creator"
NAMING: Final = {
    CREATOR: "its author is",
    f"{{{CP}}}lastModifiedBy": "the last to change it was",
    f"{EXTENDED}Manager": "its manager is",
}
PERSON: Final = f"{{{W15}}}person"


def names(one: Linted) -> Iterator[Diagnostic]:
    """The names of people in the file's properties and in its list of people."""
    organisation = publisher(one.package)
    for tag, said in NAMING.items():
        for named in told(one.package, tag):
            if may_be_a_person(named) and named != organisation:
                yield one.warning(None, RULE, f"the file says that {said} {quoted(named)}", HINT)
    people = [
        named
        for part in one.package.related(one.package.document_part, "people")
        for person in one.package.tree(part).iter(PERSON)
        if (named := person.get(f"{{{W15}}}author", ""))
    ]
    if people:
        message = f"the file keeps a list of the people who worked on it: {listed(people)}"
        yield one.warning(None, RULE, message, HINT)


def company(one: Linted) -> Iterator[Diagnostic]:
    """Whose copy of Word it was, where that is not who the file says it is by."""
    for named in told(one.package, f"{EXTENDED}Company"):
        if named != publisher(one.package):
            message = f"the file says that it was made at {quoted(named)}"
            yield one.warning(None, RULE, message, HINT, Severity.NOTE)


def publisher(package: Package) -> str:
    """The organisation that a file is by: author and company in one. "" where there is none."""
    companies = told(package, f"{EXTENDED}Company")
    return next((one for one in told(package, CREATOR) if one in companies), "")


def told(package: Package, tag: str) -> list[str]:
    """What the file's properties say under one name."""
    parts = (*package.related("", "core-properties"), *package.related("", "extended-properties"))
    found = (element for part in parts for element in package.tree(part).iter(tag))
    return [words for element in found if (words := (element.text or "").strip())]
