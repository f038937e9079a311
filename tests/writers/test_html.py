"""Papers as pages of HTML: what they say, and that everything in them leads somewhere."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.paper import Paragraph, walk
from boardpaper.ooxml.outline import outline
from boardpaper.workflow.make import Templates, make
from conftest import Golden
from front_door import PAPER_2004, run, write
from test_cases import CASES, PAPERS
from tools.programs import ROOT
from tools.web import Check

PLANS = ("children-services-inspection", "west-lothian-2004")
"""The plan of 2004 in two house styles, which number paragraphs otherwise."""
NUMBERED = re.compile(r'<(?:p|li|div)[^>]*>(?:<p>)?<(?:a|span) class="number"[^>]*>([^<]+)<')
SOURCE = f"source/{PAPER_2004}"
LINK = RELATIONSHIP_TYPE.HYPERLINK
EXEMPT = "2027-03-04-corporate-parenting-board/placements"


def page(workspace: Path, paper: str = PAPER_2004, *words: str) -> Path:
    """The page of a paper, built in its workspace."""
    answer = run(workspace, "build", f"source/{paper}", "--format", "html", *words)
    assert answer.code == 0, answer.said
    (path,) = (workspace / "build").glob("**/*.html")
    return path


def copied(source: Path, folder: Path) -> Path:
    """A workspace with these sources and every template they need."""
    shutil.copytree(source, folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    if (own := source.parent / "templates").is_dir():
        shutil.copytree(own, folder / "templates", dirs_exist_ok=True)
    return folder


def page_of(name: str, folder: Path, *words: str) -> Path:
    """The page of a case, in a workspace of its own."""
    source, paper = PAPERS[name]
    return page(copied(source, folder), paper, *words)


class Page(HTMLParser):
    """A page as a parser sees it: its ids, and where it leads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {key: value or "" for key, value in attrs}
        assert not any(key.startswith("on") for key in known)
        assert tag not in ("script", "link", "iframe", "object", "form")
        self.ids += [known[key] for key in ("id",) if key in known]
        self.addresses += [known[key] for key in ("href", "src") if key in known]


def tidied(path: Path) -> str:
    """A page as a reviewer wants to see it: without its style and the bytes of pictures."""
    text = re.sub(r"<style>.*</style>", "<style>…</style>", path.read_text("utf-8"), flags=re.S)
    return re.sub(r"base64,[\w+/=]+", "base64,…", re.sub(r"sha256-[\w+/=]+", "sha256-…", text))


