"""What is wrong with the tags of a template, each with its paragraph.

Knows what docxtpl does with a tag and what the sandbox allows; does not know the
slots of a paper. Jinja stops at its first fault, so tags are looked at one by one
before the whole is tried.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import TracebackType

from jinja2 import meta, nodes

from boardpaper.expressions.evaluate import WORST, explain
from boardpaper.expressions.fault import ExpressionFault, suggest
from boardpaper.expressions.filters import FILTERS
from boardpaper.expressions.sandbox import STATEMENTS, Sandbox, refuse
from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.slots import holds_only_words
from boardpaper.ooxml.tag_pairs import TAKEN, across, outside, parted, unpaired
from boardpaper.ooxml.tags import Paragraph, Tag, TagFault
from boardpaper.ooxml.xml import Element, name

BRACES = {"{{": "}}", "}}": "{{", "{%": "%}", "%}": "{%", "{#": "#}", "#}": "{#"}
WIDTH = {"p": "paragraph", "tr": "row", "tc": "cell", "r": "run"}
SECTION = name("w:sectPr")
PLAIN = re.compile(r"([A-Za-z]\w*)(?:\.[A-Za-z]\w*)*(?:\s*\|\s*([a-z]+))?", re.ASCII)
WORDS = frozenset(
    ["and", "else", "false", "if", "in", "is", "none", "not", "or", "recursive", "self", "true"]
)
"""What Jinja takes for something else than a name."""
MOST = 50
"""Faults told of one part: whoever mends these will see the rest."""


def faults(root: Element, names: Mapping[str, object]) -> list[TagFault]:
    """The faults of the tags in one part, in reading order, the first 50."""
    paragraphs = list(tagged.paragraphs(root))
    found = [*islice(outside(root, paragraphs), MOST)]
    paragraphs = [one for one in paragraphs if "{" in one.text or "}" in one.text]
    if paragraphs:
        found += _of_tags(root, paragraphs, names)
    return sorted(found, key=lambda fault: fault.paragraph.number)[:MOST]


def _of_tags(
    root: Element, paragraphs: list[Paragraph], names: Mapping[str, object]
) -> list[TagFault]:
    found = [*_unclosed(paragraphs), *across(list(tagged.paragraphs(root)))]
    found += islice((fault for one in paragraphs for fault in _written(one)), MOST)
    found += unpaired(paragraphs)
    return found or list(parted(paragraphs)) or _unknown(paragraphs, names)


def _written(paragraph: Paragraph) -> Iterator[TagFault]:
    """Faults of each tag by itself: readable, allowed, alone where it must be."""
    for tag in tagged.tags(paragraph):
        fault = _tag_fault(tag)
        if fault:
            yield TagFault(paragraph, fault.rule, f"{tag.written}: {fault.message}", fault.hint)


def _unclosed(paragraphs: list[Paragraph]) -> Iterator[TagFault]:
    """Braces without the others of their tag, which may stand in a later paragraph."""
    wanted = ""
    for paragraph in paragraphs:
        brace = tagged.stray(paragraph)
        if brace and brace == wanted:
            wanted = ""
        elif brace:
            wanted = BRACES[brace]
            yield TagFault(
                paragraph,
                "tag-is-closed",
                f'"{brace}" stands here, and its "{wanted}" does not stand in the same paragraph',
                "write the whole tag in one paragraph, as in {{ title }}",
            )


def _tag_fault(tag: Tag) -> ExpressionFault | None:
    if tag.kind == "#":
        return None
    if tag.written[2] == "-" or tag.written[-3] == "-":
        return ExpressionFault(
            "tag-has-no-dash",
            "a dash at its edge would draw in what stands beside it, cells and all",
            f"write it without: {tag.plain[:2]} {tag.inside} {tag.plain[-2:]}",
        )
    if tag.kind == "{" and tag.prefix:
        return ExpressionFault(
            "tag-is-known",
            f'a value takes no "{tag.prefix}"',
            "write it like {{ title }}; p, tr and tc go with {% if %} and {% for %}",
        )
    if not _is_plain(tag):
        try:
            refuse(_READER.parse(_complete(tag)))
        except WORST as error:
            return explain(error, {})
    return _beside(tag)


def _is_plain(tag: Tag) -> bool:
    """Whether a tag is a name with dots and known filters, as nearly all are: nothing to refuse."""
    found = PLAIN.fullmatch(tag.inside) if tag.kind == "{" else None
    if found is None or found[1].lower() in WORDS:
        return False
    return found[2] is None or found[2] in FILTERS


_READER = Sandbox()


def _complete(tag: Tag) -> str:
    """The tag with what is needed to read it by itself."""
    if tag.kind == "{":
        return tag.plain
    word = tag.word
    if word not in STATEMENTS:
        raise ExpressionFault(
            "tag-is-known",
            f'there is no tag "{word}"',
            suggest(word, STATEMENTS) or f"the tags are {', '.join(STATEMENTS)}",
        )
    return {
        "if": f"{tag.plain}{{% endif %}}",
        "elif": "{% if x %}" + tag.plain + "{% endif %}",
        "for": f"{tag.plain}{{% endfor %}}",
    }.get(word, "")


def _beside(tag: Tag) -> ExpressionFault | None:
    """docxtpl drops the whole paragraph, row or cell around a tag with a prefix."""
    if not tag.prefix or tag.prefix == "r":
        return None
    width, element = WIDTH[tag.prefix], tag.paragraph.element
    if next(element.iter(SECTION), None) is not None:
        return ExpressionFault(
            "tag-stands-alone",
            "this paragraph also holds a section break, which would be lost",
            "put the tag in a paragraph of its own, away from the section break",
        )
    holder = next(element.iterancestors(TAKEN[tag.prefix]), element)
    holder = element if tag.prefix == "p" else holder
    around = "".join(text.text or "" for text in holder.iter(tagged.T))
    alone = all(holds_only_words(paragraph) for paragraph in holder.iter(tagged.P))
    if around.replace(tag.written, "", 1).strip() or not alone:
        return ExpressionFault(
            "tag-stands-alone",
            f"the rest of its {width} would be dropped",
            f"give {tag.written} a {width} of its own",
        )
    return None


def _unknown(paragraphs: list[Paragraph], names: Mapping[str, object]) -> list[TagFault]:
    """Names that stand for nothing: the tags alone are run, a line to each paragraph."""
    lines = ["".join(tag.plain for tag in tagged.tags(paragraph)) for paragraph in paragraphs]
    lines = [line.replace("\n", " ") for line in lines]
    found = list(islice(_undeclared(paragraphs, lines, names), MOST))
    while len(found) < MOST:
        fault = _run(lines, names)
        if fault is None or "{%" in lines[fault.line - 1] or not lines[fault.line - 1]:
            found += [_named(paragraphs[fault.line - 1], fault)] if fault else []
            break
        found.append(_named(paragraphs[fault.line - 1], fault))
        lines[fault.line - 1] = ""
    return list({(fault.paragraph.number, fault.message): fault for fault in found}.values())


def _undeclared(
    paragraphs: list[Paragraph], lines: list[str], names: Mapping[str, object]
) -> Iterator[TagFault]:
    """Names unknown even in a branch that is not taken this time."""
    tree = _READER.parse("\n".join(lines))
    strange = {node.name for node in tree.find_all(nodes.Name)} - set(names)
    # Loops have names of their own; telling those apart is slow, and seldom needed.
    unknown = meta.find_undeclared_variables(tree) & strange if strange else strange
    for node in tree.find_all(nodes.Name):
        if node.name in unknown:
            line = node.lineno
            lines[line - 1] = "".join(
                tag.plain for tag in tagged.tags(paragraphs[line - 1]) if tag.kind == "%"
            )
            fault = ExpressionFault(
                "placeholder-names-a-value",
                f'there is nothing called "{node.name}"',
                suggest(node.name, names) or f"the names are {', '.join(names)}",
                line,
            )
            yield _named(paragraphs[line - 1], fault)


def _named(paragraph: Paragraph, fault: ExpressionFault) -> TagFault:
    return TagFault(paragraph, fault.rule, fault.message, fault.hint)


def _run(lines: list[str], names: Mapping[str, object]) -> ExpressionFault | None:
    try:
        _READER.from_string("\n".join(lines)).render(names)
    except WORST as error:
        fault = explain(error, names)
        fault.line = _line_of(error.__traceback__)
        return fault
    return None


def _line_of(trace: TracebackType | None) -> int:
    """The template's line in a traceback that Jinja rewrote."""
    line = 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
