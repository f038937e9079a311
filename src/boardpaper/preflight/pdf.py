"""Preflight of a PDF: everything that is looked for in one.

Knows which looks there are, and what each is called; leaves the looking to its neighbours.
"""

from collections.abc import Callable, Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import WordPlace
from boardpaper.preflight import pdf_hidden as hidden
from boardpaper.preflight import pdf_inside as inside
from boardpaper.preflight import pdf_properties as properties
from boardpaper.preflight import pdf_words as words
from boardpaper.preflight.pdf_file import PdfFile, open_pdf

Look = Callable[[PdfFile], Iterator[Diagnostic]]
LOOKS: Final[tuple[tuple[str, tuple[Look, ...]], ...]] = (
    ("notes of reviewers", (inside.comments,)),
    ("words under black boxes", (hidden.covered, hidden.redactions)),
    ("words without ink, in white or off the page", (hidden.unseen,)),
    ("hidden layers", (hidden.layers,)),
    ("names in its properties", (properties.names,)),
    ("what else tells how it was made", (properties.making,)),
    ("tags, guidance, markers and gaps left over", (words.leftover_words,)),
    ("files inside it", (inside.files,)),
    ("pictures that tell more than they show", (inside.pictures,)),
    ("earlier states of the file", (inside.earlier_states,)),
    ("links to file shares and inner networks", (words.links,)),
    ("scripts and other orders", (inside.programs,)),
    ("fields to be filled in", (inside.forms,)),
    ("title, language, tags and locks", (
        properties.title, properties.language, properties.tagged, properties.locked,
    )),
    ("marks of drafts and of exempt papers", (words.markings,)),
)  # fmt: skip
"""What is looked for, each under the words in which that is told."""
LOOKED_FOR: Final = tuple(called for called, _ in LOOKS)


def look(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Everything that is found in a PDF's bytes. Raises NotAPdf."""
    with open_pdf(path, data) as one:
        told = {_key(found): found for _, looks in LOOKS for each in looks for found in each(one)}
    return tuple(told.values())


def _key(found: Diagnostic) -> tuple[str, str, str]:
    """What is said once of a page, however often it is there."""
    part = found.place.part if isinstance(found.place, WordPlace) else ""
    return part, found.rule, found.message
