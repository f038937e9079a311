"""A public paper that withholds one paragraph, as it is really built, and files of it altered.

Knows the paragraph, its secrets, and how to alter parts of a Word file; does not judge.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from boardpaper.files.workspace import find
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.edition import Edition
from boardpaper.workflow.leaks import LeakTest
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import Wanted
from front_door import PAPER_2004, write

WITHHELD = (
    "Mr John Featherstone of Brackenbury Estates offered £1,350,000 for the old home, if the "
    "twelve residents have left it before Christmas."
)
NAME, FIGURE, RUN = "Featherstone", "£1,350,000", "residents have left it before"
SECRETS = (NAME, FIGURE, RUN)
SLUGS = ("featherstone", "residents-have-left-it-before")
"""The secrets as people make names of things from them."""
FOLDER = f"source/{PAPER_2004}"
MEETING = FOLDER.rpartition("/")[0]
OUTPUT = f"build/{PAPER_2004}-public"
Parts = dict[str, bytes]
Plant = Callable[[Parts, str], None]


@dataclass(frozen=True)
class Built:
    """The public copy: its files, and the test that they are put to."""

    test: LeakTest
    docx: bytes
    html: bytes

    def parts(self) -> Parts:
        """The parts of the Word file."""
        with ZipFile(BytesIO(self.docx)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def marked(workspace: Path, paper: str = "children-services-inspection") -> Path:
    """The workspace with a paragraph more in the paper of 2004, which is exempt.

    ``paper`` is what its folder is called.
    """
    old = "Appendix 1 shows the achievements against actions."
    write(workspace, f"{FOLDER}/02-background.md", old, f"{WITHHELD} {{exempt=3}}\n\n{old}")
    write(workspace, f"{MEETING}/meeting.yaml", "children-services-inspection", paper)
    (workspace / FOLDER).rename(workspace / MEETING / paper)
    return workspace


def built(workspace: Path) -> Built:
    """The public copy of the paper of 2004 in a workspace; fails where it has a leak."""
    found = find(workspace)
    assert found is not None
    wanted = Wanted(Edition(audience="public"), ("docx", "html"))
    made = make(found, found.papers()[0], Templates(), wanted)
    assert errors(made.diagnostics) == []
    assert made.leaks is not None
    assert made.document is not None
    assert made.page is not None
    return Built(made.leaks, made.document.data, made.page)


def errors(found: tuple[Diagnostic, ...]) -> list[str]:
    """What the errors say."""
    return [one.message for one in found if one.severity is Severity.ERROR]


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a Word file."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def places(test: LeakTest, data: bytes, path: str = f"{OUTPUT}.docx") -> Iterator[str]:
    """Where leaks are found in a file."""
    for one in test.of_file(path, data):
        yield getattr(one.place, "part", "")
