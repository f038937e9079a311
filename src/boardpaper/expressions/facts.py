"""What a placeholder may see: named facts in words, frozen, without methods.

Knows how model values become facts; does not know Jinja.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping

from markupsafe import escape

from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.dates import When
from boardpaper.model.wording import slot

SayDate = Callable[[When], str]


class Facts:
    """Named facts for a placeholder: nothing but what was put in, and no methods to call.

    ``of`` says whose facts they are; ``words`` is how the whole of it prints.
    Each fact is worked out when it is asked for.
    """

    def __init__(
        self, facts: Mapping[str, Callable[[], object]], of: str, words: str | None = None
    ) -> None:
        self._facts, self._of, self._words = facts, of, words

    def __str__(self) -> str:
        if self._words is None:
            names = ", ".join(self._facts)
            raise ExpressionFault(
                "placeholder-is-one-value",
                f"{self._of} is not one value but several",
                f"add a dot and one of: {names}",
            )
        return self._words

    def __html__(self) -> str:
        return str(escape(str(self)))


class Nothing(Facts):
    """What a paper does not have: false, without words, and so is all that it has."""

    def __init__(self, of: str) -> None:
        super().__init__(_Empty(of), of, "")

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Empty(dict[str, Callable[[], object]]):
    """Every name there could be, each of them nothing."""

    def __init__(self, of: str) -> None:
        super().__init__()
        self._of = of

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[], object]:
        return lambda: Nothing(f"{self._of}.{name}")


class Sparse(tuple[str, ...]):
    """A list that has nothing, and no fault, beyond its end: a template has columns
    for more periods than a plan may have."""


def facts_of(value: object, say_date: SayDate, of: str) -> object:
    """A model value as a placeholder may see it: frozen, in words, without methods."""
    if isinstance(value, When):
        return say_date(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value) if field.name != "format"]
        return Facts({name: _fact(value, name, say_date, of) for name in names}, of)
    if of == "plan.periods" and isinstance(value, tuple):
        return Sparse(value)
    if isinstance(value, tuple):
        return tuple(facts_of(item, say_date, of) for item in value)
    if isinstance(value, Mapping):
        return Facts(
            {slot(key): _given(item, say_date, f"{of}.{key}") for key, item in value.items()}, of
        )
    return "" if value is None else value


def _fact(owner: object, name: str, say_date: SayDate, of: str) -> Callable[[], object]:
    return lambda: facts_of(getattr(owner, name), say_date, f"{of}.{name}")


def _given(item: object, say_date: SayDate, of: str) -> Callable[[], object]:
    return lambda: facts_of(item, say_date, of)
