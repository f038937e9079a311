"""Cells that hold several things, a line each: milestones and managers.

Knows which lines are as they were and which were edited; what a line says is read by the
rules of its kind. A thing whose line is as it was stays as it is typed in the plan.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from boardpaper.model.dates import When
from boardpaper.model.pieces import Data
from boardpaper.workbooks import saying
from boardpaper.workbooks.dates import say
from boardpaper.workbooks.reading import Facts, facts, words
from boardpaper.workbooks.unreadable import Unreadable

Thing = tuple[str, Data]
"""What a line said of something, and what the plan says of it."""
Read = Callable[[str, Data], Data]
BODY: Final = re.compile(r"(?P<body>[^:()]+):\s*(?P<rest>.*)", re.DOTALL)
ROLE: Final = re.compile(r"(?P<people>[^()]*)\((?P<role>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a plan knows: of bodies, and of people."""

    bodies: frozenset[str]
    people: frozenset[str]


def milestones(value: object, before: Sequence[Thing]) -> list[Data]:
    """The milestones that a cell holds, given those that it held."""
    if isinstance(value, date):
        value = say(When(value.year, value.month, value.day))
    return _things(words(value), before, _milestone)


def managers(value: object, before: Sequence[Thing], known: Names) -> list[Data]:
    """The managers that a cell holds, given those that it held."""
    return _things(words(value), before, lambda line, old: _manager(line, old, known))


def _things(said: str, before: Sequence[Thing], read: Read) -> list[Data]:
    """The things in the lines of a cell: as they were, or read anew."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    found: list[Data] = []
    at, old = 0, 0
    for start, end, kept in [*_kept(lines, before), (len(lines), len(lines), len(before))]:
        found += _anew(lines[at:start], before[old:kept], read)
        found += [data for _, data in before[kept : kept + 1]] if end > start else []
        at, old = end, kept + 1
    return found


def _kept(lines: list[str], before: Sequence[Thing]) -> Iterator[tuple[int, int, int]]:
    """The things whose lines are all there: first and last line, and the thing's number."""
    old = [(number, line) for number, (said, _) in enumerate(before) for line in _lines(said)]
    matcher = SequenceMatcher(None, [line for _, line in old], lines, autojunk=False)
    places: dict[int, list[int]] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            places.setdefault(old[block.a + step][0], []).append(block.b + step)
    for number, found in places.items():
        together = found[-1] - found[0] + 1 == len(found)
        if together and len(found) == len(_lines(before[number][0])):
            yield found[0], found[-1] + 1, number


def _lines(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.strip()]


def _anew(lines: list[str], before: Sequence[Thing], read: Read) -> Iterator[Data]:
    """Lines that were edited, each in the place of what stood there if that can be told."""
    if len(before) == 1 and len(_lines(before[0][0])) > 1 and lines:
        yield read("\n".join(lines), before[0][1])
        return
    paired = len(lines) == len(before)
    if not paired and any(isinstance(old, dict) and "exempt" in old for _, old in before):
        raise Unreadable(
            "it has lines more or less than before, and what is exempt among them cannot be told",
            "make that change in the plan itself",
        )
    for at, line in enumerate(lines):
        yield read(line, before[at][1] if paired else None)


def _milestone(line: str, before: Data) -> Data:
    found = facts(line) if "\n" not in line else Facts(line, None, "", is_all=True)
    read: dict[str, Data] = {}
    if found.text:
        read["text"] = found.text
    if found.when:
        read["date"] = str(found.when.date)
        if found.when.until:
            read["until"] = str(found.when.until)
    if found.status:
        read["status"] = found.status
    if not found.is_all or (_had_words(before) and line != _in_form(found)):
        read["printed"] = line
    return _with_mark(read, before, "text")


def _in_form(found: Facts) -> str:
    """Facts as a cell says them."""
    when = found.when
    dated = " to ".join(say(one) for one in (when.date, when.until) if one) if when else ""
    return saying.BETWEEN.join(part for part in (found.text, dated, found.status) if part)


def _manager(line: str, before: Data, known: Names) -> Data:
    read, is_all = _facts_of_manager(line, known)
    if not is_all or (_had_words(before) and "/" in line and " / " not in line):
        read["printed"] = line
    return _with_mark(read, before, "people")


def _facts_of_manager(line: str, known: Names) -> tuple[dict[str, Data], bool]:
    """Who a line names, and whether that is all it says."""
    body, rest = "", line
    found = BODY.fullmatch(line)
    if found:
        body, rest = found["body"].strip(), found["rest"].strip()
    elif line in known.bodies:
        body, rest = line, ""
    bracketed = ROLE.fullmatch(rest)
    if not body and bracketed and bracketed["people"].strip() in known.bodies:
        # As house styles print it, where names and role stand together: HBS (Ann Lee liaison).
        inside = bracketed["role"].strip()
        named = sorted(name for name in known.people if name in inside)
        body = bracketed["people"].strip()
        return _named(body, named, ""), inside in named
    role = bracketed["role"].strip() if bracketed else ""
    people = bracketed["people"] if bracketed else rest
    return _named(
        body, [one.strip() for one in re.split(r"[/;]", people) if one.strip()], role
    ), True


def _named(body: str, people: list[str], role: str) -> dict[str, Data]:
    names: Data = people[0] if len(people) == 1 else list(people)
    given: dict[str, Data] = {"people": names, "organisation": body, "role": role}
    return {key: value for key, value in given.items() if value}


def _had_words(before: Data) -> bool:
    return isinstance(before, dict) and "printed" in before


def _with_mark(read: dict[str, Data], before: Data, short: str) -> Data:
    """What was read, exempt as it was before; as one text where that says it all."""
    if isinstance(before, dict):
        return {**read, "exempt": before["exempt"]} if "exempt" in before else read
    value = read.get(short)
    return value if list(read) == [short] and isinstance(value, str) else read
