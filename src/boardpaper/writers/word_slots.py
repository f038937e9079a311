"""The slots of a paper: what a template's tags may name, and what stands there until filled.

Knows papers and marks; does not know templates.
"""

from collections.abc import Callable, Iterable, Iterator

from boardpaper.expressions.facts import Facts
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.names import names
from boardpaper.model.paper import Paper
from boardpaper.model.wording import COLUMNS, slot
from boardpaper.ooxml.slots import mark


class Slot(Facts):
    """A place that is filled later: it prints as its mark, and nothing can be asked of it.

    ``there`` says whether anything will fill it, None where that differs from row to row.
    """

    def __init__(self, name: str, of: str, there: bool | None = True) -> None:
        super().__init__({}, of, mark(name))
        self._there = there

    def __bool__(self) -> bool:
        if self._there is None:
            raise self._refused()
        return self._there

    def __eq__(self, other: object) -> bool:
        raise self._refused()

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        raise self._refused()

    def __iter__(self) -> Iterator[str]:
        raise self._refused()

    def _refused(self) -> ExpressionFault:
        return ExpressionFault(
            "slot-is-plain",
            f"{self._of} is only filled in at the end, so it cannot be compared or counted",
            "print it as it is, in a tag of its own, without if or filter",
        )


def slot_names(paper: Paper, links: dict[str, str]) -> dict[str, object]:
    """What the template's tags may name; each address met is put in ``links`` by its mark."""

    def link(target: str) -> Slot:
        # Capitals and small letters, so that any filter that changes them shows.
        slot_name = f"link.{len(links)}Aa"
        links[slot_name] = target
        return Slot(slot_name, f"the link to {target}")

    appendix = paper.appendix
    columns = (*COLUMNS, *(paper.plan.periods if paper.plan else ()))
    return {
        **names(paper.meeting, paper.about, paper.style, paper.plan, link),
        "sections": Facts(_sections(paper), "sections", mark("sections")),
        "row": Facts(_Slots(columns, paper.plan is not None), "a row of the plan"),
        "appendix": Facts(
            {
                "label": _constant(appendix.label if appendix else ""),
                "title": _constant(appendix.title if appendix else ""),
            },
            "appendix",
        ),
    }


def _sections(paper: Paper) -> dict[str, Callable[[], object]]:
    there = {section.key for section in paper.sections}
    named = {rule.key: f"sections.{rule.key}" for rule in paper.style.sections}
    return {key: _constant(Slot(name, name, key in there)) for key, name in named.items()}


class _Slots(dict[str, Callable[[], object]]):
    """The slots of a row, each its own mark; without a plan, whatever the template has."""

    def __init__(self, columns: Iterable[str], has_plan: bool) -> None:
        super().__init__((name, _of_row(name)) for name in map(slot, columns))
        self._has_plan = has_plan

    def __contains__(self, name: object) -> bool:
        return not self._has_plan or super().__contains__(name)

    def __missing__(self, name: str) -> Callable[[], object]:
        return _of_row(name)


def _of_row(name: str) -> Callable[[], object]:
    return _constant(Slot(f"row.{name}", f"row.{name}", None))


def _constant(value: object) -> Callable[[], object]:
    return lambda: value
