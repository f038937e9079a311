"""One paper, from its files to a finished document in memory.

Knows the order of the stages; writes nothing. What a user got wrong is collected
from every stage that can still run, so that all of it is said at once.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from boardpaper.checks import check
from boardpaper.compose import Parts, compose
from boardpaper.compose.notices import with_notices
from boardpaper.compose.withholding import withhold
from boardpaper.files.keeping import is_kept
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.address import Addresses
from boardpaper.model.adjustable import ADJUSTABLE
from boardpaper.model.before import Before
from boardpaper.model.diagnostic import (
    BoardpaperError,
    Diagnostic,
    Outcome,
    Severity,
    has_errors,
    in_order,
)
from boardpaper.model.edition import WHOLE, Edition, Kind
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.marked import marked
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper import Narrative, Paper, Places
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.pausing import collector_paused
from boardpaper.model.plan import Plan
from boardpaper.model.source import Span, WholeFile
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.template import Template, load
from boardpaper.readers import house_style, meeting, narrative, paper
from boardpaper.readers.bind import Read
from boardpaper.workflow.appendices import read_appendices, texts
from boardpaper.workflow.confirmations import Waiting, read_list, told, waiting
from boardpaper.workflow.enclosures import enclose
from boardpaper.workflow.leaks import LeakTest, leak_test, withheld_only_before
from boardpaper.workflow.passages import Held, passages
from boardpaper.workflow.plan_reading import read_plan
from boardpaper.workflow.since import Asked, earlier_paper
from boardpaper.workflow.tracker_plan import MAPPING, CellPlaces
from boardpaper.workflow.wanted import AS_IT_IS, Wanted
from boardpaper.writers import html, word
from boardpaper.writers.word import WordFile

HOUSE_STYLE_FILE = "house-style.yaml"
UNREAD = (".yaml", ".yml", ".markdown", ".txt")
"""Endings of files that an author may take for a part of the paper."""
T = TypeVar("T")


@dataclass
class Templates:
    """Templates read so far in this run, by what they hold."""

    _read: dict[tuple[str, str], Outcome[Template]] = field(default_factory=dict)

    def read(self, path: str, data: bytes) -> Outcome[Template]:
        """The template in a file's bytes, or why it is none."""
        key = path, hashlib.sha256(data).hexdigest()
        if key not in self._read:
            self._read[key] = _load(path, data)
        return self._read[key]


def _load(path: str, data: bytes) -> Outcome[Template]:
    try:
        return Outcome(load(path, data))
    except NotAWordFile as refusal:
        finding = Diagnostic(WholeFile(path), refusal.rule, refusal.reason, refusal.hint)
        return Outcome(None, (finding,))


@dataclass(frozen=True)
class Made:
    """What came of one paper: a document unless something was wrong, and what it read.

    ``paper`` is the copy that was asked for, and ``edition`` says which that is: a paper
    that withholds nothing has no restricted copy. ``page`` is there where HTML was asked
    for, ``leaks`` where something is withheld: what no public file may say. ``held`` is what
    was written, before any of it was composed.
    """

    place: PaperPlace
    document: WordFile | None
    diagnostics: tuple[Diagnostic, ...]
    files: Files
    paper: Paper | None = None
    edition: Edition = WHOLE
    page: bytes | None = None
    leaks: LeakTest | None = None
    held: Held = field(default_factory=Held)

    def output(self, kind: Kind) -> Output:
        """Where a document of this edition stands."""
        return Output(self.place, self.edition, kind)


def make(
    workspace: Workspace, place: PaperPlace, templates: Templates, wanted: Wanted = AS_IT_IS
) -> Made:
    """The paper at a place, made in memory, with everything that was found on the way."""
    files = Files(workspace.root)
    with collector_paused():
        stage = _Stages(files, place, templates, wanted)
        document = stage.whole()
    told = stage.cells.told(stage.found) if stage.cells else stage.found
    found = in_order(adjusted(told, stage.style))
    sound = not has_errors(found)
    return Made(
        place,
        document if sound else None,
        found,
        files,
        stage.paper,
        stage.edition,
        stage.page if sound else None,
        stage.leaks,
        stage.held,
    )


