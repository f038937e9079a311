"""The appendices of a paper, read from the files they name.

Knows which reader reads which kind; reads through ``Files``, so that the files are
watched and stand in the manifest.
"""

from collections.abc import Iterator
from dataclasses import replace
from posixpath import normpath
from typing import TypeVar

from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Appendix, Narrative, Section, TableFile
from boardpaper.model.paper_file import AppendixFile, PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.source import Span
from boardpaper.readers import appendix_text
from boardpaper.readers.bind import Read
from boardpaper.workflow.enclosures import enclose

T = TypeVar("T")


def texts(about: Read[PaperFile] | None) -> frozenset[str]:
    """The Markdown files that are appendices, by name, and so no part of the narrative."""
    named = about.value.appendices if about else ()
    return frozenset(normpath(one.text) for one in named if one.text)


def read_appendices(
    about: Read[PaperFile], plan: Plan | None, files: Files, place: PaperPlace
) -> Outcome[tuple[Appendix, ...]]:
    """The appendices in the order of the list, without labels yet.

    One whose file cannot be had is empty, with a finding that stops the paper.
    """
    reading = _Reading(about, plan, files, place)
    return Outcome(tuple(reading.appendices()), tuple(reading.found))


class _Reading:
    """Reads the files of one paper's appendices, and keeps what is found."""

    def __init__(
        self, about: Read[PaperFile], plan: Plan | None, files: Files, place: PaperPlace
    ) -> None:
        self.about, self.plan, self.files, self.place = about, plan, files, place
        self.found: list[Diagnostic] = []

    def appendices(self) -> Iterator[Appendix]:
        """Each appendix of the list."""
        for number, named in enumerate(self.about.value.appendices):
            kind, _ = named.file
            asked_by = self.about.document.locate(("appendices", number, kind))
            yield self._appendix(named, asked_by)

    def _take(self, outcome: Outcome[T]) -> T | None:
        self.found += outcome.diagnostics
        return outcome.value

    def _appendix(self, named: AppendixFile, asked_by: Span) -> Appendix:
        kind, file = named.file
        made = Appendix(
            named.title,
            orientation=named.orientation,
            numbered=named.numbered,
            exempt=named.exempt,
            span=asked_by,
        )
        match kind:
            case "plan":
                title = named.title or (self.plan.title if self.plan else "")
                return replace(made, title=title, plan=self.plan)
            case "text":
                return self._with(made, self._text(file, asked_by))
            case "table":
                return self._with(made, self._table(file, asked_by))
            case "document":
                from boardpaper.readers import word_document  # few papers carry one

                path = self.place.file(file)
                data = self._take(self.files.data(path, asked_by))
                read = word_document.read(data, path, asked_by) if data is not None else None
                return replace(made, document=self._take(read) if read else None)
        return made

    def _text(self, file: str, asked_by: Span) -> Narrative | None:
        source = self._take(self.files.text(self.place.file(file), asked_by))
        return self._take(appendix_text.read(source)) if source else None

    def _table(self, file: str, asked_by: Span) -> Narrative:
        path, _, sheet = file.partition("#")
        asked = TableFile(path, sheet, (), asked_by)
        if sheet and path.lower().endswith(".csv"):
            rule, words = "table-file-has-the-sheet", "a CSV file has no sheets to choose from"
            self.found.append(Diagnostic(asked_by, rule, words, f"write its name alone: {path}"))
        return Narrative((Section("", (asked,), span=asked_by),))

    def _with(self, made: Appendix, read: Narrative | None) -> Appendix:
        """The appendix with what was read, the tables and pictures in it included."""
        whole = self._take(enclose(read, self.files, self.place)) if read else None
        (section,) = whole.sections if whole else (Section("", ()),)
        return replace(made, blocks=section.blocks)
