"""Papers as pages of HTML: what they say, and that everything in them leads somewhere."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.edition import WHOLE, Edition
from boardpaper.model.paper import Paper, Paragraph, walk
from boardpaper.workflow.make import Templates, make
from boardpaper.writers import html
from conftest import Golden
from test_cases import PAPERS
from tools.programs import ROOT

EDITIONS = [Edition(layout="faithful"), Edition(layout="accessible")]


def made(name: str, folder: Path) -> Workspace:
    """A workspace with the sources of a case and every template it needs."""
    source, _ = PAPERS[name]
    shutil.copytree(source, folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    if (own := source.parent / "templates").is_dir():
        shutil.copytree(own, folder / "templates", dirs_exist_ok=True)
    return Workspace(folder)


def page(workspace: Workspace, paper: str, edition: Edition = WHOLE) -> tuple[Paper, str]:
    """A paper, and the page that is made of it."""
    templates = Templates()
    found = make(workspace, PaperPlace(*paper.split("/")), templates).paper
    assert found is not None
    style = f"templates/{found.about.house_style}/report.docx"
    template = templates.read(style, (workspace.root / style).read_bytes()).value
    assert template is not None
    return found, html.write(found, template, edition=edition).decode()


class Page(HTMLParser):
    """A page as its parser sees it: ids, addresses, elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.addresses += [known[name] or "" for name in ("href", "src") if name in known]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("edition", EDITIONS, ids=["faithful", "accessible"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_link_of_a_page_leads_to_one_place_of_it(
    name: str, edition: Edition, tmp_path: Path
) -> None:
    _, text = page(made(name, tmp_path), PAPERS[name][1], edition)
    found = Page(text)
    assert len(found.ids) == len(set(found.ids))
    for address in found.addresses:
        assert address.startswith(("#", "http", "mailto:", "tel:", "data:image/"))
        assert not address.startswith("#") or address[1:] in found.ids


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_says_the_numbers_of_the_paper(name: str, tmp_path: Path) -> None:
    paper, text = page(made(name, tmp_path), PAPERS[name][1])
    nodes = [one for one in walk(paper) if isinstance(one, Paragraph)]
    labels = [one.label for one in nodes if one.label]
    printed = re.findall(
        r'<(?:p|li|div) ?[^>]*>(?:<p>)?<(?:a|span) class="number"[^>]*>([^<]+)<', text
    )
    notes = text.count('role="doc-backlink"')
    assert printed[: len(printed) - notes] == labels


def test_a_small_paper_as_a_page(tmp_path: Path, golden: Golden) -> None:
    _, text = page(made("rich-narrative", tmp_path), PAPERS["rich-narrative"][1])
    text = re.sub(r"<style>.*</style>", "<style>…</style>", text, flags=re.DOTALL)
    text = re.sub(r"sha256-[\w+/=]+", "sha256-…", text)
    golden(re.sub(r"base64,[\w+/=]+", "base64,…", text), "expected/rich-narrative.html")


def test_the_plan_has_the_headings_of_its_template(tmp_path: Path, golden: Golden) -> None:
    _, text = page(
        made("children-services-inspection", tmp_path), PAPERS["children-services-inspection"][1]
    )
    start, end = text.index("<colgroup"), text.index("</tr>", text.index("<tbody>"))
    golden(
        text[start:end].replace("<th", "\n<th").replace("<td", "\n<td") + "\n", "expected/plan.html"
    )
