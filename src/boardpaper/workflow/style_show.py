"""What a house style asks of an author, as a guide to read.

Knows the words of the guide; its numbers come from a sample paper that is composed.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from boardpaper.compose import compose
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Outcome
from boardpaper.model.house_style import FieldRule, HouseStyle, PartRule, SectionRule
from boardpaper.model.paper import Block, List, Paper, Paragraph, Section
from boardpaper.readers.bind import Read
from boardpaper.workflow.new_paper import said_of_length
from boardpaper.workflow.style_list import plain_name, read_style
from boardpaper.workflow.style_sample import Sample

WIDTH = 78
KINDS = {
    "text": "",
    "date": "a date, written 2004-09-23",
    "link": "an address on the web",
    "email": "an e-mail address",
    "yes or no": "yes or no",
    "reference": "the key of a paragraph; its number prints",
}


def show(workspace: Workspace, name: str) -> Outcome[str]:
    """The guide to a house style, as plain text."""
    read = read_style(Files(workspace.root), plain_name(name))
    if read.value is None:
        return Outcome(None, read.diagnostics)
    return Outcome("\n".join(guide(read.value, plain_name(name))), read.diagnostics)


def guide(styled: Read[HouseStyle], folder: str) -> Iterator[str]:
    """The lines of the guide."""
    style = styled.value
    council = f", as {style.council} sets out its papers" if style.council else ""
    yield from _wrapped(f"{style.name}{council}. In paper.yaml: house_style: {folder}")
    if style.fields:
        yield from ("", "FRONT MATTER (in paper.yaml, under fields:)")
        for field in style.fields:
            yield from _field(field)
    yield from ("", "SECTIONS (in this order; each begins with # and its heading)")
    sample = compose(Sample().parts(styled)).value
    for rule in style.sections:
        yield from _section(rule, sample)
    yield from ("", "LISTS")
    yield from _lists(sample)


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    for line in text.splitlines():
        yield from wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]


def _must(required: bool) -> str:
    return "" if required else "may be left out"


def _facts(*facts: str) -> str:
    said = "; ".join(fact for fact in facts if fact)
    return f"  ({said})" if said else ""


def _field(rule: FieldRule) -> Iterator[str]:
    many = "once or several times" if rule.many else ""
    kind = "" if rule.parts else _kind(rule)
    when = f"only where {rule.when} is yes" if rule.when else ""
    yield ""
    said = f"{rule.key}: {rule.label}{_facts(kind, many, when, _must(rule.required))}"
    yield from wrap(said, WIDTH, initial_indent="  ", subsequent_indent="      ")
    for part in rule.parts:
        yield f"      {part.key}{_facts(_kind(part), _must(part.required))}"


def _kind(rule: FieldRule | PartRule) -> str:
    return " or ".join(rule.choices) if rule.choices else KINDS.get(rule.kind, rule.kind)


def _section(rule: SectionRule, sample: Paper | None) -> Iterator[str]:
    sections = sample.sections if sample else ()
    section = next((one for one in sections if one.rule == rule.key), None)
    label = f"{section.label} " if section and section.label else ""
    must = "must be there" if rule.required and not rule.none and not rule.free else ""
    yield ""
    heading = "Any heading of the author's, as often as wanted" if rule.free else rule.heading
    yield f"  {label}{heading}{_facts(must or _absent(rule), _run_in(rule))}"
    yield from _wrapped(_numbers(section, rule, sample), "      ")
    for words in (said_of_length(rule.length), rule.guidance.strip()):
        yield from _wrapped(words, "      ")
    for when, texts in (("Begins", rule.before), ("Ends", rule.after)):
        for text in texts:
            yield from _wrapped(f"{when} with the house style's own words: {text}", "      ")


def _absent(rule: SectionRule) -> str:
    if rule.none:
        return f'says "{rule.none}" when nothing is written'
    return _must(False)


def _run_in(rule: SectionRule) -> str:
    return "its heading begins its first paragraph" if rule.run_in else ""


def _numbers(section: Section | None, rule: SectionRule, sample: Paper | None) -> str:
    labels = [one.label for one in section.blocks if isinstance(one, Paragraph)] if section else []
    numbered = [label for label in labels if label]
    if sample is None or len(numbered) < 2:
        return "Its paragraphs carry no numbers."
    straight = rule.paragraphs is None and "{section}" not in sample.style.numbering.paragraphs
    how = ", straight through the paper" if straight else ""
    return f'Its paragraphs are numbered "{numbered[0]}", "{numbered[1]}" and so on{how}.'


def _lists(sample: Paper | None) -> Iterator[str]:
    blocks = [block for one in sample.sections for block in one.blocks] if sample else []
    ordered = next((one for one in blocks if isinstance(one, List) and one.ordered), None)
    labels = list(_labels(ordered.items)) if ordered else []
    yield "  A line that begins with - is a bullet."
    if labels:
        said = ", then inside it ".join(f'"{label}"' for label in labels)
        yield from _wrapped(f"A line that begins with 1. is numbered {said}.", "  ")
    else:
        yield "  There are no numbered lists."


def _labels(items: Sequence[tuple[Block, ...]]) -> Iterator[str]:
    """The label of the first item at each depth."""
    for block in items[0]:
        if isinstance(block, Paragraph):
            yield block.label
        elif isinstance(block, List):
            yield from _labels(block.items)
