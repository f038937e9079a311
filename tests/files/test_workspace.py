"""Finding a workspace, and the papers a clerk points at."""

from pathlib import Path

import pytest

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace, find
from boardpaper.model.diagnostic import Severity
from boardpaper.model.rules import RULES

INSPECTION = PaperPlace("2004-09-23", "children-services-inspection")
BUDGET = PaperPlace("2004-09-23", "budget")
FOSTERING = PaperPlace("2004-12-02", "maethu yng Nghymru ŵ 🏠")


def add(root: Path, place: PaperPlace) -> None:
    folder = root / place.folder
    folder.mkdir(parents=True)
    (folder / "paper.yaml").write_text("format: 1\n")
    (root / place.meeting_file).write_text("format: 1\n")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "papers"
    (root / "templates").mkdir(parents=True)
    for place in (INSPECTION, BUDGET, FOSTERING):
        add(root, place)
    return Workspace(root)


def chosen(workspace: Workspace, *targets: str, cwd: Path | None = None) -> tuple[PaperPlace, ...]:
    outcome = workspace.select([Path(target) for target in targets], cwd or workspace.root)
    assert not outcome.diagnostics
    assert outcome.value is not None
    return outcome.value


def complaint(workspace: Workspace, target: str, cwd: Path | None = None) -> tuple[str, str, str]:
    outcome = workspace.select([Path(target)], cwd or workspace.root)
    assert outcome.value == ()
    (finding,) = outcome.diagnostics
    assert finding.severity is Severity.ERROR
    assert finding.rule in RULES
    return finding.rule, finding.message, finding.hint


def test_the_nearest_folder_with_both_folders_is_the_workspace(workspace: Workspace) -> None:
    inside = workspace.root / BUDGET.folder
    assert find(inside) == workspace
    assert find(inside / "paper.yaml") == workspace
    assert find(workspace.root) == workspace
    assert find(workspace.root.parent) is None


def test_papers_and_meetings_come_by_name(workspace: Workspace) -> None:
    assert workspace.meetings() == ("2004-09-23", "2004-12-02")
    assert workspace.papers() == (BUDGET, INSPECTION, FOSTERING)


def test_a_paper_without_a_meeting_is_found_and_hidden_folders_are_not(
    workspace: Workspace,
) -> None:
    stray = PaperPlace("drafts", "stray")
    add(workspace.root, stray)
    (workspace.root / stray.meeting_file).unlink()
    add(workspace.root, PaperPlace("2004-09-23", ".trash"))
    (workspace.root / "source/2004-09-23/notes").mkdir()
    assert workspace.papers() == (BUDGET, INSPECTION, FOSTERING, stray)
    assert workspace.meetings() == ("2004-09-23", "2004-12-02")


def test_no_target_means_every_paper(workspace: Workspace) -> None:
    assert chosen(workspace) == (BUDGET, INSPECTION, FOSTERING)
    assert chosen(workspace, "source/") == (BUDGET, INSPECTION, FOSTERING)
    assert chosen(workspace, ".") == (BUDGET, INSPECTION, FOSTERING)


@pytest.mark.parametrize(
    "target",
    [
        "source/2004-09-23/budget",
        "source/2004-09-23/budget/",
        "./source/2004-09-23/../2004-09-23/budget",
        "2004-09-23/budget",
        "source/2004-09-23/budget/paper.yaml",
        "source\\2004-09-23\\budget",
        "2004-09-23\\budget\\paper.yaml",
    ],
)
def test_a_paper_may_be_named_in_many_ways(workspace: Workspace, target: str) -> None:
    assert chosen(workspace, target) == (BUDGET,)


def test_targets_are_read_from_the_current_folder(workspace: Workspace) -> None:
    meeting = workspace.root / BUDGET.meeting_folder
    assert chosen(workspace, "budget", cwd=meeting) == (BUDGET,)
    assert chosen(workspace, ".", cwd=meeting / "budget") == (BUDGET,)
    assert chosen(workspace, "..", cwd=meeting / "budget") == (BUDGET, INSPECTION)
    assert chosen(workspace, "paper.yaml", cwd=meeting / "budget") == (BUDGET,)
    assert chosen(workspace, str(meeting / "budget"), cwd=Path("/")) == (BUDGET,)


