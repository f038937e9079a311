"""Whatever two people change in different places of a plan, the merged one has all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardpaper.model.pieces import Data
from boardpaper.model.source import Source, Span
from boardpaper.readers import naming
from boardpaper.readers.yaml_text import read
from changes.merging import Came, merged, windows
from front_door import PAPER_2004
from tools.programs import ROOT

PLAN_2004 = (ROOT / "source" / PAPER_2004 / "plan.yaml").read_bytes().decode()


@dataclass(frozen=True)
class Splice:
    """A change of the text of the plan of 2004, from one place to another."""

    start: int
    end: int
    text: str


DOCUMENT = read(Source("plan.yaml", PLAN_2004))


def line_start(at: int) -> int:
    return PLAN_2004.rindex("\n", 0, at) + 1


def line_end(at: int) -> int:
    return PLAN_2004.index("\n", at) + 1


def at(*path: str | int) -> Span:
    return DOCUMENT.locate(("recommendations", *path))


def possible_changes() -> Iterator[Splice]:
    """Changes that touch one another nowhere: a word more, an entry more, an entry less."""
    plan = DOCUMENT.data
    assert isinstance(plan, dict)
    for number, one in enumerate(naming.entries(plan["recommendations"])):
        start = line_start(DOCUMENT.locate(("recommendations", number, "reference"), True).start)
        if number % 5 == 4:
            yield Splice(PLAN_2004.rindex("\n\n", 0, start) + 1, line_end(at(number).end), "")
            continue
        new = f'  - reference: "new {number}"\n    text: Something new\n\n'
        yield Splice(start, start, new)
        yield from changed_entries(number, naming.mapping(one))
        for part in naming.mapping(one).keys() & {"text", "outcome"}:
            span = at(number, part)
            if not span.text.startswith(("'", '"')):
                yield Splice(span.end, span.end, ", and more besides")


def changed_entries(number: int, one: dict[str, Data]) -> Iterator[Splice]:
    for part in ("actions", "measures"):
        for place, entry in enumerate(naming.entries(one.get(part))):
            span = at(number, part, place)
            if not isinstance(entry, str) or len(entry) < 20 or span.text != entry:
                continue
            if place == 1 and len(naming.entries(one[part])) > 2:
                yield Splice(line_start(span.start), line_end(span.end), "")
            else:
                yield Splice(span.end, span.end, ", as revised")


CHANGES = sorted(possible_changes(), key=lambda one: one.start)


def spliced(splices: list[Splice]) -> str:
    text = PLAN_2004
    for one in sorted(splices, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.lists(st.sampled_from(range(len(CHANGES))), unique=True, max_size=40),
    sides=st.lists(st.booleans(), min_size=40, max_size=40),
    on_windows=st.booleans(),
)
def test_changes_of_different_things_are_all_made_and_to_the_byte(
    tmp_path: Path, chosen: list[int], sides: list[bool], on_windows: bool
) -> None:
    ours = [CHANGES[one] for one, is_ours in zip(chosen, sides, strict=False) if is_ours]
    theirs = [CHANGES[one] for one, is_ours in zip(chosen, sides, strict=False) if not is_ours]
    ended = windows if on_windows else str
    came = merged(tmp_path, PLAN_2004, ended(spliced(ours)), spliced(theirs))
    assert came == Came(0, ended(spliced([*ours, *theirs])), "")


def test_there_is_enough_to_change() -> None:
    assert len(CHANGES) > 80
    assert sum(not one.text for one in CHANGES) > 10
