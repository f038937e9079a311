"""Which of the documents that one paper makes: for whom, laid out how, draft or not.

Knows what there is to choose; does not know how any of it is made.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Audience = Literal["public", "restricted"]
"""Whom a copy is for: everyone, or those who may read what is exempt from publication."""

Layout = Literal["faithful", "accessible"]
"""How an action plan prints: as its template draws it, or as tables anyone can follow."""

Kind = Literal["docx", "pdf", "html"]
"""What kind of file a document is, which is how its name ends."""
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the documents that a paper makes.

    ``audience`` is None for a paper that withholds nothing, ``layout`` where the house
    style decides. ``draft`` is the day printed with DRAFT across the pages, None for none.
    """

    audience: Audience | None = None
    layout: Layout | None = None
    draft: date | None = None


WHOLE = Edition()
"""The paper as it is, laid out as its house style says."""
