"""What README and the guides show is what happens, and nothing there is goes unsaid."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from boardpaper.cli import boardpaper
from conftest import Golden
from doc_stories import Story
from tools.programs import ROOT

README = ROOT / "README.md"
NOT_RUN = ("errors.md", "architecture.md", "decisions.md")
GUIDES = sorted(path for path in (ROOT / "docs").glob("*.md") if path.name not in NOT_RUN)
WRITTEN_DOWN = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md")]


def named(path: Path) -> str:
    return path.name


def commands(command: click.Command, *words: str) -> Iterator[tuple[str, set[str]]]:
    """Each command as it is typed, with its long options."""
    name = " ".join((*words, str(command.name)))
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            if not inner.hidden:  # what only other programs call
                yield from commands(inner, name)
    else:
        given = (one for one in command.params if isinstance(one, click.Option))
        yield name, {word for one in given for word in one.opts if word.startswith("--")}


COMMANDS = list(commands(boardpaper))


def test_the_readme_shows_what_happens_in_this_repository(workspace: Path, golden: Golden) -> None:
    golden(Story(workspace).told(README.read_text(encoding="utf-8")), README)


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_a_guide_shows_what_happens_in_an_empty_folder(
    guide: Path, tmp_path: Path, golden: Golden, request: pytest.FixtureRequest
) -> None:
    text = guide.read_text(encoding="utf-8")
    if "--format pdf" in text:
        request.getfixturevalue("soffice")  # without it the guide goes otherwise
    assert "```console\n$ boardpaper " in text
    golden(Story(tmp_path).told(text), guide)


@pytest.mark.parametrize(("command", "options"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_is_documented(command: str, options: set[str]) -> None:
    (row,) = re.findall(rf"^\| `{command}[ `].*$", README.read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"`(--[a-z-]+)", row)) == options


def test_every_tag_of_the_shipped_template_is_documented(workspace: Path) -> None:
    shown = Story(workspace).boardpaper(["show", "templates/middlesbrough-2004/report.docx"])
    tags = {words.split(" ")[0] for words in re.findall(r"{{ (.*?) }}", shown)}
    guide = (ROOT / "docs" / "clerk.md").read_text(encoding="utf-8")
    assert tags
    assert {tag for tag in tags if f"{{{{ {tag} }}}}" not in guide} == set()


@pytest.mark.parametrize("document", WRITTEN_DOWN, ids=named)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)
    text = re.sub(r"`[^`\n]*`", "", text)  # what is shown is no link
    linked = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in linked if not (document.parent / link).exists()] == []


def test_a_story_that_goes_otherwise_is_noticed(workspace: Path) -> None:
    command = "boardpaper style check middlesbrough-2004"
    told = f"```console\n$ {command}\n1 house style checked: nothing right\n```\n"
    assert Story(workspace).told(told) == told.replace("right", "wrong")
    shutil.rmtree(workspace / "templates")
    assert "in no workspace" in Story(workspace).told(told)