class _Stages:
    """The stages of one paper, and what they found."""

    def __init__(
        self, files: Files, place: PaperPlace, templates: Templates, wanted: Wanted
    ) -> None:
        self.files, self.place, self.templates = files, place, templates
        self.wanted, self.edition = wanted, wanted.edition
        self.found: list[Diagnostic] = []
        self.style: HouseStyle | None = None
        self.paper: Paper | None = None
        self.page: bytes | None = None
        self.leaks: LeakTest | None = None
        self.cells: CellPlaces | None = None
        self.held = Held()
        self.waiting = Waiting()

    def whole(self) -> WordFile | None:
        """The document; a disk that fails is a finding, so that other papers go on."""
        try:
            return self.run()
        except BoardpaperError as trouble:
            hint = "ask whoever owns it, or change who may read it in its properties"
            place = WholeFile(self.place.folder)
            self.found.append(Diagnostic(place, "file-is-readable", str(trouble), hint))
            return None

    def run(self) -> WordFile | None:
        """The document, or None where something is wrong."""
        parts, template = self._read()
        if parts is None:
            return None
        whole = self._take(compose(parts))
        if whole is None:
            return None
        self.found += check(whole, self.wanted.today)
        self._address(whole)
        copy = self._copy(parts, whole)
        self.paper = copy and self._counted(copy)
        if template is None or self.paper is None:
            return None
        if self.paper.audience == "public" or withheld_only_before(parts, whole):
            self.leaks = leak_test(parts, whole, template)
            self.found += self.leaks.found
        if "html" in self.wanted.kinds:
            self.page = html.write(self.paper, template, edition=self.edition)
            self._tested("html", self.page)
        named = self.edition.audience != "public"
        written = word.write(self.paper, template, edition=self.edition, identity=named)
        self.found += written.diagnostics
        self._address(self.paper)
        if written.value is not None:
            self._tested("docx", written.value.data)
        return written.value

    def _tested(self, kind: Kind, data: bytes) -> None:
        """Looks in a public file, and in the record beside it, for what they must not say."""
        if self.leaks is not None:
            output = Output(self.place, self.edition, kind)
            self.found += self.leaks.of_file(output.path, data)
            names = "\n".join(self.files.inputs)
            self.found += self.leaks.of_file(output.manifest, names.encode())

    def _copy(self, parts: Parts, whole: Paper) -> Paper | None:
        """The copy that is asked for; the whole of a paper that withholds nothing."""
        if not any(marked(whole)):
            if self.edition.audience == "restricted":
                self.edition = replace(self.edition, audience=None)
            return whole
        if self.edition.audience is None:
            self.found.append(_whom_for(self.place))
        if self.edition.audience != "public":
            return with_notices(replace(whole, audience=self.edition.audience))
        copy = compose(withhold(parts))
        self.found += [finding for finding in copy.diagnostics if finding not in self.found]
        return copy.value

    def _read(self) -> tuple[Parts | None, Template | None]:
        """Every file of the paper, read even where another is wrong."""
        met = self._take(self._meeting())
        about = self._take(self._about())
        narratives = tuple(self._narratives(texts(about)))
        planned = self._plan(about)
        plan_value = planned.value if planned else None
        appendices = (
            self._take(read_appendices(about, plan_value, self.files, self.place)) if about else ()
        )
        self.held = Held(narratives, appendices or (), planned if self.cells is None else None)
        self._confirmed()
        if about is not None:
            self._unread()
        styled, template = self._style(about) if about else (None, None)
        if met is None or about is None or styled is None:
            return None, None
        self.style = styled.value
        places = Places(
            met.document.locate,
            about.document.locate,
            styled.document.locate,
            planned.document.locate if planned else None,
        )
        return (
            Parts(
                meeting=met.value,
                about=about.value,
                style=styled.value,
                narratives=narratives,
                plan=plan_value,
                places=places,
                appendices=appendices or (),
                before=self._before(met, about),
            ),
            template,
        )

    def _take(self, outcome: Outcome[T]) -> T | None:
        self.found += outcome.diagnostics
        return outcome.value

    def _meeting(self) -> Outcome[Read[Meeting]]:
        source = self._take(self.files.text(self.place.meeting_file))
        return meeting.read(source) if source else Outcome(None)

    def _about(self) -> Outcome[Read[PaperFile]]:
        source = self._take(self.files.text(self.place.paper_file))
        return paper.read(source) if source else Outcome(None)

    def _narratives(self, appendices: frozenset[str]) -> Iterator[Narrative]:
        held = self.files.list(self.place.folder, ".md")
        names = [name for name in held if name not in appendices]
        if not names:
            self.found.append(_no_narrative(self.place))
        for name in names:
            source = self._take(self.files.text(self.place.file(name)))
            read = self._take(narrative.read(source)) if source else None
            whole = self._take(enclose(read, self.files, self.place)) if read else None
            if whole:
                yield whole

    def _plan(self, about: Read[PaperFile] | None) -> Read[Plan] | None:
        planned = self._take(read_plan(self.files, self.place, about)) if about else None
        self.cells = planned.cells if planned else None
        return planned.read if planned else None

    def _before(self, met: Read[Meeting], about: Read[PaperFile]) -> Before | None:
        """What the paper of the last meeting said, where this one names it."""
        if not about.value.since:
            return None
        at = about.document.locate(("since",))
        asked = Asked(self.place, met.value, about.value.since, at)
        return self._take(earlier_paper(self.files, asked))

    def _confirmed(self) -> None:
        """Tells of what was carried over from the last paper, and that nobody has confirmed."""
        listed = self._take(read_list(self.files, self.place))
        if listed is not None:
            self.waiting = waiting(listed.value, passages(self.held))
            self.found += told(self.place, self.waiting)

    def _counted(self, copy: Paper) -> Paper:
        waits = self.waiting.count(public=copy.audience == "public")
        return replace(copy, not_confirmed=waits)

    def _unread(self) -> None:
        """Tells of files beside the paper that look like a part of it and are none."""
        for ending in UNREAD:
            for name in self.files.list(self.place.folder, ending):
                path = self.place.file(name)
                is_used = path in self.files.inputs or name.endswith(MAPPING)
                if not is_used and not is_kept(name):
                    self.found.append(_left_out(path, name))

    def _style(self, about: Read[PaperFile]) -> tuple[Read[HouseStyle] | None, Template | None]:
        asked_by = about.document.locate(("house_style",))
        folder = self._take(self.files.house_style_folder(about.value.house_style, asked_by))
        if folder is None:
            return None, None
        source = self._take(self.files.text(f"{folder}/{HOUSE_STYLE_FILE}", asked_by))
        styled = self._take(house_style.read(source)) if source else None
        if styled is None:
            return None, None
        return styled, self._template(folder, styled)

    def _template(self, folder: str, styled: Read[HouseStyle]) -> Template | None:
        path = f"{folder}/{styled.value.template}"
        data = self._take(self.files.data(path, styled.document.locate(("template",))))
        return self._take(self.templates.read(path, data)) if data is not None else None

    def _address(self, made: Paper) -> None:
        """Gives findings in the narrative the number their reader knows."""
        addresses = Addresses.of(made)
        self.found = [
            finding.at(addresses.at(finding.place))
            if not finding.address and isinstance(finding.place, Span)
            else finding
            for finding in self.found
        ]


