"""References given the numbers of the paragraphs they lead to.

Knows keys and numbers; does not know how a number is printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from boardpaper.compose.rewrite import rewrite
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Inline, Paragraph, Reference, Section, walk
from boardpaper.model.source import Place, WholeFile

Keyed = dict[str, Paragraph]


def resolve(
    sections: tuple[Section, ...], unplaced: Iterable[Section] = ()
) -> Outcome[tuple[Section, ...]]:
    """The sections with every reference's numbers; each fault of a reference or a key.

    What leads into an ``unplaced`` section, whose heading is wrong, is no fault besides.
    """
    lost, _ = _keyed(unplaced)
    keyed, found = _keyed(sections)

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        if {inline.first, inline.last} & (lost.keys() - keyed.keys()):
            return inline
        faults = list(_faults(inline, keyed))
        found.extend(faults)
        return inline if faults else _numbered(inline, keyed)

    return Outcome(rewrite(sections, change), tuple(found))


def _keyed(sections: Iterable[Section]) -> tuple[Keyed, list[Diagnostic]]:
    keyed: Keyed = {}
    found = []
    for node in (node for section in sections for node in walk(section)):
        if not isinstance(node, Paragraph) or not node.key:
            continue
        first = keyed.setdefault(node.key, node)
        if first is not node and _place(first).path != _place(node).path:
            found.append(_same_key(node, first))
    return keyed, found


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


def _faults(reference: Reference, keyed: Keyed) -> Iterator[Diagnostic]:
    ends = [key for key in (reference.first, reference.last) if key]
    for key in ends:
        if key not in keyed:
            near = get_close_matches(key, keyed, n=1)
            yield _fault(
                reference,
                "reference-resolves",
                f'no paragraph has the key "{key}"',
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
        first, last = (int(keyed[key].number) for key in ends)
        if first >= last:
            yield _fault(
                reference,
                "range-runs-forward",
                f"the range runs from paragraph {first} to paragraph {last}",
                "name the earlier paragraph first",
            )


def _fault(reference: Reference, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(_place(reference), rule, message, hint)


def _numbered(reference: Reference, keyed: Keyed) -> Reference:
    ends = [key for key in (reference.first, reference.last) if key]
    return replace(reference, numbers=tuple(keyed[key].number for key in ends))
