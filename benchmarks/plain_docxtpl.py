"""What boardpaper is compared with: the script somebody would write in an afternoon.

Usage: python plain_docxtpl.py WORKSPACE TEMPLATE OUTPUT

It reads the same files with PyYAML's C loader, works out the same words in the one
house style it knows, and lets docxtpl loop over sections, rows and lines. It trusts
what it reads: no positions, no findings, no schema, no second house style.
"""

import sys
from pathlib import Path
from typing import Any

import yaml

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
COLUMNS = ("text", "outcome", "actions", "measures", "managers")
BULLETED = ("actions", "measures")
Facts = dict[str, Any]
Lines = list[dict[str, Any]]


def month(written: str, short: bool = True) -> str:
    """ "January 04" or "January 2004" for 2004-01, nothing for nothing."""
    if not written:
        return ""
    year, number = str(written).split("-")[:2]
    return f"{MONTHS[int(number) - 1]} {year[2:] if short else year}"


def day(written: Any) -> str:
    """ "23rd September 2004" for the day that YAML read as a date."""
    ending = ENDINGS.get(written.day, "th")
    return f"{written.day}{ending} {MONTHS[written.month - 1]} {written.year}"


def lines(text: str) -> Lines:
    """A line that begins with "- " is a bullet, any other a paragraph."""
    written = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        {"text": line[2:].strip(), "bullet": True}
        if line.startswith("- ")
        else {"text": line, "bullet": False}
        for line in written
    ]


def figure(value: object, unit: str) -> str:
    """A figure with its unit: 65%, 77 per 10,000."""
    return f"{value}{unit}" if unit in ("", "%") else f"{value} {unit}"


def target(given: Any, unit: str) -> str:
    """A target as it prints: 65%."""
    if not isinstance(given, dict):
        return figure(given, unit)
    return given.get("printed") or figure(given["value"], unit)


def actual(given: Any, unit: str) -> str:
    """What was reached, as it prints: 88% - achieved."""
    if not isinstance(given, dict):
        return figure(given, unit)
    if "printed" in given:
        return str(given["printed"])
    words = [figure(given["value"], unit), given.get("status", "")]
    return " - ".join(word for word in words if word)


def milestone(given: Any) -> str:
    """A milestone as it prints: Achieved January 04."""
    if not isinstance(given, dict):
        return str(given)
    if "printed" in given:
        return str(given["printed"])
    dates = [month(given.get(key, "")) for key in ("date", "until")]
    status = given.get("status", "")
    words = [
        status[:1].upper() + status[1:],
        given.get("text", ""),
        " - ".join(date for date in dates if date),
    ]
    return " ".join(word for word in words if word)


def manager(given: Any) -> str:
    """Who answers: Ann Smith, or HBS (Tony Parkinson liaison)."""
    if not isinstance(given, dict):
        return str(given)
    if "printed" in given:
        return str(given["printed"])
    people = given.get("people", [])
    names = people if isinstance(people, str) else " / ".join(people)
    inside = " ".join(word for word in (names, given.get("role", "")) if word)
    organisation = given.get("organisation", "")
    return f"{organisation} ({inside})" if organisation and inside else organisation or inside


def texts(entries: list[Any]) -> list[str]:
    """The words of actions or measures, which may be written as text alone."""
    return [entry["text"] if isinstance(entry, dict) else str(entry) for entry in entries]


def period(recommendation: Facts, name: str) -> list[str]:
    """Targets, figures and milestones of one period."""
    found: list[str] = []
    for measure in recommendation.get("measures", ()):
        if isinstance(measure, dict):
            unit = measure.get("unit", "")
            if name in measure.get("targets", ()):
                found.append(target(measure["targets"][name], unit))
            if name in measure.get("actuals", ()):
                found.append(actual(measure["actuals"][name], unit))
            found += map(milestone, measure.get("milestones", {}).get(name, ()))
    for action in recommendation.get("actions", ()):
        if isinstance(action, dict):
            found += map(milestone, action.get("milestones", {}).get(name, ()))
    found += map(milestone, recommendation.get("milestones", {}).get(name, ()))
    return found


def cell(recommendation: Facts, column: str) -> Lines:
    """What one column says of a recommendation, printed words first."""
    if column in recommendation.get("printed", ()):
        return lines(recommendation["printed"][column])
    if column in ("text", "outcome"):
        return lines(recommendation.get(column, ""))
    if column in BULLETED:
        found = texts(recommendation.get(column, []))
    elif column == "managers":
        of_actions = [
            who
            for action in recommendation.get("actions", ())
            if isinstance(action, dict)
            for who in action.get("managers", ())
        ]
        found = [manager(who) for who in of_actions + recommendation.get("managers", [])]
    else:
        found = period(recommendation, column)
    layout = recommendation.get("layout", {}).get(
        column, "bullets" if column in BULLETED else "lines"
    )
    bullet = layout == "bullets" and len(found) > 1
    return [{"text": text, "bullet": bullet} for text in found]


def rows(plan: Facts) -> list[Facts]:
    """The rows of the table; a cell that says nothing still has its paragraph."""
    empty: Lines = [{"text": "", "bullet": False}]
    columns = [(name, name.replace(" ", "_")) for name in (*COLUMNS, *plan["periods"])]
    return [
        {slot: cell(recommendation, name) or empty for name, slot in columns}
        | {"reference": recommendation["reference"]}
        for recommendation in plan["recommendations"]
    ]


def narrative(folder: Path) -> list[Facts]:
    """The narrative as headings, bullets and paragraphs; keys in braces are dropped."""
    found: list[Facts] = []
    numbered = True
    for file in sorted(folder.glob("*.md")):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = line.partition("{#")[0].strip()
            if text.startswith("# "):
                text = text[2:].upper()
                numbered = text != "BACKGROUND PAPERS"
                found.append({"kind": "heading", "text": text})
            elif text.startswith("- "):
                found.append({"kind": "bullet", "text": text[2:]})
            elif text:
                found.append({"kind": "numbered" if numbered else "plain", "text": text})
    return found


def load(file: Path) -> Facts:
    """What a YAML file says."""
    found: Facts = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return found


def context(workspace: Path) -> Facts:
    """Everything the template asks for."""
    (file,) = workspace.glob("source/*/*/paper.yaml")
    meeting, paper = load(file.parent.parent / "meeting.yaml"), load(file)
    plan = load(file.parent / paper["appendices"][0]["plan"])
    return {
        **paper["fields"],
        "dated": month(paper["fields"]["dated"], short=False),
        "title": paper["title"],
        "meeting": {**meeting, "date": day(meeting["date"])},
        "appendix": {"label": "Appendix 1"},
        "sections": narrative(file.parent),
        "rows": rows(plan),
    }


def main(workspace: Path, template: Path, output: Path) -> None:
    """Writes the paper of a workspace that holds one."""
    from docxtpl import DocxTemplate, RichText

    document = DocxTemplate(template)
    document.init_docx()
    values = context(workspace)
    website = RichText()
    address = values["author"]["website"]
    website.add(address, url_id=document.build_url_id(address), style="Hyperlink")
    values["author"]["website"] = website
    document.render(values, autoescape=True)  # the words hold ampersands
    document.save(output)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
