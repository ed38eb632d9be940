"""The day that a text gives itself, as a post or a letter does at its end."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_NAMES}) (?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{_NAMES}) (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))\b",
    re.IGNORECASE,
)


def last_day(text: str) -> date | None:
    """Return the last day that a text names with its year; None where it names none."""
    for found in reversed(list(_DAY.finditer(text))):
        for kind in "123":
            year, month, day = (found[f"{part}{kind}"] for part in "ymd")
            if year:
                try:
                    return date(int(year), _MONTHS.get(month.casefold()) or int(month), int(day))
                except ValueError:  # such as 31 June
                    break
    return None
