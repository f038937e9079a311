"""What the paragraphs of a Word file read like, plain for people and detailed for tests."""

from boardpaper.ooxml.outline import outline
from ooxml.told import HEADING, detailed, told
from ooxml.wordfile import (
    docx,
    field,
    mark,
    p,
    r,
    style,
    table,
    tc,
    tr,
)

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def test_headings_numbers_and_bullets_stand_in_front() -> None:
    body = (
        p("Purpose", style="H")
        + p("First", num="1")
        + p("Part", num="1", level="1")
        + p("Point", num="2")
        + p("Lesser", num="2", level="1")
        + p()
        + p("Second", num="1")
    )
    lines = ["# Purpose", "1. First", "  (a) Part", "• Point", "  o Lesser", "2. Second"]
    assert told(body, styles=HEADING) == lines
    assert told(body, styles=HEADING, numbers=False) == [
        "# Purpose", "First", "  Part", "• Point", "  o Lesser", "Second",
    ]  # fmt: skip


def test_detailed_names_styles_and_looks() -> None:
    body = (
        p("One", style="H")
        + p(num="1", extra='<w:jc w:val="center"/>')
        + p("x", extra="<w:pageBreakBefore/>")
    )
    assert told(body, styles=HEADING, detailed=True) == [
        "[heading 1] One", "[no style, center | 1.]", "[no style, on a new page] x",
    ]  # fmt: skip


def test_the_default_style_is_named() -> None:
    styles = style("N", title="Normal").replace("<w:style ", '<w:style w:default="1" ')
    assert told(p("x"), styles=styles, detailed=True) == ["[Normal] x"]


def test_marks() -> None:
    body = p(
        "a ", r("bold ", BOLD), r("both", BOLD + ITALIC), r(" no", '<w:b w:val="0"/>'),
        r("so", "<w:strike/>"), r("2", '<w:vertAlign w:val="superscript"/>'),
        r("strong", '<w:rStyle w:val="S"/>'), r("hid", "<w:vanish/>"),
    )  # fmt: skip
    strong = '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
    assert detailed(body, styles=strong) == [
        "a **bold** ***both*** no~~so~~^(2)**strong**[hidden: hid]"
    ]
    assert told(body, styles=strong) == ["a bold both noso2strong[hidden: hid]"]


def asked(words: str) -> str:
    """A part of a field's instruction."""
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def test_fields() -> None:
    body = (
        p("see ", field(" REF  why \\r \\h ", "2"), " of ", field("NUMPAGES"))
        + p('<w:fldSimple w:instr=" PAGE "><w:r><w:t>4</w:t></w:r></w:fldSimple>')
        + p(field('HYPERLINK "https://x.org/a b" \\o "tip"', "site"))
        + p(
            mark("begin"),
            asked("IF "),
            field("PAGE", "1"),
            asked(' = 1 "a" "b"'),
            mark("separate"),
            "a",
            mark("end"),
        )
    )
    assert told(body) == ["see 2 of {NUMPAGES}", "4", "site <https://x.org/a b>", "a"]
    assert told(body, numbers=False)[:2] == ["see {REF why \\r \\h} of {NUMPAGES}", "{PAGE}"]
    assert detailed(body) == [
        "see {REF why \\r \\h = 2} of {NUMPAGES = }",
        "{PAGE = 4}",
        '{HYPERLINK "https://x.org/a b" \\o "tip" = site}',
        '{IF {PAGE = 1} = 1 "a" "b" = a}',
    ]


