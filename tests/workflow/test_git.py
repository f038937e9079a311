"""A workspace in git: what install tells it, what git then shows, and how it merges."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from front_door import Answer, rewrite, run, write
from repositories import commit, git

TEMPLATE = "templates/middlesbrough-2004/report.docx"
PLAN = "source/2027-01-21-health-board/winter-plan/plan.yaml"
NARRATIVE = "source/2027-01-21-health-board/winter-plan/narrative.md"
MARKS = ("<<<<<<<", "=======", ">>>>>>>")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A workspace with a small paper, kept in git, its folder named as folders are."""
    root = tmp_path / "the council's 100% papers"
    assert run(tmp_path, "new", "workspace", root.name).code == 0
    commit(root, "As it began")
    return root


@pytest.fixture
def installed(papers: Path) -> Path:
    """The same, with git told all that it needs."""
    install(papers)
    commit(papers, "Tell git of Word files and plans")
    return papers


def install(root: Path) -> Answer:
    answer = run(root, "git", "install")
    assert (answer.code, answer.err) == (0, "")
    return answer


def words_after(answer: Answer) -> set[str]:
    return {line.split("  ")[0].strip() for line in answer.out.splitlines()}


def test_installing_twice_is_as_installing_once(papers: Path) -> None:
    assert words_after(install(papers)) == {"set"}
    attributes, config = papers / ".gitattributes", papers / ".git/config"
    written = attributes.read_bytes(), config.read_bytes()
    assert words_after(install(papers / "source")) == {"same"}
    assert (attributes.read_bytes(), config.read_bytes()) == written


def test_lines_of_the_users_own_stay_and_so_do_their_ends(papers: Path) -> None:
    attributes = papers / ".gitattributes"
    attributes.write_bytes(b"* text=auto\r\n*.docx binary\r\n*.png binary")
    install(papers)
    held = attributes.read_bytes()
    assert held.startswith(b"* text=auto\r\n*.docx binary\r\n*.png binary\r\n# begin boardpaper")
    assert held.count(b"\r\n") == held.count(b"\n")
    asked = git(papers, "check-attr", "diff", "merge", "text", "--", TEMPLATE)
    assert asked.splitlines() == [
        f"{TEMPLATE}: diff: boardpaper-word",
        f"{TEMPLATE}: merge: binary",
        f"{TEMPLATE}: text: unset",
    ]
    attributes.write_bytes(held + b"# more\r\n*.txt text\r\n")
    assert words_after(install(papers)) == {"same"}
    attributes.write_bytes(held.replace(b"*.docx diff=boardpaper-word ", b"*.docx "))
    assert "set   .gitattributes" in install(papers).out
    assert attributes.read_bytes() == held


def test_a_driver_that_the_user_named_is_kept(papers: Path) -> None:
    attributes = papers / ".gitattributes"
    attributes.write_text("*.docx filter=lfs diff=lfs merge=lfs -text\n")
    said = install(papers).out
    assert "kept  *.docx diff=lfs\n" in said
    assert "kept  *.docx merge=lfs\n" in said
    assert "boardpaper-word" not in attributes.read_text()
    assert "boardpaper-plan" in attributes.read_text()
    assert words_after(install(papers)) == {"same", "kept"}


def test_outside_git_or_without_it_one_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "new", "workspace", "papers")
    root = tmp_path / "papers"
    before = sorted(path.name for path in root.iterdir())
    answer = run(root, "git", "install")
    assert answer.code == 1
    assert "[folder-is-in-git]" in answer.err
    assert "git init" in answer.err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "[git-is-there]" in run(root, "git", "install").err
    assert sorted(path.name for path in root.iterdir()) == before
    assert run(tmp_path, "git", "install").code == 2


def test_settings_that_cannot_be_written_are_said_and_nothing_else_is(papers: Path) -> None:
    (papers / ".git/config.lock").touch()
    answer = run(papers, "git", "install")
    assert answer.code == 1
    assert "git could not keep its settings: " in answer.err
    assert "no other git is at work there" in answer.err
    assert not (papers / ".gitattributes").exists()


