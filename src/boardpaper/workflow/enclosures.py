"""What a narrative takes from files beside it, read and put in its place.

Knows which reader reads which file; reads through ``Files``, so that the files are
watched and stand in the manifest.
"""

from dataclasses import replace
from typing import TypeVar

from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Block, Figure, Narrative, Section, Table, TableFile

T = TypeVar("T")


def enclose(narrative: Narrative, files: Files, place: PaperPlace) -> Outcome[Narrative]:
    """The narrative with its pictures and the tables of its files.

    A block whose file cannot be had stays as it was, with a finding that stops the paper.
    """
    reading = _Reading(files, place)
    sections = tuple(reading.section(section) for section in narrative.sections)
    return Outcome(Narrative(sections), tuple(reading.found))


class _Reading:
    """Reads the files of one narrative, and keeps what is found."""

    def __init__(self, files: Files, place: PaperPlace) -> None:
        self.files, self.place = files, place
        self.found: list[Diagnostic] = []

    def section(self, section: Section) -> Section:
        """The section, everything in it read."""
        return replace(section, blocks=tuple(self._block(block) for block in section.blocks))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, TableFile):
            return self._table(block) or block
        return block

    def _take(self, outcome: Outcome[T]) -> T | None:
        self.found += outcome.diagnostics
        return outcome.value

    def _figure(self, figure: Figure) -> Figure:
        if not figure.path:
            return figure
        from boardpaper.readers import picture  # as with tables: loaded where there is one

        data = self._take(self.files.data(self.place.file(figure.path), figure.span))
        return replace(
            figure, picture=self._take(picture.read(data, figure)) if data is not None else None
        )

    def _table(self, asked: TableFile) -> Table | None:
        path = self.place.file(asked.path)
        if asked.path.lower().endswith(".csv"):
            from boardpaper.readers import table_csv

            source = self._take(self.files.text(path, asked.span))
            return self._take(table_csv.read(source, asked)) if source else None
        from boardpaper.readers import table_xlsx  # reads a package, which most papers need not

        data = self._take(self.files.data(path, asked.span))
        return self._take(table_xlsx.read(data, asked)) if data is not None else None
