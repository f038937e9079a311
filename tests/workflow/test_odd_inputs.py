"""Odd inputs that work all the same, and odd commands that are answered in plain words."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from front_door import built, findings, opened, run, write

SAMPLE = "2027-01-21-health-board/winter-plan"
FOLDER = f"source/{SAMPLE}"
PLAN, PAPER = f"{FOLDER}/plan.yaml", f"{FOLDER}/paper.yaml"
NARRATIVE = f"{FOLDER}/narrative.md"
TEMPLATE = "templates/middlesbrough-2004/report.docx"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new workspace with its sample paper."""
    assert run(tmp_path, "new", "workspace", "papers").code == 0
    return tmp_path / "papers"


def shown(workspace: Path) -> str:
    """The sample paper as text."""
    answer = run(workspace, "show", FOLDER)
    assert answer.code == 0, answer.said
    return answer.out


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a BOM"])
@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_line_ends_and_a_byte_order_mark_change_no_byte(
    end: bytes, mark: bytes, fresh: Path
) -> None:
    first = built(fresh, SAMPLE).read_bytes()
    for file in [*fresh.rglob("*.yaml"), *fresh.rglob("*.md")]:
        file.write_bytes(mark + file.read_bytes().replace(b"\n", end))
    assert findings(fresh) == []
    assert built(fresh, SAMPLE).read_bytes() == first


@pytest.mark.parametrize(
    "written",
    ["no", "Yes", "on", "1e3", "0x10", "1_000", "12:30", "2027-01-21", ".5", "007", "=", "100%"],
)
def test_values_print_as_they_were_typed(written: str, fresh: Path) -> None:
    write(fresh, PLAN, "outcome: What will be better when it is met.", f"outcome: {written}")
    write(fresh, PAPER, "title: Winter plan", f"title: {written}")
    document = opened(built(fresh, SAMPLE))
    assert document.core_properties.title == written
    assert document.tables[0].rows[2].cells[1].text == written


def test_references_with_a_nought_at_the_end_are_two(fresh: Path) -> None:
    more = "  - reference: 2.10\n    text: x\n  - reference: 2.1\n    text: y\n"
    with (fresh / PLAN).open("a") as file:
        file.write(more)
    cells = [row.cells[0].text for row in opened(built(fresh, SAMPLE)).tables[0].rows[2:]]
    assert cells == ["1\nThe recommendation, as it was made.", "2.10\nx", "2.1\ny"]


def test_a_path_may_have_backslashes(fresh: Path) -> None:
    first = shown(fresh)
    (fresh / FOLDER / "plans").mkdir()
    (fresh / PLAN).rename(fresh / FOLDER / "plans/2027.yaml")
    write(fresh, PAPER, "plan.yaml", r".\plans\2027.yaml")
    assert shown(fresh) == first
    on_windows = run(fresh, "check", FOLDER.replace("/", "\\"))
    assert on_windows.code == 0
    assert on_windows.out.endswith("1 paper checked: 1 note\n")


def test_letters_of_all_the_world_print(fresh: Path) -> None:
    words = "Tŷ Ŵyn, café £4m — 日本語 😀 e\u0301 ‘quoted’ & <5"
    write(fresh, NARRATIVE, "That the plan is agreed.", words)
    write(fresh, PLAN, "What is done about it", f'"{words}"')
    document = opened(built(fresh, SAMPLE))
    assert words in [paragraph.text for paragraph in document.paragraphs]
    assert document.tables[0].rows[2].cells[2].text == words


def test_folders_may_have_spaces_and_accents(fresh: Path) -> None:
    meeting = fresh / "source/2027-01-21-health-board"
    (meeting / "winter-plan").rename(meeting / "Cynllun y gaeaf (tŷ)")
    answer = run(fresh, "build", "Cynllun y gaeaf (tŷ)")
    assert answer.code == 1
    assert 'did you mean "source/2027-01-21-health-board/Cynllun y gaeaf (tŷ)"?' in answer.err
    answer = run(fresh, "build", "2027-01-21-health-board/Cynllun y gaeaf (tŷ)")
    assert answer.code == 0, answer.said
    assert (fresh / "build/2027-01-21-health-board/Cynllun y gaeaf (tŷ).docx").is_file()


def test_what_programs_leave_beside_a_paper_is_passed_over(fresh: Path) -> None:
    first = shown(fresh)
    for name in ("~$rative.md", ".#narrative.md", "narrative.md~", "narrative.md.bak"):
        (fresh / FOLDER / name).write_text("# Reasons\n\nOther words.\n")
    assert shown(fresh) == first


def test_an_alias_bomb_is_met_before_it_grows(fresh: Path) -> None:
    lines = ["format: 1", "a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (fresh / PLAN).write_text("\n".join([*lines, "recommendations: *a11", ""]))
    rules = {finding["rule"] for finding in findings(fresh)}
    assert rules == {"value-is-written-out", "key-is-known"}


def test_a_zip_bomb_is_met_before_it_is_unpacked(fresh: Path) -> None:
    with (
        ZipFile(fresh / TEMPLATE, "a", ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/media/image1.png", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    (finding,) = findings(fresh)
    assert finding["rule"] == "word-file-is-not-too-large"
    answer = run(fresh, "show", TEMPLATE)
    assert answer.code == 1
    assert "far more inside it than its size allows" in answer.err


@pytest.mark.parametrize(
    "expression",
    ["(" * 200 + "1" + ")" * 200, "not " * 2000 + "1", "-" * 3000 + "1", "title" + ".x" * 3000],
    ids=["brackets", "not", "minus", "dots"],
)
def test_a_placeholder_too_deep_to_read_is_told(expression: str, fresh: Path) -> None:
    write(fresh, NARRATIVE, "meeting.committee", expression)
    (finding,) = findings(fresh)
    assert finding["rule"].startswith("placeholder-")
    assert finding["place"]["line"] == 3


@pytest.mark.parametrize("words", [["build"], ["check"], ["verify"], ["show", "x"], ["schema"]])
def test_outside_a_workspace_the_way_to_one_is_told(words: list[str], tmp_path: Path) -> None:
    answer = run(tmp_path, *words)
    assert (answer.code, answer.out) == (2, "")
    assert "this folder is in no workspace" in answer.err
    assert "boardpaper new workspace FOLDER" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["check", "--findings", "xml"], "'xml' is not one of 'text', 'line', 'json'"),
        (["new", "paper", "a/b"], "Missing option '--title'"),
        (["new"], "Start a workspace, or a paper in one."),
    ],
)
def test_a_command_that_cannot_be_understood_ends_with_2(
    words: list[str], said: str, fresh: Path
) -> None:
    answer = run(fresh, *words)
    assert answer.code == 2
    assert said in answer.said


def test_show_wants_one_paper(fresh: Path) -> None:
    made = run(fresh, "new", "paper", "2027-01-21-health-board/second", "--title", "Second")
    assert made.code == 0, made.said
    answer = run(fresh, "show", "source")
    assert (answer.code, answer.out) == (2, "")
    assert "show prints one paper; name its own folder" in answer.err
