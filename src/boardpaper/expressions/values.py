"""Values of the model as a placeholder may see them: frozen, in words, without methods.

Knows how they become facts, and which of them a public copy closes; does not know Jinja.
"""

import dataclasses
from collections.abc import Callable, Mapping

from boardpaper.expressions.closed import Closed
from boardpaper.expressions.facts import Facts, Sparse
from boardpaper.model.dates import When
from boardpaper.model.exempt_plan import WHOLE
from boardpaper.model.paper import Exempt
from boardpaper.model.wording import slot

SayDate = Callable[[When], str]
Shut = Mapping[str, Exempt]
"""The columns that are closed where a value stands, by their slots."""
MANAGERS = "managers"
"""A column of a recommendation, and what its actions have of the same name."""
STAY = ("reference", "exempt")
"""What may be told of a recommendation that is withheld."""


def facts_of(value: object, say_date: SayDate, of: str, *, public: bool = False) -> object:
    """A model value in words. In a ``public`` copy what is marked exempt is closed."""
    return _Values(say_date, public).seen(value, of, {})


@dataclasses.dataclass(frozen=True, slots=True)
class _Values:
    """Turns values into facts, for one copy of a paper."""

    say_date: SayDate
    public: bool

    def seen(self, value: object, of: str, shut: Shut) -> object:
        if isinstance(value, When):
            return self.say_date(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._fields(value, of, shut)
        if of == "plan.periods" and isinstance(value, tuple):
            return Sparse(value)
        if isinstance(value, tuple):
            return tuple(self.seen(item, of, shut) for item in value)
        if isinstance(value, Mapping):
            return self._entries(value, of, shut)
        return "" if value is None else value

    def _fields(self, value: object, of: str, shut: Shut) -> Facts:
        """The fields of a class of the model; where they are exempt, those that stay open."""
        marks = _marks(value)
        whole = marks.pop(WHOLE, ())
        columns = {slot(key): one for key, one in marks.items()} if self.public else {}
        names, inside = _names(value), {**shut, **columns}
        columns |= {key: one for key, one in shut.items() if key == MANAGERS}
        facts = {name: self._field(value, name, f"{of}.{name}", inside) for name in names}
        facts |= {key: self._closed(columns[key], f"{of}.{key}") for key in names if key in columns}
        if "exempt" in facts:
            facts["exempt"] = lambda: ", ".join(whole)
        if not (whole and self.public):
            return Facts(facts, of)
        return Closed(whole, of, {name: facts[name] for name in STAY if name in facts})

    def _entries(self, value: Mapping[str, object], of: str, shut: Shut) -> Facts:
        facts = {slot(key): self._entry(item, f"{of}.{key}", shut) for key, item in value.items()}
        closed = {key: self._closed(one, f"{of}.{key}") for key, one in shut.items()}
        return Facts({**facts, **closed}, of)

    def _field(self, owner: object, name: str, of: str, shut: Shut) -> Callable[[], object]:
        return lambda: self.seen(getattr(owner, name), of, shut)

    def _entry(self, item: object, of: str, shut: Shut) -> Callable[[], object]:
        return lambda: self.seen(item, of, shut)

    def _closed(self, exempt: Exempt, of: str) -> Callable[[], object]:
        return lambda: Closed(exempt, of)


def _marks(value: object) -> dict[str, Exempt]:
    """What something is exempt by, as a whole and by column."""
    held = getattr(value, "exempt", ())
    if isinstance(held, Mapping):
        return dict(held)
    return {WHOLE: held} if held else {}


def _names(value: object) -> list[str]:
    assert dataclasses.is_dataclass(value)
    return [field.name for field in dataclasses.fields(value) if field.name != "format"]
