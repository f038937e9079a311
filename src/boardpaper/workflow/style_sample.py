"""A sample paper for a house style: every field and section filled, nothing on the disk.

Knows what a house style asks for; does not know its template, but for the columns
of its plan. The sample is read and composed like any other paper, so that what
builds with it builds with an author's words.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from boardpaper.compose import Parts
from boardpaper.model.house_style import FieldRule, HouseStyle, PartRule, SectionRule
from boardpaper.model.paper import Appendix, Narrative, Places, Section
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source
from boardpaper.model.wording import COLUMNS
from boardpaper.readers import meeting, narrative, paper, plan
from boardpaper.readers.bind import Read

PATH = "a sample paper"
"""The path its findings would have; nobody can open it."""
SENTENCE = "These are sample words that stand where an author's words will stand."
WORDS = len(SENTENCE.split())
FREE_HEADING = "A heading of the author's"
PERIOD = re.compile(r"period_([1-9]\d?)")
"""A slot for a period by its place in the plan, whatever the plan calls it."""
DAY = "2027-01-21"
ADDRESS = "https://www.example.gov.uk"


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample paper has: the columns of its plan (none is no plan), optional things."""

    columns: tuple[str, ...] = ()
    full: bool = True

    def parts(self, styled: Read[HouseStyle]) -> Parts:
        """The sample for a house style, ready to be composed."""
        style = styled.value
        met = meeting.read(_source(self._meeting())).value
        about = paper.read(_source(self._about(style))).value
        planned = plan.read(_source(_plan(self.columns))).value if self.columns else None
        if met is None or about is None:
            raise AssertionError("the sample paper is well-formed")
        locate = planned.document.locate if planned else None
        places = Places(met.document.locate, about.document.locate, styled.document.locate, locate)
        return Parts(
            meeting=met.value,
            about=about.value,
            style=style,
            narratives=(self._narrative(style),),
            plan=_value(planned),
            places=places,
            appendices=tuple(self._appendices(style, _value(planned))),
        )

    def _appendices(self, style: HouseStyle, planned: Plan | None) -> Iterator[Appendix]:
        """The plan, and a text where the house style has a look for its heading."""
        if planned is not None:
            yield Appendix(planned.title, plan=planned)
        if self.full and style.styles.appendix_heading:
            read = narrative.read(Source(PATH, f"# Sample\n\n{SENTENCE}\n")).value
            yield Appendix("A sample text", blocks=read.sections[0].blocks if read else ())

    def _meeting(self) -> dict[str, object]:
        met: dict[str, object] = {"format": 1, "committee": "Sample Committee", "date": DAY}
        return met | ({"time": "10.00 am", "place": "Town Hall"} if self.full else {})

    def _about(self, style: HouseStyle) -> dict[str, object]:
        fields = {
            rule.key: self._field(rule, _keyed(style))
            for rule in style.fields
            if self.full or (rule.required and not rule.when)
        }
        about: dict[str, object] = {"format": 1, "house_style": "sample", "title": "A sample paper"}
        about |= {"fields": fields} if fields else {}
        return about | ({"appendices": [{"plan": "plan.yaml"}]} if self.columns else {})

    def _field(self, rule: FieldRule, keyed: str) -> object:
        entry: object = self._value(rule, rule.label, keyed)
        if rule.parts:
            given = [part for part in rule.parts if self.full or part.required] or rule.parts[:1]
            entry = {part.key: self._value(part, part.key, keyed) for part in given}
        return [entry, entry] if rule.many and self.full else entry

    def _value(self, rule: FieldRule | PartRule, called: str, keyed: str) -> str:
        """What stands in a field: in a paper with no more than it must have, every answer is no."""
        if rule.choices:
            return rule.choices[0] if self.full else rule.choices[-1]
        fixed = {
            "date": DAY,
            "link": ADDRESS,
            "email": "sample@example.gov.uk",
            "yes or no": "yes" if self.full else "no",
            "reference": keyed,
        }
        return fixed.get(rule.kind, f"Sample {called.replace('_', ' ').lower()}")

    def _narrative(self, style: HouseStyle) -> Narrative:
        rules = [rule for rule in style.sections if self.full or (rule.required and not rule.none)]
        if not self.full and not rules:
            rules = list(style.sections[:1])
        return Narrative(tuple(_section(rule, style, full=self.full) for rule in rules))


