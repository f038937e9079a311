"""Preflight of a Word file: everything that is looked for in one.

Knows which looks there are, and what each is called; leaves the looking to its neighbours.
"""

from collections.abc import Callable, Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml import package as packages
from boardpaper.ooxml.accessibility import barriers
from boardpaper.ooxml.linted import Linted, Uses
from boardpaper.preflight import word_hidden as hidden
from boardpaper.preflight import word_inside as inside
from boardpaper.preflight import word_making as making
from boardpaper.preflight import word_names as names
from boardpaper.preflight import word_review as review
from boardpaper.preflight import word_whole as whole
from boardpaper.preflight import word_words as words

Look = Callable[[Linted], Iterator[Diagnostic]]
LOOKS: Final[tuple[tuple[str, tuple[Look, ...]], ...]] = (
    ("tracked changes", (review.tracked_changes,)),
    ("comments", (review.comments,)),
    (
        "words that are hidden, white, tiny or blackened",
        (hidden.hidden_words, hidden.hidden_rows, hidden.older_forms),
    ),
    ("names in its properties", (names.names, names.company)),
    (
        "what else tells how it was made",
        (
            making.properties, making.template, making.settings, making.thumbnail,
            making.editing, making.identity, making.custom_xml, making.bindings,
            making.building_blocks,
        ),
    ),
    ("tags, markers and gaps left over", (words.leftover_words, words.fields, words.described)),
    ("guidance", (words.controls, words.guidance)),
    ("files inside it and hidden parts of workbooks", (inside.files, inside.strays)),
    ("pictures that tell more than they show", (inside.pictures, inside.cropped)),
    ("links to file shares and inner networks", (words.links, words.spoken_addresses)),
    ("macros and controls", (inside.programs,)),
    ("title and language", (whole.title, whole.language)),
    ("what Word's accessibility checker looks for", (barriers,)),
    ("marks of drafts and of exempt papers", (whole.markings,)),
)  # fmt: skip
"""What is looked for, each under the words in which that is told."""
LOOKED_FOR: Final = tuple(called for called, _ in LOOKS)


def look(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Everything that is found in a Word file's bytes. Raises NotAWordFile."""
    one = Linted.of(path, packages.read(data), Uses())
    return tuple(found for _, looks in LOOKS for each in looks for found in each(one))
