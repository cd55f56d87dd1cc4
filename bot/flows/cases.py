"""Case numbers of the US Department of Labor: H-300-24123-456789.

`H-300` is an H-2A application, `H-400` an H-2B one; then the year and the day of
the year it was received, and a serial number (record layouts of the OFLC
disclosure files, https://www.dol.gov/agencies/eta/foreign-labor/performance).
"""

import re

_SHAPE = re.compile(
    r"\b(?:JO\s?-?\s?A\s?-?\s?)?(?:H\s?-?\s?)?(?P<visa>[34]00)\s?-?\s?"
    r"(?P<year>\d{2})(?P<day>\d{3})\s?-?\s?(?P<serial>\d{6})\b",
    re.IGNORECASE,
)


def case_number(text: str, this_year: int) -> str | None:
    """The case number in `text` in its official spelling; None when its form is not right."""
    match = _SHAPE.search(text)
    if match is None:
        return None
    year, day = int(match["year"]), int(match["day"])
    if not 1 <= day <= 366 or not 15 <= year <= this_year % 100:
        return None
    return f"H-{match['visa']}-{match['year']}{match['day']}-{match['serial']}"