def _source(said: Mapping[str, object]) -> Source:
    """What is said as a source: JSON is YAML."""
    return Source(PATH, json.dumps(said, ensure_ascii=False))


def _value(planned: Read[Plan] | None) -> Plan | None:
    return planned.value if planned else None


def is_numbered(rule: SectionRule, style: HouseStyle) -> bool:
    """Whether the paragraphs of a section carry numbers."""
    own = style.numbering.paragraphs if rule.paragraphs is None else rule.paragraphs
    return bool(rule.numbered and own)


def _keyed(style: HouseStyle) -> str:
    """The key of a numbered paragraph of the sample, empty where it has none."""
    rules = [rule for rule in style.sections if is_numbered(rule, style) and rule.required]
    rules += [rule for rule in style.sections if is_numbered(rule, style)]
    return _key(rules[0]) if rules else ""


def _key(rule: SectionRule) -> str:
    return f"sample-{rule.key.replace('_', '-')}"


def _section(rule: SectionRule, style: HouseStyle, *, full: bool) -> Section:
    """A section with two paragraphs and, in a full sample, all that may stand in it."""
    body = "\n\n".join(_body(rule, style, full=full))
    read = narrative.read(Source(PATH, f"# Sample\n\n{body}\n")).value
    if read is None:
        raise AssertionError("the sample narrative is well-formed")
    return replace(read.sections[0], heading=rule.heading or FREE_HEADING)


def _body(rule: SectionRule, style: HouseStyle, *, full: bool) -> Iterator[str]:
    again = max(1, -(-rule.length.least_words // WORDS))
    yield f"{SENTENCE} {{#{_key(rule)}}}"
    if full:
        yield from _everything(rule, style)
    reference = f" See [paragraph](#{_key(rule)})." if is_numbered(rule, style) else ""
    yield " ".join([SENTENCE] * again) + reference


def _everything(rule: SectionRule, style: HouseStyle) -> Iterator[str]:
    """Whatever the house style has a look for."""
    for level, _ in enumerate(style.styles.subheadings):
        yield f"{'#' * (level + 2)} A sample subheading"
        yield SENTENCE
    yield _list("-", len(rule.bullets or style.styles.bullets))
    yield SENTENCE
    yield _list("1.", len(rule.numbered_list or style.styles.numbered_list))
    yield SENTENCE
    if style.styles.quote:
        yield f"> {SENTENCE}"
    if style.styles.table:
        yield "| Sample | Words |\n|---|---|\n| one | two |"


def _list(mark: str, depth: int) -> str:
    """A list of two items, and lists inside it as deep as there are styles for them."""
    lines = []
    for level in range(depth):
        indent = " " * (len(mark) + 1) * level
        lines.append(f"{indent}{mark} {SENTENCE}")
    return "\n".join([*lines, f"{mark} {SENTENCE}"]) if lines else SENTENCE


def columns_of(slots: Sequence[str]) -> tuple[str, ...]:
    """The columns of a plan that a template's row has slots for: its own, and periods.

    A name that is nearly one of a plan's own columns is a slip, and no period.
    """
    known = [slot for slot in slots if slot in COLUMNS]
    others = [slot for slot in slots if slot not in COLUMNS]
    counted = [int(found[1]) for slot in others if (found := PERIOD.fullmatch(slot))]
    periods = [f"period {number + 1}" for number in range(max(counted, default=0))]
    periods += (
        slot.replace("_", " ")
        for slot in others
        if not PERIOD.fullmatch(slot) and not get_close_matches(slot, COLUMNS, n=1, cutoff=0.8)
    )
    return (*known, *periods)


def _plan(columns: Sequence[str]) -> dict[str, object]:
    periods = [column for column in columns if column not in COLUMNS]
    return {
        "format": 1,
        "title": "A sample plan",
        "periods": periods or ["in time"],
        "recommendations": [_recommendation(number, columns, periods) for number in ("1", "2")],
    }


def _recommendation(
    number: str, columns: Sequence[str], periods: Sequence[str]
) -> dict[str, object]:
    several = ["Sample words", "More sample words"]
    said: dict[str, object] = {
        "outcome": "A sample outcome",
        "actions": several,
        "measures": several,
        "managers": several,
    }
    kept = {column: words for column, words in said.items() if column in columns}
    due = {period: [{"text": "A sample milestone", "date": DAY}] for period in periods}
    late = {"milestones": due} if due else {}
    return {"reference": number, "text": "A sample recommendation", **kept, **late}