@pytest.mark.parametrize("layout", ["faithful", "accessible"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_link_of_a_page_leads_to_one_place_of_it(
    name: str, layout: str, tmp_path: Path
) -> None:
    found = Page(page_of(name, tmp_path, "--layout", layout))
    assert len(found.ids) == len(set(found.ids))
    for address in found.addresses:
        assert address.startswith(("#", "http", "mailto:", "tel:", "data:image/"))
        assert not address.startswith("#") or address[1:] in found.ids


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_has_the_numbers_and_footnotes_of_the_word_document(
    name: str, tmp_path: Path
) -> None:
    text = page_of(name, tmp_path, "--format", "docx").read_text("utf-8")
    paper = make(Workspace(tmp_path), PaperPlace(*PAPERS[name][1].split("/")), Templates()).paper
    assert paper is not None
    labels = [one.label for one in walk(paper) if isinstance(one, Paragraph) and one.label]
    body, _, notes = text.partition('role="doc-endnotes"')
    if all(one.document is None for one in paper.appendices):
        assert NUMBERED.findall(body) == labels
    drawn = outline((tmp_path / "build" / f"{PAPERS[name][1]}.docx").read_bytes())
    told = re.findall(r"^footnote (\d+): (.{1,8})", drawn, flags=re.M)
    shown = re.findall(r'<li id="note-\d+"><span[^>]*>(\d+)\.</span> (.*)', notes)
    assert [(number, re.sub("<[^>]+>", "", words)[:8]) for number, words in shown] == told


def test_a_small_paper_as_a_page(tmp_path: Path, golden: Golden) -> None:
    golden(tidied(page_of("rich-narrative", tmp_path)), "expected/rich-narrative.html")


def test_appendices_as_a_page_also_of_word_files(tmp_path: Path, golden: Golden) -> None:
    text = tidied(page_of("appendices", tmp_path))
    golden(text[text.index("<main") :], "expected/appendices.html")


def test_the_plan_has_the_headings_of_its_template(tmp_path: Path, golden: Golden) -> None:
    text = page_of(PLANS[0], tmp_path).read_text("utf-8")
    start, end = text.index("<colgroup"), text.index("</tr>", text.index("<tbody>"))
    golden(re.sub(r"(?=<t[hd] ?)", "\n", text[start:end]) + "\n", "expected/plan.html")


def test_front_matter_of_several_entries_with_parts_is_a_table(tmp_path: Path) -> None:
    front = page_of("lambeth-2013", tmp_path).read_text("utf-8").partition("</header>")[0]
    log = front.partition("<dt>Consultation log</dt>")[2].partition("</table>")[0]
    heads = re.findall("<th[^>]*>([^<]*)</th>", log)
    assert heads == ["Name", "Organisation", "Sent", "Received", "Comments"]
    rows = [re.findall("<td>(.*?)</td>", row) for row in log.split("<tr>")[2:]]
    assert rows[0][2:4] == ["2 September 2013", "9 September 2013"]
    assert re.fullmatch(r'<a href="#paragraph-[\w-]+">5\.3</a>', rows[0][4])
    assert rows[4][3:] == ["", ""]
    assert "<dd>Councillor Piers Lindqvist, Neighbourhoods</dd>" in front


def test_a_heading_that_runs_in_is_a_heading_after_the_number(workspace: Path) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    heading = "heading: PURPOSE OF THE REPORT"
    write(workspace, style, heading, f"{heading}\n    run_in: true")
    text = page(workspace).read_text("utf-8")
    led = re.search(r'<div class="led numbered"[^>]*>(.*)</div>', text)
    assert led is not None
    assert re.sub("<a.*</a>|</?p>", "", led[1]).startswith(
        ' <h2 id="section-purpose">PURPOSE OF THE REPORT</h2> To inform Members'
    )


def copy(audience: str, folder: Path) -> Path:
    """The page of one copy of the paper with exempt text at every level."""
    workspace = copied(CASES / "exempt-everywhere" / "source", folder)
    return page(workspace, EXEMPT, "--for", audience)


def test_pages_are_sound_in_every_house_style_layout_and_copy(tmp_path: Path, web: Check) -> None:
    pages = [page_of(name, tmp_path / name) for name in PAPERS]
    accessible = ("--layout", "accessible")
    pages += [page_of(name, tmp_path / f"{name}-", *accessible) for name in PLANS]
    pages.append(page_of("brighton-hove-exempt", tmp_path / "draft", "--draft"))
    pages += [copy(audience, tmp_path / audience) for audience in ("public", "restricted")]
    for number, path in enumerate(pages):  # names of their own, so that a fault says whose it is
        pages[number] = path.rename(tmp_path / f"{number}-{path.name}")
    assert web(*pages) == []


def test_only_the_restricted_copy_is_marked_on_every_printed_page(tmp_path: Path) -> None:
    mark = '"{}"[^>]*>Not for publication: paragraphs 1, 2, 3 and 5 of Part 1 of Schedule 12A'
    restricted = copy("restricted", tmp_path / "restricted").read_text("utf-8")
    assert len(re.findall(mark.format("mark"), restricted)) == 2
    assert len(re.findall(mark.format("strip"), restricted)) == 1
    public = copy("public", tmp_path / "public").read_text("utf-8")
    assert not re.search('class="(mark|strip)"', public)
    assert "Larkspur" not in public


def test_a_page_in_another_language_says_what_of_it_is_english(tmp_path: Path) -> None:
    source, paper = PAPERS["rich-narrative"]
    workspace = copied(source, tmp_path)
    write(workspace, f"source/{paper}/paper.yaml", "title:", "language: cy-GB\ntitle:")
    text = page(workspace, paper).read_text("utf-8")
    assert '<html lang="cy-GB">' in text
    english = re.findall(r'lang="en-GB">([^<]+)<', text)
    assert english[:2] == ["Skip to the text", "Contents"]
    assert {"Footnotes", "Back to 1", "1"} <= set(english)


def test_the_same_paper_makes_the_same_page(workspace: Path) -> None:
    path = page(workspace)
    first = path.read_bytes()
    path.unlink()
    assert page(workspace).read_bytes() == first


def test_what_authors_type_is_only_words(workspace: Path) -> None:
    words = "<script>alert(1)</script> & \"quoted\" 'so'"
    write(workspace, f"{SOURCE}/paper.yaml", "Progress Report", f"Report {words}".replace('"', "“"))
    write(workspace, f"{SOURCE}/plan.yaml", "Sally Robinson", "<b>Sally</b>")
    text = page(workspace).read_text("utf-8")
    assert "<script" not in text
    assert "<b>" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2
    assert "&lt;b&gt;Sally&lt;/b&gt;" in text


def test_a_draft_says_so_at_both_ends_and_on_every_printed_page(workspace: Path) -> None:
    text = page(workspace, PAPER_2004, "--draft", "--today", "2004-09-01").read_text("utf-8")
    marks = re.findall(r'<(?:p|div) class="(mark|strip)"[^>]*>DRAFT 1st September 2004<', text)
    assert marks == ["mark", "mark", "strip"]


def test_a_link_that_would_run_something_is_only_words(workspace: Path) -> None:
    document = docx.Document()
    paragraph: Any = document.add_paragraph("Press ")
    key = document.part.relate_to("javascript:alert(1)", LINK, is_external=True)
    spaces = nsdecls("w", "r")
    link = f'<w:hyperlink {spaces} r:id="{key}"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    document.save(str(workspace / SOURCE / "leaflet.docx"))
    write(
        workspace, f"{SOURCE}/paper.yaml", "appendices:", "appendices:\n  - document: leaflet.docx"
    )
    text = page(workspace).read_text("utf-8")
    assert "<p>Press here</p>" in text
    assert "javascript" not in text


def test_a_column_for_a_period_that_the_plan_has_not_is_left_out(tmp_path: Path) -> None:
    source, paper = PAPERS["lambeth-2013-2004"]
    workspace = copied(source, tmp_path)
    plan = "format: 1\nperiods: [by May]\nrecommendations:\n  - {reference: '1', text: Act}\n"
    (workspace / "source" / paper / "plan.yaml").write_text(plan, "utf-8")
    text = page(workspace, paper).read_text("utf-8")
    head = re.findall(r"<th[^>]*>([^<]+)</th>", text.partition("<thead>")[2])
    assert head[3:] == ["How progress is measured", "Target by May", "Who is responsible"]
    assert text.count("<td", text.index('<tr id="recommendation-1">')) == 6


def test_a_withheld_address_is_no_link(tmp_path: Path) -> None:
    source, paper = PAPERS["brighton-hove"]
    workspace = copied(source, tmp_path)
    withheld = "exempt:\n  fields: {contact_officer.email: 1}\nformat: 1"
    write(workspace, f"source/{paper}/paper.yaml", "format: 1", withheld)
    front = page(workspace, paper, "--for", "public").read_text("utf-8").partition("</dl>")[0]
    assert re.search(r", Not for publication: paragraph 1[^,<]*</dd>", front)
