"""Whatever can be marked exempt is kept out of the public copy, and known in the whole one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from boardpaper.files.workspace import find
from boardpaper.model.edition import Edition
from boardpaper.ooxml.every_text import every_text
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.workflow.wanted import Wanted
from front_door import write
from tools.programs import ROOT
from workflow.leaky_paper import FOLDER, OUTPUT, errors, places

NAME = "Featherstone"
BACKGROUND, PLAN, PAPER = (
    f"{FOLDER}/{name}" for name in ("02-background.md", "plan.yaml", "paper.yaml")
)
OLD = "Appendix 1 shows the achievements against actions."


@dataclass(frozen=True)
class Level:
    """A change of a source that says something exempt."""

    file: str
    old: str
    new: str


LEVELS = {
    "paragraph": Level(BACKGROUND, OLD, f"{OLD} So says Mr {NAME}. {{exempt=1}}"),
    "note": Level(BACKGROUND, OLD, f"{OLD}[^1] {{exempt=1}}\n\n[^1]: So says Mr {NAME}."),
    "link": Level(
        BACKGROUND, OLD, f"{OLD} [Here](https://example.org/{NAME.lower()}). {{exempt=1}}"
    ),
    "item": Level(
        BACKGROUND, "- the effectiveness of", f"- the view of Mr {NAME} {{exempt=1}}\n- the view of"
    ),
    "table": Level(
        BACKGROUND, OLD,
        f"{OLD}\n\n| Who | How much |\n| --- | --- |\n| Mr {NAME} | £4,500 |\n"
        "\nTable: What was offered {exempt=1}",
    ),
    "section": Level(
        f"{FOLDER}/03-options.md", "# Option appraisal\n\nN/A",
        f"# Option appraisal {{exempt=1}}\n\nSo says Mr {NAME}.",
    ),
    "field": Level(
        PAPER, "  author:\n    name: Jenni Cooke", f"  author:\n    name: Jenni {NAME}"
    ),
    "appendix": Level(
        PAPER, "    title: SSI Inspection Action Plan", f"    title: The {NAME} plan\n    exempt: 1"
    ),
    "row": Level(
        PLAN, "    outcome: Updated strategy detailing a broader",
        f"    exempt: 1\n    outcome: Mr {NAME}'s strategy detailing a broader",
    ),
    "column": Level(
        PLAN, "    outcome: Updated strategy detailing a broader",
        f"    exempt:\n      outcome: 1\n    outcome: Mr {NAME}'s strategy detailing a broader",
    ),
    "action": Level(
        PLAN, "      - Review contracts and placements",
        f"      - text: Review of Mr {NAME}\n        exempt: 1",
    ),
    "measure": Level(
        PLAN, "      - text: MNS\n", f"      - text: View of Mr {NAME}\n        exempt: 1\n"
    ),
    "milestone": Level(
        PLAN, "            - text: MNS completed\n",
        f"            - text: Mr {NAME} heard\n              exempt: 1\n",
    ),
}  # fmt: skip


def made(workspace: Path, edition: Edition) -> Made:
    found = find(workspace)
    assert found is not None
    return make(found, found.papers()[0], Templates(), Wanted(edition, ("docx", "html")))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The sources and house styles, without the rest of a workspace."""
    for name in ("source", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_marked_is_in_the_whole_copy_only(sources: Path, level: str) -> None:
    one = LEVELS[level]
    write(sources, one.file, one.old, one.new)
    if level == "field":
        write(sources, PAPER, "fields:", "exempt:\n  fields:\n    author.name: 1\nfields:")
    public, whole = (made(sources, Edition(audience=who)) for who in ("public", "restricted"))
    assert errors(public.diagnostics) == []
    assert errors(whole.diagnostics) == []
    assert public.document is not None
    assert public.leaks is not None
    assert whole.document is not None
    assert whole.page is not None
    assert list(places(public.leaks, whole.document.data))
    assert list(places(public.leaks, whole.page, f"{OUTPUT}.html"))


def test_no_paragraph_of_the_paper_of_2004_is_a_leak_once_it_is_marked(sources: Path) -> None:
    file = sources / BACKGROUND
    paragraphs = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    for at, one in enumerate(paragraphs):
        key = "{#" in one and not one.startswith("#")
        marked = f"{one[:-1]} exempt=3}}" if key else f"{one} {{exempt=3}}"
        file.write_text("\n\n".join((*paragraphs[:at], marked, *paragraphs[at + 1 :])) + "\n")
        found = made(sources, Edition(audience="public"))
        assert errors(found.diagnostics) == [], one
        assert found.leaks is not None, one


def test_a_word_file_that_is_withheld_is_known_by_its_words(sources: Path) -> None:
    leaflet = Document()
    leaflet.add_paragraph(f"Mr {NAME} takes all the rooms upstairs for £450.")
    leaflet.save(str(sources / FOLDER / "leaflet.docx"))
    write(
        sources, PAPER, "appendices:",
        "appendices:\n  - document: leaflet.docx\n    title: A leaflet\n    exempt: 3",
    )  # fmt: skip
    public, whole = (made(sources, Edition(audience=who)) for who in ("public", "restricted"))
    assert errors(public.diagnostics) == []
    assert public.leaks is not None
    assert whole.document is not None
    assert len(list(places(public.leaks, whole.document.data))) > 1


def test_numbers_in_the_making_of_a_template_do_not_make_a_figure_public(sources: Path) -> None:
    write(sources, BACKGROUND, OLD, f"{OLD} It costs 1247 more. {{exempt=3}}")
    public = made(sources, Edition(audience="public"))
    assert public.leaks is not None
    template = sources / "templates/middlesbrough-2004/report.docx"
    assert any(one.text == "1247" for one in every_text(template.read_bytes()))
    page = b"<!DOCTYPE html><table><tr><td>1247</td></tr></table>"
    assert list(places(public.leaks, page, f"{OUTPUT}.html")) == ["line 1"]