def test_a_field_may_run_over_paragraphs() -> None:
    begin = f"{mark('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{mark('separate')}"
    body = p(begin, "One 1") + p("Two 2", mark("end")) + p("after")
    assert told(body) == ["One 1", "Two 2", "after"]
    assert told(body, numbers=False) == ["{TOC}", "after"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = f"{mark('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>"
    assert told(p(begin, " lost?") + p("after")) == ["{REF x lost?}", "after"]
    assert told(p(mark("end"), "a", mark("separate"), "b")) == ["ab"]


def test_links_and_bookmarks() -> None:
    body = p(
        '<w:bookmarkStart w:id="1" w:name="why"/>',
        f'<w:hyperlink r:id="web">{r("our site")}</w:hyperlink>',
        f'<w:hyperlink r:id="web">{r("https://x.org/")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="why">{r("above")}</w:hyperlink>',
        f'<w:hyperlink r:id="none">{r(" gone")}</w:hyperlink>',
        '<w:bookmarkEnd w:id="1"/>',
    )
    data = docx(body, links={"web": "https://x.org/"})
    line = "[our site](https://x.org/)<https://x.org/>[above](#why) gone"
    assert outline(data).splitlines()[-1] == line
    assert outline(data, detailed=True).splitlines()[-1] == f"[no style] {{#why}}{line}"


def test_a_bookmark_between_paragraphs() -> None:
    body = '<w:bookmarkStart w:id="1" w:name="part"/>' + p("x") + '<w:bookmarkEnd w:id="1"/>'
    assert detailed(table(tr(tc(body)), columns=1))[2:4] == [
        "    1: {#part}",
        "    1: [no style] x",
    ]


def test_tracked_changes() -> None:
    body = (
        p(
            "was",
            f"<w:ins>{r(' put in')}</w:ins>",
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins/>",
        )
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
        + table(tr("a", looks="<w:ins/>"), tr("b", looks="<w:del/>"), columns=1)
    )
    assert told(body) == [
        "was[+ put in+][-gone-]", "[-¶-]", "table, 1 column, 2 rows",
        "  row 1 [inserted] | a", "  row 2 [deleted] | b",
    ]  # fmt: skip
    assert detailed(body)[0] == "was[+ put in+][-gone-]"


def test_breaks_symbols_and_spaces() -> None:
    run = (
        "<w:r><w:t>a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="263A"/><w:sym w:char="zz"/>'
        '<w:br w:type="page"/><w:softHyphen/><w:lastRenderedPageBreak/><w:cr/></w:r>'
    )
    assert told(p(run)) == ["a\tb ↵ c\u2011[symbol F0FC of Wingdings]☺[page break] ↵"]


def test_nothing_breaks_a_line_or_reaches_the_terminal() -> None:
    assert told(p("a\u2028b\u0085c\u009bd\ne")) == ["a b c\ufffdd e"]


GRAPHIC = '<a:graphic><a:graphicData uri="http://x/{}">{}</a:graphicData></a:graphic>'


def picture(words: str) -> str:
    inside = GRAPHIC.format("picture", "<pic:pic/>")
    return f"<w:r><w:drawing><wp:inline><wp:docPr {words}/>{inside}</wp:inline></w:drawing></w:r>"


def test_pictures_and_formulae() -> None:
    body = p(
        picture('descr="a graph&#10;of targets"'),
        picture('name="Picture 1"'),
        '<w:r><w:pict><v:shape alt="a crest"><v:imagedata/></v:shape></w:pict></w:r>',
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
    )
    assert told(body) == [
        "[picture: a graph of targets][picture without alternative text][picture: a crest]"
        "[formula: x=1]"
    ]


def test_a_text_box_is_told_once() -> None:
    box = f"<w:txbxContent>{p('in the box', num='1')}</w:txbxContent>"
    shape = GRAPHIC.format("shape", f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>")
    body = p(
        "beside",
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wp:anchor>{shape}</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )
    assert told(body) == ["beside", "(text box) 1. in the box"]


def test_an_unknown_alternative_gives_way_to_its_fallback() -> None:
    body = p(
        '<mc:AlternateContent><mc:Choice Requires="w99"><w:r><w:t>new</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert told(body) == ["old"]


def test_content_controls_are_seen_through() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = control(p("block ", control(r("inline")))) + table(
        control(tr(control(tc(control(p("cell")))), "b")), columns=2
    )
    assert told(body) == ["block inline", "table, 2 columns, 1 row", "  row 1 | cell | b"]
