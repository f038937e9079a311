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

Keys = Mapping[str, str]


def withhold(parts: Parts) -> Parts:
    """The parts of the public copy. Withheld nodes keep their marks and places.

    What led to one leads to it by the key that it has in this copy.
    """
    saying = Saying(parts.meeting.jurisdiction)
    narratives = [_narrative(one, parts.style, saying) for one in parts.narratives]
    plan = _plan(parts, saying)
    appendices = [_appendix(one, plan, saying) for one in parts.appendices]
    return replace(
        parts,
        about=_about(parts.about, parts.style, saying),
        narratives=[Narrative(_led(one.sections, saying.keys)) for one in narratives],
        plan=plan,
        appendices=_led_appendices(appendices, saying.keys),
        audience="public",
    )


def _narrative(one: Narrative, style: HouseStyle, saying: Saying) -> Narrative:
    sections = (_section(section, style, saying) for section in one.sections)
    return replace(one, sections=tuple(sections))


def _section(section: Section, style: HouseStyle, saying: Saying) -> Section:
    """A section under its own heading if that is the house style's, else under none that tells."""
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
    return replace(section, heading=NOT_FOR_PUBLICATION, key=saying.key(slot(section.heading)))


def _led(sections: Sequence[Section], keys: Keys) -> tuple[Section, ...]:
    """Sections whose references lead by the keys of this copy."""
    if not keys:
        return tuple(sections)

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        return replace(inline, first=_now(inline.first, keys), last=_now(inline.last, keys))

    return rewrite(tuple(sections), change)


def _now(key: str, keys: Keys) -> str:
    """What something is called now; a section may be led to by its heading in two ways."""
    return keys.get(key) or keys.get(slot(key), key)


def _led_appendices(appendices: Sequence[Appendix], keys: Keys) -> tuple[Appendix, ...]:
    sections = _led([Section("", one.blocks) for one in appendices], keys)
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
    rules = {rule.key: rule for rule in style.fields}
    fields = {
        key: tuple(_led_entry(entry, rules.get(key), saying.keys) for entry in entries)
        for key, entries in about.fields.items()
    }
    for name, exempt in about.exempt.fields.items():
        key, _, part = name.partition(".")
        words, rule = saying.short(exempt), rules.get(key)
        if key in fields:
            fields[key] = tuple(_entry(entry, part, words, rule) for entry in fields[key])
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


def _led_entry(entry: FieldEntry, rule: FieldRule | None, keys: Keys) -> FieldEntry:
    """An entry whose references lead by the keys of this copy."""
    if rule is None:
        return entry
    kinds = {"": rule.kind, **{part.key: part.kind for part in rule.parts}}
    leads = {part for part in entry if kinds.get(part) == "reference"}
    return {
        part: _now(text.removeprefix("#"), keys) if part in leads and text else text
        for part, text in entry.items()
    }
