"""A house style checked by itself: its words, its template, and a sample paper poured in.

Knows the order of the steps; writes nothing. The sample goes the way every paper
goes, so that a house style in which nothing is found builds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from boardpaper.compose import compose
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome, in_order
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.lint import Uses, built_faults, lint
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.tag_names import tag_names
from boardpaper.ooxml.template import Template, load
from boardpaper.readers import house_style
from boardpaper.readers.bind import Read
from boardpaper.workflow.make import HOUSE_STYLE_FILE, adjusted
from boardpaper.workflow.style_list import plain_name
from boardpaper.workflow.style_sample import PATH, Sample, columns_of
from boardpaper.workflow.style_slots import unused_slots
from boardpaper.writers import word


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one house style; ``template`` is its path, ``data`` its bytes."""

    name: str
    template: str
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


def check_style(workspace: Workspace, name: str) -> Checked:
    """Everything that is wrong with a house style, without a paper."""
    files, name = Files(workspace.root), plain_name(name)
    folder = files.house_style_folder(name)
    if folder.value is None:
        return Checked(name, "", None, folder.diagnostics)
    path = f"{folder.value}/{HOUSE_STYLE_FILE}"
    source = files.text(path, WholeFile(path))
    read = house_style.read(source.value) if source.value else Outcome[Read[HouseStyle]](None)
    found = [*source.diagnostics, *read.diagnostics]
    template = f"{folder.value}/{read.value.value.template if read.value else 'report.docx'}"
    asked_by = read.value.document.locate(("template",)) if read.value else None
    data = files.data(template, asked_by)
    if data.value is not None:
        found += _template(template, data.value, read.value)
    elif read.value is not None:
        found += data.diagnostics
    style = read.value.value if read.value else None
    return Checked(name, template, data.value, in_order(adjusted(found, style)))


def _template(path: str, data: bytes, styled: Read[HouseStyle] | None) -> list[Diagnostic]:
    try:
        template = load(path, data)
        style = styled.value if styled else None
        linted = lint(path, data, _uses(style) if style else Uses())
    except NotAWordFile as refusal:
        words = f"{path}: {refusal.reason}"
        return [Diagnostic(WholeFile(path), refusal.rule, words, refusal.hint)]
    if styled is None:
        return [*template.told, *linted]
    names = tag_names(template.package)
    trials = [_poured(trial, template, styled) for trial in _trials(names)]
    placed = {one.rule for one in linted} & PLACED_BY_LINT
    unused = unused_slots(styled.value, names, path, styled.document.locate)
    poured = [
        [one for one in trial.found if one.rule not in placed and not _is_of_the_sample(one)]
        for trial in trials
    ]
    found = _merged([*poured, linted, list(unused)])
    rules = {one.rule for one in found}
    built = [[one for one in trial.built if one.rule not in rules] for trial in trials]
    return found + _merged(built)


def _is_of_the_sample(finding: Diagnostic) -> bool:
    """Whether a finding is about the sample's front matter, which ``unused_slots`` looks at."""
    return finding.rule == "content-has-a-slot" and finding.address.startswith("front matter")


PLACED_BY_LINT = frozenset({"row-is-one"})
"""Rules whose place in the template the lint knows better than the writer."""


def _merged(groups: Iterable[Sequence[Diagnostic]]) -> list[Diagnostic]:
    """The findings of all groups; what one group has said of a place no later one says again."""
    found: list[Diagnostic] = []
    for group in groups:
        said = {(one.place, one.rule) for one in found}
        found += (one for one in group if (one.place, one.rule) not in said)
    return found


def _uses(style: HouseStyle) -> Uses:
    """The styles of the template that a house style sets its blocks in."""
    named, own = style.styles, style.sections
    headings = [named.heading, named.unnumbered_heading, *named.subheadings]
    headings += [rule.heading_style for rule in own]
    blocks = [named.numbered_paragraph, named.paragraph, named.table_bullet, named.quote]
    blocks += [named.caption, named.table_heading, named.table_text]
    blocks += [*named.bullets, *named.numbered_list]
    for rule in own:
        blocks += [rule.paragraph_style, *rule.bullets, *rule.numbered_list]
    return Uses(
        headings=tuple(dict.fromkeys(name for name in headings if name)),
        blocks=tuple(dict.fromkeys(name for name in blocks if name)),
    )


class _Trial(NamedTuple):
    """A sample to pour in, and which papers it stands for."""

    sample: Sample
    stands_for: str


def _trials(names: frozenset[str]) -> Iterator[_Trial]:
    slots = sorted(name.split(".")[1] for name in names if name.startswith("row."))
    columns = columns_of(slots)
    yield _Trial(Sample(columns), "")
    yield _Trial(Sample(columns, full=False), "in a paper with no more than it must have, ")
    if columns:
        yield _Trial(Sample(full=True), "in a paper without a plan, ")


class _Poured(NamedTuple):
    """What was found on the way to a document, and in the document itself."""

    found: list[Diagnostic]
    built: list[Diagnostic]


def _poured(trial: _Trial, template: Template, styled: Read[HouseStyle]) -> _Poured:
    """A sample poured into the template as any paper is."""
    composed = compose(trial.sample.parts(styled))
    found = [one for one in composed.diagnostics if one.place.path != PATH]
    built: list[Diagnostic] = []
    if composed.value is not None:
        written = word.write(composed.value, template)
        for one in written.diagnostics:
            here = replace(one, place=WholeFile(template.path))
            found.append(here if one.place.path == PATH else one)
        if written.value is not None:
            built += built_faults(template.path, written.value.data)
    return _Poured(*([_standing_for(trial, one) for one in group] for group in (found, built)))


def _standing_for(trial: _Trial, finding: Diagnostic) -> Diagnostic:
    return replace(finding, message=f"{trial.stands_for}{finding.message}")
