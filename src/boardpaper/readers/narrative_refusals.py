"""What Markdown allows and a narrative does not, and how that is said.

Knows the words; does not know how the text is read.
"""

import re

from boardpaper.model.source import Span
from boardpaper.readers.narrative_findings import Findings, quoted

TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
INSTEAD_OF_TAG = {
    "br": "end the line with a backslash for a new line",
    "b": "write **words** for bold",
    "strong": "write **words** for bold",
    "i": "write *words* for italics",
    "em": "write *words* for italics",
    "a": "write [words](https://…) for a link",
    "p": "leave an empty line between paragraphs",
    "li": 'begin the line with "- " for a bullet',
}
REFUSED = {
    "code_inline": (
        "text-without-code",
        "words between ` marks are program code, which a paper does not print",
        "remove the ` marks, or write *words* for italics; \\` prints the mark itself",
    ),
    "fence": (
        "text-without-code",
        "this line begins or ends program code, which a paper does not print",
        "remove it, and the line that goes with it",
    ),
    "set_in": (
        "line-is-not-set-in",
        "this line is set in by four or more spaces, which Markdown takes for program code",
        "remove the spaces",
    ),
    "set_in_item": (
        "line-is-not-set-in",
        "this line looks like a list's, but is set in so far that it runs on from the line above",
        "set it in by two spaces more than the words it belongs under, or not at all",
    ),
    "no_link": (
        "link-is-well-formed",
        "this looks like a link, but cannot be read as one",
        "write [words](https://…) or [words](#key), without spaces in the address; "
        "\\[ prints the bracket itself",
    ),
    "image": (
        "picture-stands-alone",
        "this picture stands among words",
        "give it a paragraph of its own: an empty line above it, and one below",
    ),
    "hr": (
        "text-without-ruled-lines",
        "this is a line ruled across the page, which a paper does not print",
        'remove it; begin a section with "# " and its heading',
    ),
    "table": (
        "table-is-well-formed",
        "this looks like the line of dashes in a table, but no headings stand above it",
        'write the headings on the line above, with a "|" between every two; '
        "\\| prints the sign itself",
    ),
}
"""The rule, the message and the hint, by the type of the token."""


def refuse(findings: Findings, place: Span, what: str) -> None:
    """Put down that something stands there which a narrative does not have."""
    findings.error(place, *REFUSED[what])


def tag_name(html: str) -> str:
    """The name of a tag of HTML, empty for what is none, such as <!DOCTYPE>."""
    found = TAG.match(html)
    return found[1].lower() if found else ""


def refuse_tag(findings: Findings, place: Span, name: str) -> None:
    """Put down that a piece of HTML stands there, by the name of its tag."""
    findings.error(
        place,
        "text-without-html",
        f"{quoted(place.text)} is HTML, which a paper does not print",
        INSTEAD_OF_TAG.get(name, "remove it; \\< prints the sign itself"),
    )


def refuse_definition(findings: Findings, place: Span, label: str, given_before: bool) -> None:
    """Put down a link's address that no link uses."""
    findings.error(
        place,
        "link-definition-is-used",
        f"the address of [{label.lower()}] is given already, so this line does not print"
        if given_before
        else f"no link uses the address of [{label.lower()}], so this line does not print",
        "remove the line, or put a backslash before its [ to print it",
    )
