"""A mapping file begun for a tracker: every heading, with what is understood of it so far.

Knows what a clerk needs to see to correct it; does not know what the tracker's rows say.
"""

from pathlib import Path

from boardpaper.files.locating import Located
from boardpaper.files.names import is_there
from boardpaper.files.reading import read_at
from boardpaper.files.writing import write_new
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.model.tracker_mapping import EVERY, WITH_PERIOD
from boardpaper.readers.yaml_typing import key, on_one_line, scalar
from boardpaper.workbooks.tracker_begun import Begun, begun
from boardpaper.workflow.tracker_plan import mapping_beside, opened

WIDTH = 92


def write_mapping(path: Path, sheet: str, target: Path | None) -> Outcome[Path]:
    """Begins the mapping file of a tracker, beside it unless ``target`` is given; where it is.

    Raises BoardpaperError when the disk fails. A file that is there already stays as it is.
    """
    mapping = target or Path(mapping_beside(str(path)))
    if is_there(mapping):
        message = f'there is a "{mapping}" already'
        hint = "change that one, or move it elsewhere first"
        return Outcome(
            None, (Diagnostic(WholeFile(str(mapping)), "new-file-is-new", message, hint),)
        )
    data = read_at(Located(str(path), path))
    file = opened(str(path), data.value) if data.value is not None else None
    found = (*data.diagnostics, *(file.diagnostics if file else ()))
    if file is None or file.value is None:
        return Outcome(None, found)
    seen = begun(file.value, sheet)
    if seen.value is None:
        return Outcome(None, (*found, *seen.diagnostics))
    write_new(mapping, _text(path.name, seen.value).encode())
    return Outcome(mapping, found)


def _text(name: str, seen: Begun) -> str:
    lines = [
        f"# What the columns of {name} say, by their headings. Change what is not right, and",
        "# take out the lines that are. A column may say one of:",
        *_wrapped([one for one in EVERY if one not in WITH_PERIOD]),
        f"# and of a period, such as {{says: target, period: 2026/27}}: {', '.join(WITH_PERIOD)}.",
        "format: 1",
    ]
    if seen.several:
        lines.append(f"sheet: {scalar(seen.sheet, 0, on_a_line=True)}")
    if not seen.is_sure:
        lines.append(f"headings: {seen.row}")
    lines.append("columns:")
    for heading, meant in seen.columns:
        says = on_one_line({"says": meant.says, "period": meant.period})
        lines.append(f"  {key(heading)}: {says if meant.period else meant.says}")
    lines += ["# Words for a status, where they are not understood:", "# statuses:"]
    lines += ["#   Amber: slipping"]
    return "\n".join(lines) + "\n"


def _wrapped(words: list[str]) -> list[str]:
    lines, line = [], "#  "
    for at, word in enumerate(words):
        piece = f" {word}{',' if at < len(words) - 1 else ';'}"
        if len(line) + len(piece) > WIDTH:
            lines.append(line)
            line = "#  "
        line += piece
    return [*lines, line]