def _no_narrative(place: PaperPlace) -> Diagnostic:
    return Diagnostic(
        WholeFile(place.folder),
        "paper-has-a-narrative",
        "the paper has no narrative: there is no .md file in its folder",
        "write one, beginning with # and the heading of a section",
    )


def _whom_for(place: PaperPlace) -> Diagnostic:
    return Diagnostic(
        WholeFile(place.paper_file),
        "audience-is-given",
        "some of the paper is exempt from publication, and it was not said for whom to make it",
        "add --for public, which withholds that, or --for restricted",
    )


def _left_out(path: str, name: str) -> Diagnostic:
    named = f"name it in paper.yaml, as in appendices: [{{plan: {name}}}]"
    renamed = "give it a name that ends in .md"
    return Diagnostic(
        WholeFile(path),
        "file-is-used",
        f'"{name}" lies beside the paper, and nothing of it prints',
        f"{named if name.endswith(('.yaml', '.yml')) else renamed}, or move it elsewhere",
        Severity.WARNING,
    )


def adjusted(found: Iterable[Diagnostic], style: HouseStyle | None) -> list[Diagnostic]:
    """The findings, as seriously taken as the house style takes them."""
    wanted = style.rules if style else {}
    return [
        replace(finding, severity=Severity(wanted[finding.rule]))
        if finding.rule in wanted and finding.rule in ADJUSTABLE
        else finding
        for finding in found
    ]
