"""The public copy of a paper's parts: what is exempt withheld, and every number kept.

Knows which part of a paper is withheld how; does not know numbers, nor how a copy
says what it withholds. Runs before anything is filled or numbered, so that nothing made
from these parts can tell what is not in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from boardpaper.compose.parts import Parts
from boardpaper.compose.rewrite import rewrite
from boardpaper.compose.sections import rule_of
from boardpaper.compose.withheld_blocks import line, withheld, without_exempt
from boardpaper.compose.withheld_plan import withheld_plan
from boardpaper.compose.withheld_saying import NOT_FOR_PUBLICATION, Saying
from boardpaper.model.exempt import joined, marks_in
from boardpaper.model.house_style import FieldRule, HouseStyle
from boardpaper.model.paper import Appendix, Inline, Narrative, Reference, Section
from boardpaper.model.paper_file import AppendixFile, FieldEntry, PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.wording import slot

Names = dict[str, str]


def withhold(parts: Parts) -> Parts:
    """The parts of the public copy. Withheld nodes keep their marks, keys and places."""
    saying = Saying(parts.meeting.jurisdiction)
    renamed: Names = {}
    narratives = [_narrative(one, parts.style, saying, renamed) for one in parts.narratives]
    plan = _plan(parts, saying)
    appendices = [_appendix(one, plan, saying) for one in parts.appendices]
    return replace(
        parts,
        about=_about(parts.about, parts.style, saying),
        narratives=[Narrative(_led(one.sections, renamed)) for one in narratives],
        plan=plan,
        appendices=_led_appendices(appendices, renamed),
        audience="public",
    )


def _narrative(one: Narrative, style: HouseStyle, saying: Saying, renamed: Names) -> Narrative:
    sections = (_section(section, style, saying, renamed) for section in one.sections)
    return replace(one, sections=tuple(sections))


def _section(section: Section, style: HouseStyle, saying: Saying, renamed: Names) -> Section:
    """A section under its own heading if that is the house style's, else under none that tells.

    What a heading of the author's own was called by is kept in ``renamed``.
    """
    if not section.exempt:
        return replace(section, blocks=without_exempt(section.blocks, saying))
    exempt = joined((section.exempt, marks_in(section.blocks)))
    rule = rule_of(section.heading, style)
    pattern = style.numbering.paragraphs
    if rule is not None and rule.paragraphs is not None:
        pattern = rule.paragraphs
    counted = bool(pattern) and (rule is None or rule.numbered)
    blocks = withheld(section.blocks, exempt, saying, counted=counted)
    section = replace(section, blocks=blocks, exempt=exempt)
    if rule is not None and not rule.free:
        return section
    key = f"withheld_{len(renamed) + 1}"
    renamed[slot(section.heading)] = key
    return replace(section, heading=NOT_FOR_PUBLICATION, key=key)


def _led(sections: Sequence[Section], renamed: Mapping[str, str]) -> tuple[Section, ...]:
    """Sections whose references lead to sections by what these are called now."""
    if not renamed:
        return tuple(sections)

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        first, last = (renamed.get(slot(key), key) for key in (inline.first, inline.last))
        return replace(inline, first=first, last=last)

    return rewrite(tuple(sections), change)


def _led_appendices(
    appendices: Sequence[Appendix], renamed: Mapping[str, str]
) -> tuple[Appendix, ...]:
    sections = _led([Section("", one.blocks) for one in appendices], renamed)
    return tuple(
        replace(one, blocks=section.blocks)
        for one, section in zip(appendices, sections, strict=True)
    )


def _plan(parts: Parts, saying: Saying) -> Plan | None:
    """The plan without what is exempt in it, or in the appendix that prints it."""
    if parts.plan is None:
        return None
    marks = (one.exempt for one in parts.appendices if one.plan is not None)
    return withheld_plan(parts.plan, joined(marks), saying)


def _appendix(one: Appendix, plan: Plan | None, saying: Saying) -> Appendix:
    if one.plan is not None:
        one = replace(one, plan=plan)
    if not one.exempt:
        return replace(one, blocks=without_exempt(one.blocks, saying))
    exempt = joined((one.exempt, marks_in(one.blocks)))
    blocks = withheld(one.blocks, exempt, saying, counted=one.numbered)
    if one.document is not None:
        blocks = (line(one.span, exempt, saying),)
    return replace(one, title=NOT_FOR_PUBLICATION, blocks=blocks, document=None, exempt=exempt)


def _about(about: PaperFile, style: HouseStyle, saying: Saying) -> PaperFile:
    """What the paper says of itself, without exempt fields and what exempt appendices are."""
    fields = dict(about.fields)
    rules = {rule.key: rule for rule in style.fields}
    for name, exempt in about.exempt.fields.items():
        key, _, part = name.partition(".")
        words = saying.short(exempt)
        fields[key] = tuple(
            _entry(entry, part, words, rules.get(key)) for entry in fields.get(key, ())
        )
    appendices = (
        AppendixFile(title=NOT_FOR_PUBLICATION, exempt=one.exempt) if one.exempt else one
        for one in about.appendices
    )
    return replace(about, fields=fields, appendices=tuple(appendices))


def _entry(entry: FieldEntry, part: str, words: str, rule: FieldRule | None) -> FieldEntry:
    """One entry of a field without a part of it; or without any, which its first one says."""
    if part:
        return {**entry, part: words} if entry.get(part) else entry
    order = [each.key for each in rule.parts] if rule else []
    first = next((key for key in order if entry.get(key)), next(iter(entry), ""))
    return {key: words if key == first else "" for key in entry}
