"""The slots of a paper: what a template's tags may name, and what stands there until filled.

Knows papers and marks; does not know templates.
"""

import re
from collections.abc import Callable, Iterator

from boardpaper.expressions.facts import Facts, Nothing
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.names import names, names_of_a_frame
from boardpaper.model.paper import Appendix, Paper
from boardpaper.model.plan import Plan
from boardpaper.model.targets import targets
from boardpaper.model.wording import COLUMNS, slot
from boardpaper.ooxml.slots import mark

PERIOD = re.compile(r"period_([1-9]\d?)")


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
    held = (paper.meeting, paper.about, paper.style, paper.plan)
    known = targets(paper.sections, paper.plan, paper.appendices)
    numbers = {key: target.number for key, target in known.items()}
    own = names(*held, numbers, link)
    if paper.audience == "public":
        own = names_of_a_frame(own, names(*held, numbers, public=True))
    return {
        **own,
        "sections": Facts(_sections(paper, "sections"), "sections", mark("sections")),
        "body": Facts(_sections(paper, "body"), "body"),
        "heading": Facts(
            {rule.key: _constant(rule.heading) for rule in paper.style.sections}, "heading"
        ),
        "row": Facts(_Slots(paper.plan), "a row of the plan"),
        "appendices": tuple(_appendix(one) for one in paper.appendices if one.label),
        "appendix": _appendix(appendix) if appendix else Nothing("appendix"),
    }


def _appendix(appendix: Appendix) -> Facts:
    """What a template may say of an appendix."""
    words = ": ".join(part for part in (appendix.label, appendix.title) if part)
    facts = {"label": _constant(appendix.label), "title": _constant(appendix.title)}
    return Facts(facts, "appendix", words)


def _sections(paper: Paper, kind: str) -> dict[str, Callable[[], object]]:
    there = {section.rule for section in paper.sections}
    named = {rule.key: f"{kind}.{rule.key}" for rule in paper.style.sections}
    return {key: _constant(Slot(name, name, key in there)) for key, name in named.items()}


class _Slots(dict[str, Callable[[], object]]):
    """The slots of a row, each its own mark; without a plan, whatever the template has.

    ``period_1`` is the plan's first period, whatever it is called; a period that the
    plan does not have leaves its cell empty.
    """

    def __init__(self, plan: Plan | None) -> None:
        self._periods = plan.periods if plan else ()
        names = [slot(column) for column in (*COLUMNS, *self._periods)]
        super().__init__((name, _of_row(name)) for name in names)
        self._has_plan = plan is not None

    def __contains__(self, name: object) -> bool:
        known = isinstance(name, str) and PERIOD.fullmatch(name) is not None
        return known or not self._has_plan or super().__contains__(name)

    def __missing__(self, name: str) -> Callable[[], object]:
        found = PERIOD.fullmatch(name)
        if found and 0 < int(found[1]) <= len(self._periods):
            name = slot(self._periods[int(found[1]) - 1])
        return _of_row(name)


def _of_row(name: str) -> Callable[[], object]:
    return _constant(Slot(f"row.{name}", f"row.{name}", None))


def _constant(value: object) -> Callable[[], object]:
    return lambda: value
