"""What a draft says across its pages.

Knows the words; does not know how a writer draws them.
"""

from datetime import date

from boardpaper.model.dates import When, say
from boardpaper.model.paper import Paper


def draft_words(paper: Paper, day: date) -> str:
    """ "DRAFT 26th November 2026", the day as the house style says days."""
    when = When(day.year, day.month, day.day)
    return f"DRAFT {say(when, paper.style.dates, paper.about.language)}"
