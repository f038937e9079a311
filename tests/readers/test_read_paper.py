"""Paper and meeting files: what must hold inside one."""

from pathlib import Path

import pytest

from boardpaper.model.source import Source
from boardpaper.readers import meeting, paper
from readers.said import only, place, source

WORKSPACE = Path(__file__).parents[2]
PAPER = "format: 1\ntitle: x\nhouse_style: here\n"
MEETING = "format: 1\ncommittee: x\ndate: 2004-09-23\n"


def test_a_paper_comes_back_with_its_fields() -> None:
    text = PAPER + "fields: {dated: 2004-07, author: {name: Ann, telephone: 01642}}\n"
    outcome = paper.read(source(text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.value.fields == {
        "dated": ({"": "2004-07"},),
        "author": ({"name": "Ann", "telephone": "01642"},),
    }
    assert place(outcome.value.document.locate(("fields", "author"), True)) == "4:26 'author'"


def test_a_path_may_be_typed_as_windows_does() -> None:
    outcome = paper.read(source(PAPER + "appendices: [{plan: plans\\one.yaml}]\n"))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.value.appendices[0].plan == "plans/one.yaml"


@pytest.mark.parametrize(
    "path",
    [
        "../plan.yaml",
        "a/../../b",
        "a\\..\\b",
        "/etc/x",
        "\\\\server\\x",
        "C:\\x",
        "c:x",
        "~/x",
        ".",
    ],
)
def test_a_path_stays_inside(path: str) -> None:
    finding = only(paper.read(source(f"{PAPER}appendices: [{{plan: '{path}'}}]\n")).diagnostics)
    assert finding.rule == "path-stays-inside"
    assert place(finding.place) == f"4:21 {path.join(chr(39) * 2)!r}"
    assert finding.hint
    on_agenda = meeting.read(source(f"{MEETING}agenda: [a, '{path}']\n"))
    assert only(on_agenda.diagnostics).rule == "path-stays-inside"


def test_an_agenda_lists_folders() -> None:
    outcome = meeting.read(source(MEETING + "agenda: [first, second\\part]\n"))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.value.agenda == ("first", "second/part")


def test_the_files_of_2004_read_without_a_finding() -> None:
    papers = sorted((WORKSPACE / "source").glob("*/*/paper.yaml"))
    meetings = sorted((WORKSPACE / "source").glob("*/meeting.yaml"))
    assert papers
    assert meetings
    for file in papers:
        assert paper.read(Source(file.name, file.read_text(encoding="utf-8"))).diagnostics == ()
    for file in meetings:
        assert meeting.read(Source(file.name, file.read_text(encoding="utf-8"))).diagnostics == ()
