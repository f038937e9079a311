"""What is said in the place of something withheld.

Knows the words; does not know what they stand in for.
"""

from dataclasses import dataclass

from boardpaper.model.jurisdiction import Jurisdiction
from boardpaper.model.paper import Exempt
from boardpaper.model.schedule import cited
from boardpaper.model.sentences import listed

NOT_FOR_PUBLICATION = "Not for publication"


@dataclass(frozen=True, slots=True)
class Saying:
    """Says under which paragraphs of a nation's schedule something is withheld."""

    jurisdiction: Jurisdiction

    def full(self, exempt: Exempt) -> str:
        """ "Not for publication: paragraph 3 of Part 1 of Schedule 12A to …"."""
        return f"{NOT_FOR_PUBLICATION}: {cited(self.jurisdiction, exempt)}"

    def short(self, exempt: Exempt) -> str:
        """ "Not for publication: paragraph 3", where there is little room."""
        noun = "paragraph" if len(exempt) == 1 else "paragraphs"
        return f"{NOT_FOR_PUBLICATION}: {noun} {listed(exempt)}"
