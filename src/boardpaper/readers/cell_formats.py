"""A cell of a workbook in words: its value in its number format.

Knows the number formats that figures in papers have (ECMA-376-1, 18.8.30 and 18.8.31):
digits, thousands, decimals, percentages, currencies, dates. Of any other it says so.
"""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from boardpaper.model.dates import MONTHS

DROPPED: Final = re.compile(r"_.|\*.|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow)\]", re.I)
CURRENCY: Final = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
NUMBER: Final = re.compile(r"(?P<whole>#,##0|#,###|0+|#+0?)(?:\.(?P<places>0+))?")
PLAIN: Final = re.compile(r"[£$€¥%()+\-–:/ \ue100-\uf8ff]*")
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DATE: Final = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|.", re.IGNORECASE | re.DOTALL)
SHORT_DATE: Final = "mm-dd-yy"
"""How Excel stores its short date, which it shows as the computer's country writes it."""


def shown(value: object, number_format: str) -> str | None:
    """What Excel shows of a value, in English; None where its format is not known here."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(repr(value) if isinstance(value, float) else value), number_format)
    if isinstance(value, datetime | date):
        return _date(value, number_format)
    return None if isinstance(value, time) else str(value)


def _number(value: Decimal, number_format: str) -> str | None:
    if number_format in ("General", "@"):
        return _general(value)
    sections = number_format.split(";")
    if '"' in number_format and any(text.count('"') % 2 for text in sections):
        return None
    section, sign = sections[0], "-" if value < 0 else ""
    if value == 0 and len(sections) > 2:
        section = sections[2]
    elif value < 0 and len(sections) > 1:
        section, sign = sections[1], ""
    written = _section(abs(value), section)
    if written is None:
        return None
    return sign + written if any(digit in written for digit in "123456789") else written


def _general(value: Decimal) -> str:
    written = f"{value:.10g}" if value != value.to_integral_value() else f"{value:.0f}"
    return format(Decimal(written), "f")


def _section(value: Decimal, section: str) -> str | None:
    """A value without its sign, in one section of a format."""
    kept, literals = _without_literals(section)
    found = list(NUMBER.finditer(kept))
    if len(found) > 1:
        return None
    before, after = (kept[: found[0].start()], kept[found[0].end() :]) if found else (kept, "")
    if not PLAIN.fullmatch(before + after):
        return None
    digits = _digits(value * (100 if "%" in before + after else 1), found[0]) if found else ""
    return re.sub(
        "[\ue100-\uf8ff]", lambda mark: literals[ord(mark[0]) - 0xE100], before + digits + after
    ).strip()


def _without_literals(section: str) -> tuple[str, list[str]]:
    """The section with a mark for each text that prints as it stands, and those texts."""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(next((text for text in found.groups() if text is not None), ""))
        return chr(0xE100 + len(literals) - 1)

    kept = LITERAL.sub(keep, CURRENCY.sub(keep, section))
    return DROPPED.sub("", kept), literals


def _digits(value: Decimal, pattern: re.Match[str]) -> str:
    """The digits, rounded as Excel rounds: halves away from zero."""
    places = len(pattern["places"] or "")
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole = f"{rounded:,.{places}f}" if "," in pattern["whole"] else f"{rounded:.{places}f}"
    zeros = pattern["whole"].count("0") if "," not in pattern["whole"] else 1
    return whole.zfill(zeros + (places + 1 if places else 0))


def _date(value: date, number_format: str) -> str | None:
    written = "dd/mm/yyyy" if number_format.lower() == SHORT_DATE else number_format.split(";")[0]
    kept, literals = _without_literals(written)
    parts = []
    for piece in DATE.findall(kept):
        said = _date_part(value, piece.lower())
        if said is None and "\ue100" <= piece <= "\uf8ff":
            said = literals[ord(piece) - 0xE100]
        if said is None and piece not in "/-., ":
            return None
        parts.append(piece if said is None else said)
    return "".join(parts).strip()


def _date_part(value: date, piece: str) -> str | None:
    month, day = MONTHS["en"][value.month - 1], DAYS[value.weekday()]
    return {
        "yyyy": f"{value.year}",
        "yy": f"{value.year % 100:02}",
        "mmmm": month,
        "mmm": month[:3],
        "mm": f"{value.month:02}",
        "m": f"{value.month}",
        "dddd": day,
        "ddd": day[:3],
        "dd": f"{value.day:02}",
        "d": f"{value.day}",
    }.get(piece)