def test_git_calls_the_boardpaper_that_installs_where_there_is_no_command(
    papers: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(papers)
    python = shlex.quote(Path(sys.executable).as_posix())
    held = git(papers, "config", "diff.boardpaper-word.textconv").strip()
    assert held == f"{python} -P -m boardpaper git textconv"
    command = tmp_path / "bin/boardpaper"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    install(papers)
    assert git(papers, "config", "diff.boardpaper-word.textconv") == "boardpaper git textconv\n"


def changed(diff: str) -> list[str]:
    """The lines of a diff that differ."""
    lines = diff.splitlines()
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_a_changed_template_shows_as_the_words_that_changed(installed: Path) -> None:
    rewrite(installed / TEMPLATE, ("Responsible", "Accountable"))
    diff = git(installed, "diff")
    assert changed(diff)[-2:] == [
        "-    Responsible Manager: {{ row.managers }}",
        "+    Accountable Manager: {{ row.managers }}",
    ]
    assert "@@ # {{ appendix.label | upper }}" in diff
    assert "[-Responsible-]{+Accountable+} Manager" in git(installed, "diff", "--word-diff")
    inside = git(installed / "templates", "log", "-p", "--format=%s", "--", "*.docx")
    assert "+# {{ title | upper }}" in inside


def test_the_difftool_tells_what_differs_as_diff_does(installed: Path) -> None:
    rewrite(installed / TEMPLATE, ("Responsible", "Accountable"))
    told = git(installed, "difftool", "--no-prompt", "--tool=boardpaper", "--", TEMPLATE)
    assert "[-Responsible-]{+Accountable+} Manager" in told
    assert "1 place differs" in told


def built(root: Path) -> Path:
    """The paper, built and put where frozen ones are kept."""
    assert run(root, "build").code == 0
    issued = root / "issued/draft.docx"
    issued.parent.mkdir(exist_ok=True)
    issued.write_bytes((root / "build/2027-01-21-health-board/winter-plan.docx").read_bytes())
    return issued


def test_renumbering_is_no_change(installed: Path) -> None:
    built(installed)
    commit(installed, "Issue a draft")
    # It stands before every numbered paragraph that there is, and Word counts on.
    write(installed, NARRATIVE, "report\n", "report\n\nOne paragraph more.\n")
    built(installed)
    assert changed(git(installed, "diff", "--", "issued")) == ["+One paragraph more."]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("23rd September 2004", "24th September 2004"),
        ("£1,234.50", "£1,234.75"),
        ("12.5%", "12.8%"),
        ("2.1", "2.10"),
        ("10.30am", "11.30am"),
        ("board’s", "council’s"),
        ("well-known", "well-liked"),
        ("café", "cafê"),
        ("ŵ", "ŷ"),
    ],
)
def test_figures_and_dates_and_words_are_marked_whole(
    installed: Path, monkeypatch: pytest.MonkeyPatch, locale: str, was: str, now: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    (installed / ".gitattributes").write_text("words.txt diff=boardpaper-word\n")
    old = "23rd September 2004, £1,234.50 of 12.5% (2.1), 10.30am; the board’s well-known café ŵ.\n"
    assert was in old
    words = installed / "words.txt"
    words.write_text(old)
    commit(installed, "Words")
    words.write_text(old.replace(was, now))
    diff = git(installed, "diff", "--word-diff", "--no-textconv").splitlines()
    assert diff[-1] + "\n" == old.replace(was, f"[-{was}-]{{+{now}+}}")


def test_a_file_that_cannot_be_read_never_stops_a_diff(installed: Path) -> None:
    odd = installed / "issued/odd.docx"
    odd.parent.mkdir()
    for data in (
        b"",
        b"no Word file",
        b"PK\x03\x04 cut short",
        (installed / TEMPLATE).read_bytes(),
    ):
        odd.write_bytes(data)
        commit(installed, "Odd")
    log = git(installed, "log", "-p", "--format=%s", "--", "issued")
    assert log.count("SHA-256") == 6  # came, changed twice, and went
    assert "Traceback" not in log
    words = [sys.executable, "-m", "boardpaper", "git", "textconv", "nowhere.docx"]
    done = subprocess.run(words, cwd=installed, capture_output=True, check=True)
    assert done.stdout.startswith(b"the file cannot be read: ")


def branches(root: Path, ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    """Two branches that change the plan, and the first of them checked out."""
    git(root, "checkout", "-q", "-b", "theirs")
    for change in theirs:
        write(root, PLAN, *change)
    commit(root, "Theirs")
    git(root, "checkout", "-q", "main")
    for change in ours:
        write(root, PLAN, *change)
    commit(root, "Ours")


TEXT = ("The recommendation, as it was made.", "Keep homes warm.")
OUTCOME = ("What will be better when it is met.", "Fewer people fall ill.")


def test_fields_of_one_recommendation_merge(installed: Path) -> None:
    before = (installed / PLAN).read_bytes().decode()
    branches(installed, [TEXT], [OUTCOME])
    said = git(installed, "merge", "theirs", "--no-edit")
    assert "CONFLICT" not in said
    after = before.replace(*TEXT).replace(*OUTCOME)
    assert (installed / PLAN).read_bytes().decode() == after
    assert git(installed, "status", "--porcelain") == ""


def test_fields_that_stand_together_are_no_conflict_as_they_are_without_boardpaper(
    papers: Path,
) -> None:
    branches(papers, [TEXT], [OUTCOME])
    assert "CONFLICT" in git(papers, "merge", "theirs", "--no-edit", code=1)


def test_one_field_changed_twice_is_a_conflict_that_reads(installed: Path) -> None:
    branches(installed, [TEXT], [(TEXT[0], "Insulate every home."), OUTCOME])
    said = git(installed, "merge", "theirs", "--no-edit", code=1)
    assert f"boardpaper: {PLAN}: conflict in 1 · text" in said
    assert f"UU {PLAN}" in git(installed, "status", "--porcelain")
    lines = (installed / PLAN).read_text().splitlines()
    start, middle, end = (
        next(place for place, line in enumerate(lines) if line.startswith(mark)) for mark in MARKS
    )
    assert "Keep homes warm." in "\n".join(lines[start:middle])
    assert "Insulate every home." in "\n".join(lines[middle:end])
    assert end - start <= 6
    assert OUTCOME[1] in "\n".join(lines[end:])


def test_rebasing_and_picking_merge_as_well(installed: Path) -> None:
    branches(installed, [TEXT], [OUTCOME])
    git(installed, "rebase", "theirs")
    held = (installed / PLAN).read_text()
    assert TEXT[1] in held
    assert OUTCOME[1] in held


def test_versions_that_crossed_before_merge_again(installed: Path) -> None:
    """Two branches that merged each other have two versions before them, not one."""
    branches(installed, [TEXT], [(TEXT[0], "Insulate every home.")])
    git(installed, "branch", "ours-before")
    for branch, other in (("main", "theirs"), ("theirs", "ours-before")):
        git(installed, "checkout", "-q", branch)
        git(installed, "merge", "--no-edit", other, code=1)
        git(installed, "checkout", "--ours", PLAN)
        commit(installed, f"Settled on {branch}")
    write(installed, PLAN, *OUTCOME)
    commit(installed, "More of theirs")
    git(installed, "checkout", "-q", "main")
    git(installed, "merge", "--no-edit", "theirs", code=1)
    lines = (installed / PLAN).read_text()
    assert OUTCOME[1] in lines
    assert lines.count("<<<<<<<") == 1


def test_other_files_of_a_paper_merge_as_they_always_did(installed: Path) -> None:
    about = "source/2027-01-21-health-board/winter-plan/paper.yaml"
    meeting = "source/2027-01-21-health-board/meeting.yaml"
    git(installed, "checkout", "-q", "-b", "theirs")
    write(installed, meeting, "Health Board", "Board of Health")
    write(installed, about, "Winter plan", "Plan for the winter")
    commit(installed, "Theirs")
    git(installed, "checkout", "-q", "main")
    (installed / about).write_text((installed / about).read_text() + "# ours\n")
    commit(installed, "Ours")
    git(installed, "merge", "theirs", "--no-edit")
    held = (installed / about).read_text()
    assert "Plan for the winter" in held
    assert held.endswith("# ours\n")


def test_word_files_and_built_files_are_never_merged(installed: Path) -> None:
    (installed / ".gitignore").unlink()
    manifest = "build/2027-01-21-health-board/winter-plan.manifest.json"
    run(installed, "build")
    commit(installed, "Keep what is built")
    git(installed, "checkout", "-q", "-b", "theirs")
    rewrite(installed / TEMPLATE, ("Responsible", "Accountable"))
    (installed / manifest).write_text('{"theirs": 1}\n')
    commit(installed, "Theirs")
    git(installed, "checkout", "-q", "main")
    rewrite(installed / TEMPLATE, ("Responsible", "Answerable"))
    ours = (installed / TEMPLATE).read_bytes()
    (installed / manifest).write_text('{"ours": 1}\n')
    commit(installed, "Ours")
    said = git(installed, "merge", "theirs", "--no-edit", code=1)
    assert said.count("CONFLICT") == 2
    assert (installed / TEMPLATE).read_bytes() == ours
    assert (installed / manifest).read_text() == '{"ours": 1}\n'


def test_a_copy_that_was_told_nothing_still_merges(installed: Path, tmp_path: Path) -> None:
    branches(installed, [("format: 1", "format: 1\ntitle: Winter")], [OUTCOME])
    git(tmp_path, "clone", "-q", str(installed), "copy")
    git(tmp_path / "copy", "merge", "origin/theirs", "--no-edit")
    assert OUTCOME[1] in (tmp_path / "copy" / PLAN).read_text()


def test_a_workspace_may_lie_deeper_in_its_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--initial-branch=main")
    run(tmp_path, "new", "workspace", "council/papers")
    root = tmp_path / "council/papers"
    install(root)
    commit(tmp_path, "As it began")
    branches(root, [TEXT], [OUTCOME])
    git(tmp_path, "merge", "theirs", "--no-edit")
    rewrite(root / TEMPLATE, ("Responsible", "Accountable"))
    assert "+    Accountable Manager" in git(tmp_path, "diff")
