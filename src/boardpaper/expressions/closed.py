"""Values that are withheld from the copy a placeholder prints in.

Knows marks; does not know what was marked. Every use of such a value is refused: not its
length, nor whether there is any, can be told from a public copy.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NoReturn

from boardpaper.expressions.facts import Facts
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.paper import Exempt
from boardpaper.model.sentences import listed


class Closed(Facts):
    """A value that is withheld. What of it may be asked for is in ``open``."""

    def __init__(
        self, exempt: Exempt, of: str, open: Mapping[str, Callable[[], object]] | None = None
    ) -> None:
        super().__init__(_But(self, open or {}), of)
        self._exempt = exempt

    def _refuse(self, *_: object) -> NoReturn:
        noun = "paragraph" if len(self._exempt) == 1 else "paragraphs"
        raise ExpressionFault(
            "placeholder-is-public",
            f"what this prints is withheld: {noun} {listed(self._exempt)}",
            "mark the words around it exempt as well, or take it out of them",
        )

    def __str__(self) -> str:
        self._refuse()

    def __bool__(self) -> bool:
        self._refuse()

    def __iter__(self) -> Iterator[object]:
        self._refuse()

    def __len__(self) -> int:
        self._refuse()

    def __eq__(self, other: object) -> bool:
        self._refuse()

    __hash__ = None  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __truediv__ = __rtruediv__ = __neg__ = _refuse


class _But(dict[str, Callable[[], object]]):
    """Every name there could be: those that are open, and else what is closed."""

    def __init__(self, closed: Closed, open: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(open)
        self._closed = closed

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[], object]:
        return lambda: self._closed
