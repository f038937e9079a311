"""Which statuses and results a copy does not give, as what they follow from is withheld in part.

Knows marks, and what follows from what; does not withhold anything.
"""

from typing import Final

from boardpaper.model.exempt_plan import WHOLE, is_marked, marked_parts
from boardpaper.model.plan import Manager, Plan, Recommendation

Path = tuple[str | int, ...]
Marks = tuple[bool, frozenset[str], frozenset[Path]]
SAYS_NOTHING: Final = frozenset({"text", "outcome", "managers"})
"""Columns that no status or result follows from."""


class Withheld:
    """What of a recommendation a public copy withholds."""

    def __init__(self, one: Recommendation) -> None:
        self._whole = WHOLE in one.exempt
        self._columns = frozenset(one.exempt) - SAYS_NOTHING
        self._parts = [
            part.path for part in marked_parts(one) if not isinstance(part.held, Manager)
        ]

    @property
    def marks(self) -> Marks:
        """Whether all of it is withheld, which columns, and the paths of which parts."""
        return self._whole, self._columns, frozenset(self._parts)

    def takes(self, path: Path) -> bool:
        """Whether some is withheld of that from which a status or result follows.

        The path is that of an action, milestone or measure in the recommendation, and
        empty for the recommendation itself.
        """
        return (
            self._whole
            or any(part[: len(path)] == path[: len(part)] for part in self._parts)
            or bool(self._columns & self._columns_of(path))
        )

    def _columns_of(self, path: Path) -> frozenset[str]:
        match path:
            case ():
                return self._columns
            case ("actions", _):
                return self._columns - {"measures"}
            case ("actions", *_):
                # With an achieved or withdrawn action its milestones are so too.
                return frozenset({"actions"})
            case ("measures", _):
                return self._columns - {"actions"}
        return frozenset()


def withheld_alike(then: Plan, now: Plan) -> bool:
    """Whether a public copy leaves the same out of two plans, by reference and place.

    Only then may their counts stand side by side: else what is withheld in one alone would
    seem to have come or gone, and the difference would tell its status.
    """
    return _left_out(then) == _left_out(now)


def _left_out(plan: Plan) -> dict[str, Marks]:
    marked = {one.reference: Withheld(one).marks for one in plan.recommendations if is_marked(one)}
    return {reference: marks for reference, marks in marked.items() if any(marks)}
