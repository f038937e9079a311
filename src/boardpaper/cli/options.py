"""Options that several commands share, and what is made of their words.

Knows how an edition is asked for; does not know how one is made.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any

import click

from boardpaper.model.edition import KINDS, Audience, Edition, Kind, Layout


class _Day(click.ParamType["date"]):
    """A day as it is written in all of boardpaper's files."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 -- no time in it
        except ValueError:
            self.fail(f'"{value}" is not a day; write it like 2027-01-21', param, ctx)


DAY = _Day()
"""The kind of an option that is a day."""
Command = Callable[..., Any]
Findings = click.option(
    "--findings",
    "form",
    type=click.Choice(["text", "line", "json"]),
    default="text",
    help="How findings are printed: for people, one to a line for editors, or JSON.",
)
Strict = click.option("--strict", is_flag=True, help="Take warnings for errors.")
Kinds = click.option(
    "--format",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    help="What to write, once or several times; else a Word document.",
)
For = click.option(
    "--for",
    "audience",
    type=click.Choice(["public", "restricted"]),
    help="For whom: exempt text is withheld from the public copy, and marked in the other.",
)
LaidOut = click.option(
    "--layout",
    type=click.Choice(["faithful", "accessible"]),
    help="How the plan prints: as its template draws it, or as tables anyone can follow.",
)
Drafted = click.option("--draft", is_flag=True, help="With DRAFT and the day across every page.")
Today = click.option(
    "--today",
    type=DAY,
    metavar="DAY",
    help="The day that warnings reckon from, as 2027-01-21; else today.",
)


def clock() -> date:
    """Today, by the clock of the terminal."""
    return datetime.now().astimezone().date()


def making(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Gives a command options that say what to make, and hands it that as ``wanted``."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(
            *given: Any,
            kinds: Sequence[Kind] = (),
            audience: Audience | None = None,
            layout: Layout | None = None,
            draft: bool = False,
            today: date | None = None,
            **others: Any,
        ) -> Any:
            from boardpaper.workflow.wanted import Wanted

            day = today or clock()
            edition = Edition(audience, layout, day if draft else None)
            wanted = Wanted(edition, tuple(dict.fromkeys(kinds)) or ("docx",), day)
            return command(*given, wanted=wanted, **others)

        given_options: Command = run
        for option in reversed(options):
            given_options = option(given_options)
        return given_options

    return decorate
