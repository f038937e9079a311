"""The appendices that a ``paper.yaml`` lists: one file each, of a kind that fits.

Knows what may stand in the list; does not open the files.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.paper_file import APPENDIX_KINDS
from boardpaper.readers import naming
from boardpaper.readers.paths import slashed, strays
from boardpaper.readers.yaml_growth import Data
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument

ENDINGS: Final = {"text": (".md",), "table": (".csv", ".xlsx"), "document": (".docx",)}
WHAT: Final = {
    "text": "a text in Markdown (.md)",
    "table": "a table (.csv or .xlsx)",
    "document": "a Word document (.docx)",
}
FOR: Final = {"orientation": ("text", "table", "document"), "numbered": ("text",)}
"""The keys that only some kinds of appendix have."""


def appendix_faults(document: YamlDocument) -> Iterator[Diagnostic]:
    """What is wrong in the list of appendices, beyond the model."""
    plans = 0
    entries = naming.entries(naming.mapping(document.data).get("appendices"))
    for number, entry in enumerate(entries):
        path: Path = ("appendices", number)
        given = naming.mapping(entry)
        kinds = [kind for kind in given if kind in APPENDIX_KINDS and given[kind] is not None]
        yield from _several(document, path, entry, kinds)
        for kind in kinds:
            yield from strays(document, (*path, kind))
        if len(kinds) == 1:
            yield from _fits(document, path, kinds[0], given)
        plans += "plan" in kinds
        if "plan" in kinds and plans > 1:
            yield Diagnostic(
                document.locate((*path, "plan")),
                "plan-is-given-once",
                "this is a second plan, and a paper prints one",
                "put its recommendations into the first, or make it a table: or document:",
            )


def _several(
    document: YamlDocument, path: Path, entry: Data, kinds: list[str]
) -> Iterator[Diagnostic]:
    """An appendix that names no file, or more than one."""
    number = int(path[-1]) + 1
    if isinstance(entry, dict) and not kinds:
        yield Diagnostic(
            document.locate(path),
            "appendix-has-one-file",
            f"appendix {number} names no file to print",
            "add one of plan: …, text: …, table: … or document: …",
        )
    for kind in kinds[1:]:
        yield Diagnostic(
            document.locate((*path, kind), True),
            "appendix-has-one-file",
            f'appendix {number} has "{kinds[0]}" and "{kind}"',
            "give each file an appendix of its own: begin a new entry of the list with a dash",
        )


def _fits(
    document: YamlDocument, path: Path, kind: str, given: Mapping[str, Data]
) -> Iterator[Diagnostic]:
    """A file whose name says that it is something else, and keys its kind does not have."""
    written = slashed(naming.text(given[kind]))
    name = written.partition("#")[0].lower() if kind == "table" else written.lower()
    if written and kind in ENDINGS and not name.endswith(ENDINGS[kind]):
        right = next((one for one, ends in ENDINGS.items() if name.endswith(ends)), "")
        save = "in Word, save it as .docx; a picture or a PDF belongs in a Word document"
        yield Diagnostic(
            document.locate((*path, kind)),
            "appendix-fits-its-kind",
            f'"{written}" is not {WHAT[kind]}',
            f"write {right}: {written}" if right else save,
        )
    for key in (key for key, kinds in FOR.items() if key in given and kind not in kinds):
        yield Diagnostic(
            document.locate((*path, key), True),
            "appendix-fits-its-kind",
            f'"{key}" does nothing for an appendix with "{kind}"',
            "take it out: the template says how the pages of a plan lie"
            if kind == "plan" and key == "orientation"
            else "take it out: only a text has paragraphs to number",
        )