def test_a_meeting_means_its_papers_and_papers_come_once(workspace: Workspace) -> None:
    assert chosen(workspace, "2004-09-23") == (BUDGET, INSPECTION)
    assert chosen(workspace, "source/2004-09-23/meeting.yaml") == (BUDGET, INSPECTION)
    assert chosen(workspace, "2004-12-02", "2004-09-23/budget", "2004-09-23") == (
        BUDGET,
        INSPECTION,
        FOSTERING,
    )


def test_spaces_welsh_letters_and_emoji_are_names_like_others(workspace: Workspace) -> None:
    assert chosen(workspace, FOSTERING.folder) == (FOSTERING,)


def test_a_name_nearly_right_is_answered_with_the_right_one(workspace: Workspace) -> None:
    for target in ("source/2004-09-23/bugdet", "budget", "2004-09-23/Budget"):
        rule, message, hint = complaint(workspace, target)
        assert rule == "paper-exists"
        assert message == f'"{target}" is no paper or meeting here'
        assert hint == 'did you mean "source/2004-09-23/budget"?'
    assert complaint(workspace, "2004-12-03")[2] == 'did you mean "source/2004-12-02"?'


def test_a_name_nothing_like_any_says_what_to_name(workspace: Workspace) -> None:
    rule, _, hint = complaint(workspace, "qqqq")
    assert (rule, hint) == ("paper-exists", "name a folder in source/ that holds a paper.yaml")
    assert complaint(workspace, "x" * 5000)[0] == "paper-exists"
    assert complaint(workspace, "templates")[0] == "paper-exists"


def test_a_folder_without_a_paper_file_is_no_paper(workspace: Workspace) -> None:
    (workspace.root / "source/2004-09-23/zzz").mkdir()
    assert complaint(workspace, "2004-09-23/zzz")[1] == (
        '"source/2004-09-23/zzz" is not a paper: there is no paper.yaml in it'
    )


def test_a_wrong_target_does_not_lose_the_right_ones(workspace: Workspace) -> None:
    outcome = workspace.select([Path("2004-09-23/budget"), Path("nothing")], workspace.root)
    assert outcome.value == (BUDGET,)
    assert outcome.failed


def test_a_paper_of_another_workspace_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    add(tmp_path / "other", BUDGET)
    rule, message, _ = complaint(workspace, "../other/source/2004-09-23/budget")
    assert rule == "path-stays-inside"
    assert str(workspace.root) in message


def test_a_workspace_reached_by_a_link_is_the_same(workspace: Workspace, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(workspace.root)
    assert chosen(Workspace(link), str(workspace.root / BUDGET.folder)) == (BUDGET,)
    assert chosen(workspace, str(link / BUDGET.folder)) == (BUDGET,)


def test_a_meeting_without_papers_is_a_warning(workspace: Workspace) -> None:
    (workspace.root / "source/2005-01-01").mkdir()
    (workspace.root / "source/2005-01-01/meeting.yaml").write_text("format: 1\n")
    for targets in ([], [Path("2005-01-01")], [Path("source")]):
        outcome = workspace.select(targets, workspace.root)
        (finding,) = outcome.diagnostics
        assert not outcome.failed
        assert finding.rule == "meeting-has-papers"
        assert finding.rule in RULES
        assert finding.place.path == "source/2005-01-01"
    assert not workspace.select([Path("2004-09-23")], workspace.root).diagnostics


def test_an_empty_workspace_says_so(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    outcome = Workspace(tmp_path).select()
    assert outcome.value == ()
    assert [finding.rule for finding in outcome.diagnostics] == ["workspace-has-papers"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nul", "a name that Windows keeps for itself"),
        ("COM1.old", "a name that Windows keeps for itself"),
        ("budget.", "ends in a dot or a space"),
        ("budget ", "ends in a dot or a space"),
        ("2.6: fees", 'has ":" in it'),
        ("a\tb", "has a control character in it"),
        ("b" * 190, "Word on Windows opens no path longer than 259"),
        ("BUDGET", "are one name on Windows and on Macs"),
    ],
)
def test_a_name_that_fails_on_windows_is_a_warning(
    workspace: Workspace, name: str, words: str
) -> None:
    place = PaperPlace("2004-09-23", name)
    add(workspace.root, place)
    outcome = workspace.select((), workspace.root)
    (finding,) = outcome.diagnostics
    assert finding.rule == "name-works-everywhere"
    assert finding.severity is Severity.WARNING
    assert words in finding.message
    assert outcome.value is not None
    assert place in outcome.value
