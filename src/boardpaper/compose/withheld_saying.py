"""What is said in the place of something withheld, and what it is called there.

Knows words and keys; does not know what they stand in for.
"""

from dataclasses import dataclass, field

from boardpaper.model.jurisdiction import Jurisdiction
from boardpaper.model.paper import Exempt
from boardpaper.model.schedule import cited
from boardpaper.model.sentences import listed

NOT_FOR_PUBLICATION = "Not for publication"


@dataclass(frozen=True, slots=True)
class Saying:
    """Says under which paragraphs of a nation's schedule something is withheld.

    ``keys`` are those given out in one copy. An author's own key may tell what stood
    there, and every bookmark and reference of a document bears it.
    """

    jurisdiction: Jurisdiction
    keys: dict[str, str] = field(default_factory=dict)

    def key(self, own: str) -> str:
        """A key that tells nothing, for something withheld; none where it has none."""
        return self.keys.setdefault(own, f"withheld-{len(self.keys) + 1}") if own else ""

    def full(self, exempt: Exempt) -> str:
        """ "Not for publication: paragraph 3 of Part 1 of Schedule 12A to …"."""
        return f"{NOT_FOR_PUBLICATION}: {cited(self.jurisdiction, exempt)}"

    def short(self, exempt: Exempt) -> str:
        """ "Not for publication: paragraph 3", where there is little room."""
        noun = "paragraph" if len(exempt) == 1 else "paragraphs"
        return f"{NOT_FOR_PUBLICATION}: {noun} {listed(exempt)}"
