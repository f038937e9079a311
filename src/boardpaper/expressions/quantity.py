"""A figure that prints with its unit, and counts as a number everywhere else.

Knows how a plan's table prints figures; does not know measures.
"""

from decimal import Decimal

from boardpaper.model.wording import figure


class Quantity(Decimal):
    """A figure of a measure: 88 that prints as 88%."""

    unit: str = ""

    @classmethod
    def of(cls, value: Decimal, unit: str) -> "Quantity":
        """The figure with its unit."""
        made = cls(value)
        made.unit = unit
        return made

    def rounded(self, value: Decimal) -> "Quantity":
        """Another figure with the same unit."""
        return Quantity.of(value, self.unit)

    @property
    def words(self) -> str:
        """How it prints: 88%, 67.3 per 10,000."""
        return figure(Decimal(self), self.unit)
