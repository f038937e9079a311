"""A date in words that a filter can still say otherwise.

Knows dates and how a house style writes them; does not know filters.
"""

from collections.abc import Callable

from boardpaper.model.dates import When


class Dated(str):
    """A date as it prints, and the day, month or year that it is."""

    when: When
    _say: Callable[[When], str]

    @classmethod
    def of(cls, when: When, say_date: Callable[[When], str]) -> "Dated":
        """The date in the words of a house style."""
        made = cls(say_date(when))
        made.when, made._say = when, say_date
        return made

    @property
    def month(self) -> str:
        """Its month, in the words of the same house style."""
        return self._say(When(self.when.year, self.when.month))
