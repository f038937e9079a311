"""References given the numbers of what they lead to.

Knows keys and numbers; does not know how a number is printed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from boardpaper.compose.rewrite import rewrite
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Inline, Paragraph, Reference, Section, walk, words
from boardpaper.model.source import Place, WholeFile
from boardpaper.model.targets import Target, targets

Targets = Mapping[str, Target]


def resolve(
    sections: tuple[Section, ...], known: Targets, unplaced: Iterable[Section] = ()
) -> Outcome[tuple[Section, ...]]:
    """The sections with every reference's numbers; each fault of a reference or a key.

    What leads into an ``unplaced`` section, whose heading is wrong, is no fault besides.
    """
    lost = targets(unplaced, None).keys() - known.keys()
    found = list(_given_twice(sections))

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, Reference) or {inline.first, inline.last} & lost:
            return inline
        faults = list(_faults(inline, known))
        found.extend(faults)
        return inline if faults else _numbered(inline, known)

    return Outcome(rewrite(sections, change), tuple(found))


def _given_twice(sections: Iterable[Section]) -> Iterator[Diagnostic]:
    """Keys given in two files; within a file its reader has told."""
    first: dict[str, Paragraph] = {}
    for node in (node for section in sections for node in walk(section)):
        if isinstance(node, Paragraph) and node.key:
            other = first.setdefault(node.key, node)
            if other is not node and _place(other).path != _place(node).path:
                yield _same_key(node, other)


def _place(node: Paragraph | Reference) -> Place:
    return node.span or WholeFile("")


def _same_key(paragraph: Paragraph, first: Paragraph) -> Diagnostic:
    return Diagnostic(
        _place(paragraph),
        "key-is-unique",
        f'the key "{paragraph.key}" is given to two paragraphs',
        "give one of them another key",
        related=((_place(first), "the first is here"),),
    )


def _faults(reference: Reference, keyed: Targets) -> Iterator[Diagnostic]:
    ends = [key for key in (reference.first, reference.last) if key]
    for key in ends:
        if key not in keyed:
            near = get_close_matches(key, keyed, n=1)
            yield _fault(
                reference,
                "reference-resolves",
                f'nothing has the key "{key}"',
                f"did you mean #{near[0]}?"
                if near
                else f"write {{#{key}}} at the end of the paragraph that is meant",
            )
        elif not keyed[key].number:
            yield _fault(
                reference,
                "reference-has-a-number",
                f'what has the key "{key}" carries no number of its own',
                "refer to the numbered paragraph it belongs to",
            )
    if len(ends) == 2 and all(key in keyed and keyed[key].number for key in ends):
        order = list(keyed)
        if order.index(ends[0]) >= order.index(ends[1]):
            first, last = (keyed[key].number for key in ends)
            yield _fault(
                reference,
                "range-runs-forward",
                f"the range runs from {first} to {last}",
                "name the earlier paragraph first",
            )


def _fault(reference: Reference, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(_place(reference), rule, message, hint)


def _numbered(reference: Reference, keyed: Targets) -> Reference:
    ends = [key for key in (reference.first, reference.last) if key]
    said = "".join(words(inline) for inline in reference.inlines)
    return replace(reference, numbers=tuple(_printed(keyed[key], said) for key in ends))


def _printed(target: Target, said: str) -> str:
    """The number of a target after some words: "Appendix 1", but only "1" after "see Appendix"."""
    last = (said.split() or [""])[-1].casefold()
    repeats = len(last) > 2 and target.number.casefold()[:5] == last[:5]
    return target.bare if target.kind == "appendix" and repeats else target.number
