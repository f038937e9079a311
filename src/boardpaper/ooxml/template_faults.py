"""What is wrong with the tags of a template, each with its paragraph.

Knows what docxtpl does with a tag and what the sandbox allows; does not know the
slots of a paper. Jinja stops at its first fault, so tags are looked at one by one
before the whole is tried.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from jinja2 import meta, nodes

from boardpaper.expressions.evaluate import WORST, explain
from boardpaper.expressions.fault import ExpressionFault, suggest
from boardpaper.expressions.sandbox import STATEMENTS, Sandbox, refuse
from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.tags import TAG, Paragraph, Tag
from boardpaper.ooxml.xml import Element, name

OPENERS = {"if": "endif", "for": "endfor"}
BRACES = {"{{": "}}", "}}": "{{", "{%": "%}", "%}": "{%"}
WIDTH = {"p": "paragraph", "tr": "row", "tc": "cell", "r": "run"}
ANCESTOR = {"tr": name("w:tr"), "tc": name("w:tc")}
SECTION = name("w:sectPr")


@dataclass(frozen=True, slots=True)
class TagFault:
    """A fault and its paragraph; the same words as a diagnostic's."""

    paragraph: Paragraph
    rule: str
    message: str
    hint: str
    warning: bool = False


def faults(root: Element, names: Mapping[str, object]) -> list[TagFault]:
    """All faults of the tags in one part, in reading order."""
    paragraphs = list(tagged.paragraphs(root))
    found = [*_unclosed(paragraphs)]
    found += [fault for paragraph in paragraphs for fault in _written(paragraph)]
    found += _unbalanced(paragraphs)
    found += _deleted(root)
    if not found:
        found = _unknown(paragraphs, names)
    return sorted(found, key=lambda fault: fault.paragraph.number)


def _deleted(root: Element) -> list[TagFault]:
    return [
        TagFault(
            paragraph,
            "template-is-settled",
            "a tag stands in a tracked deletion, and would print all the same",
            "accept or reject the template's tracked changes in Word, then save it",
        )
        for paragraph in tagged.deleted_tags(root)
    ]


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
    if tag.kind == "{" and tag.prefix:
        return ExpressionFault(
            "tag-is-known",
            f'a value takes no "{tag.prefix}"',
            "write it like {{ title }}; p, tr and tc go with {% if %} and {% for %}",
        )
    try:
        refuse(_READER.parse(_complete(tag)))
    except WORST as error:
        return explain(error, {})
    return _beside(tag)


_READER = Sandbox()


def _complete(tag: Tag) -> str:
    """The tag with what is needed to read it by itself."""
    if tag.kind == "{":
        return tag.plain
    word = _word(tag)
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


def _word(tag: Tag) -> str:
    return tag.inside.split(None, 1)[0] if tag.inside else ""


def _beside(tag: Tag) -> ExpressionFault | None:
    """docxtpl drops the whole paragraph, row or cell around a tag with a prefix."""
    if not tag.prefix or tag.prefix == "r":
        return None
    width, element = WIDTH[tag.prefix], tag.paragraph.element
    if tag.prefix == "p":
        around = tag.paragraph.text
        if next(element.iter(SECTION), None) is not None:
            return ExpressionFault(
                "tag-stands-alone",
                "this paragraph also holds a section break, which would be lost",
                "put the tag in a paragraph of its own, away from the section break",
            )
    else:
        holder = next(element.iterancestors(ANCESTOR[tag.prefix]), element)
        around = "".join(text.text or "" for text in holder.iter(tagged.T))
    if around.replace(tag.written, "", 1).strip():
        return ExpressionFault(
            "tag-stands-alone",
            f"the rest of its {width} would be dropped",
            f"give {tag.written} a {width} of its own",
        )
    return None


def _unbalanced(paragraphs: list[Paragraph]) -> Iterator[TagFault]:
    """Tags that open nothing or are never closed."""
    opened: list[Tag] = []
    for tag in (tag for paragraph in paragraphs for tag in tagged.tags(paragraph)):
        word = _word(tag) if tag.kind == "%" else ""
        if word in OPENERS:
            opened.append(tag)
        elif word in OPENERS.values():
            if opened and OPENERS[_word(opened[-1])] == word:
                opened.pop()
            else:
                yield _unpaired(tag, f"closes no {{% {word[3:]} %}}")
        elif word in ("elif", "else") and not opened:
            yield _unpaired(tag, "belongs to no {% if %}")
    for tag in opened:
        yield _unpaired(tag, f"is never closed with {{% {OPENERS[_word(tag)]} %}}")


def _unpaired(tag: Tag, why: str) -> TagFault:
    return TagFault(
        tag.paragraph,
        "tag-is-paired",
        f"{tag.written} {why}",
        "every {% if %} ends with {% endif %} and every {% for %} with {% endfor %}",
    )


def _unknown(paragraphs: list[Paragraph], names: Mapping[str, object]) -> list[TagFault]:
    """Names that stand for nothing: the tags alone are run, a line to each paragraph."""
    lines = ["".join(tag.plain for tag in tagged.tags(paragraph)) for paragraph in paragraphs]
    lines = [line.replace("\n", " ") for line in lines]
    found = list(_undeclared(paragraphs, lines, names))
    while not found or len(found) < len(paragraphs):
        fault = _run(lines, names)
        if fault is None or "{%" in lines[fault.line - 1]:
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
    unknown = meta.find_undeclared_variables(tree) - set(names)
    for node in tree.find_all(nodes.Name):
        if node.name in unknown:
            line = node.lineno
            lines[line - 1] = re.sub(
                TAG, lambda tag: tag[0] if "{%" in tag[0] else "", lines[line - 1]
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
