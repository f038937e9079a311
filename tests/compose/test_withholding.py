"""The public copy, whatever is marked: the same numbers as in the whole, and none of its words."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.edition import Audience, Edition
from boardpaper.model.marked import marked
from boardpaper.model.paper import Paper, Paragraph, Reference, walk, words
from boardpaper.model.targets import targets
from boardpaper.model.wording import Line, Wording
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import Wanted
from front_door import PAPER_2004, run

MEETING, NAME = PAPER_2004.split("/")
MARKABLE = re.compile(r"^(?:#+ |- )?[A-Za-z{'].*$", re.M)
KEY = re.compile(r"\{#([a-z0-9-]+)\}$")


def copy(workspace: Path, audience: Audience, place: PaperPlace | None = None) -> Paper:
    wanted = Wanted(Edition(audience=audience))
    made = make(Workspace(workspace), place or PaperPlace(MEETING, NAME), Templates(), wanted)
    assert made.paper is not None, made.diagnostics
    return made.paper


def mark_at_random(workspace: Path, seed: int) -> None:
    """About every sixth paragraph, heading, bullet and recommendation, marked exempt."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    def marked_line(line: re.Match[str]) -> str:
        if chance.random() > 1 / 6:
            return line.group()
        by = chance.choice(["1", "3", "1,3"])
        if KEY.search(line.group()):
            return KEY.sub(rf"{{#\1 exempt={by}}}", line.group())
        return f"{line.group()} {{exempt={by}}}"

    folder = workspace / "source" / PAPER_2004
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        file.write_text(MARKABLE.sub(marked_line, text), encoding="utf-8")
    plan = folder / "plan.yaml"
    lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    for at, line in enumerate(lines):
        if line.startswith("  - reference:") and chance.random() < 1 / 3:
            lines[at] += chance.choice(["    exempt: 3\n", "    exempt: {managers: 1, text: 3}\n"])
    plan.write_text("".join(lines), encoding="utf-8")


def labels(paper: Paper) -> list[str]:
    """Every number of a paragraph and of a section, in order."""
    numbered = [one.label for one in walk(paper) if isinstance(one, Paragraph) and one.label]
    return [*(section.label for section in paper.sections), *numbered]


def led_to(paper: Paper) -> list[tuple[str, ...]]:
    return [one.numbers for one in walk(paper) if isinstance(one, Reference)]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_marked_numbers_stay_and_words_go(workspace: Path, seed: int) -> None:
    mark_at_random(workspace, seed)
    public, whole = copy(workspace, "public"), copy(workspace, "restricted")
    assert labels(public) == labels(whole)
    assert public.plan
    assert whole.plan
    assert [one.reference for one in public.plan.recommendations] == [
        one.reference for one in whole.plan.recommendations
    ]
    said, held = ("\n".join(words_of(one)) for one in (public, whole))
    for mark in marked(whole):
        for text in mark.texts:  # which may stand in another place as well, and be public there
            assert said.count(text) < held.count(text), f"{mark.where}: {text}"


def words_of(paper: Paper) -> Iterator[str]:
    """Everything the paper says, its plan and front matter included."""
    yield words(paper)
    yield from (line.text for line in printed(paper))
    yield repr(paper.plan)
    yield repr(paper.about)
    yield repr(list(targets(paper.sections, paper.plan, paper.appendices)))


@pytest.mark.parametrize("seed", range(8))
def test_what_still_refers_leads_to_the_same_numbers(workspace: Path, seed: int) -> None:
    mark_at_random(workspace, seed)
    public, whole = led_to(copy(workspace, "public")), led_to(copy(workspace, "restricted"))
    assert set(public) <= set(whole)


def printed(paper: Paper) -> Iterator[Line]:
    """What the cells of its plan say."""
    wording = Wording(paper.style.plan, paper.about.language)
    for row in wording.rows(paper.plan) if paper.plan else ():
        yield from (line for cell in row.values() for line in cell)


FREE = """# Sale of the Dock Road depot {exempt=3}

The depot is worth two million pounds.

It should be sold to Merriweather Estates.

# Further comments

See [section](#sale-of-the-dock-road-depot) for what is for Members alone.
"""


def test_a_heading_of_the_author_s_own_is_withheld_and_its_number_kept(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "workspace", "w").code == 0
    folder = tmp_path / "w"
    answer = run(folder, "new", "paper", "2027-03-01-cabinet/depot", "--title", "Depot",
                 "--style", "lambeth-2013")  # fmt: skip
    assert answer.code == 0, answer.said
    (folder / "source/2027-03-01-cabinet/depot/free.md").write_text(FREE, encoding="utf-8")
    place = PaperPlace("2027-03-01-cabinet", "depot")
    public, whole = copy(folder, "public", place), copy(folder, "restricted", place)
    (withheld,) = [one for one in public.sections if one.exempt]
    (shown,) = [one for one in whole.sections if one.exempt]
    assert (withheld.heading, shown.heading) == (
        "Not for publication",
        "Sale of the Dock Road depot",
    )
    assert withheld.label == shown.label
    assert led_to(public) == led_to(whole) == [(shown.number,)]
    assert "dock" not in "\n".join(words_of(public)).casefold()
