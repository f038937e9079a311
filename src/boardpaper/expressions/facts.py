"""What a placeholder may see: named facts in words, frozen, without methods.

Knows how facts print; does not know which values they come from, nor Jinja.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NoReturn

from markupsafe import escape

from boardpaper.expressions.fault import ExpressionFault


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


class Missing(Facts):
    """What a plan could give and does not: false, and no words for a sentence to be built on."""

    def __init__(self, of: str) -> None:
        super().__init__({}, of)

    def _refuse(self, *_: object) -> NoReturn:
        raise ExpressionFault(
            "placeholder-names-a-value",
            f"the plan does not give {self._of}",
            f'write it in the plan, or say so: {{{{ {self._of} | default("not yet known") }}}}',
        )

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        self._refuse()

    def __iter__(self) -> Iterator[object]:
        self._refuse()

    def __len__(self) -> int:
        self._refuse()

    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __truediv__ = __rtruediv__ = __neg__ = _refuse


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
