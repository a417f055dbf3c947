"""Texts whose lines are rows of a table: by which sign they are cut into cells.

In: a text. Out: whether it is a table, and its separator. Only its first lines are looked at.
"""

from __future__ import annotations

import csv
import re

SEPARATORS = "\t;,"
LOOKED_AT = 50  # lines
FEWEST_ROWS, FEWEST_CELLS = 3, 3  # of a text that is a table whatever its name is
HINT = re.compile(r"sep=([\t;,|])\r?\n")


def is_separated(text: str) -> bool:
    """Whether the first lines of a text are rows of a table: as many cells in each, and no space before one.

    A first line such as `sep=;`, as Excel has it, says so by itself.
    """
    if HINT.match(text) or not _may_begin_a_table(text):
        return HINT.match(text) is not None
    rows = _first_rows(text, _separator_of(text))
    inner = (field for row in rows for field in row[1:])
    alike = len(rows) >= FEWEST_ROWS and len({len(row) for row in rows}) == 1
    return alike and len(rows[0]) >= FEWEST_CELLS and not any(field.startswith(" ") for field in inner)


def cut_of(text: str) -> tuple[str, str]:
    """The separator of a table, and its lines without the one that names it."""
    if hint := HINT.match(text):
        return hint[1], text[hint.end() :]
    return _separator_of(text), text


def _may_begin_a_table(text: str) -> bool:
    """Whether the first line of a text can be cut into the cells of a table, as that of few texts can."""
    first = next((line for line in text.split("\n", LOOKED_AT)[:LOOKED_AT] if line.strip()), "")
    return '"' in first or max(map(first.count, SEPARATORS)) >= FEWEST_CELLS - 1


def _separator_of(text: str) -> str:
    """What parts the cells: the sign that cuts most of the first lines into equally many pieces."""

    def fit(separator: str) -> tuple[int, int]:
        pieces = [len(row) for row in _first_rows(text, separator)]
        usual = max(pieces, key=lambda number: (number > 1, pieces.count(number)), default=0)
        return (pieces.count(usual) if usual > 1 else 0, usual)

    return max(SEPARATORS, key=fit)


def _first_rows(text: str, separator: str) -> list[list[str]]:
    """The cells of the first lines that are not empty; none where one is too long to be a cell."""
    lines = [line for line in text.split("\n", LOOKED_AT)[:LOOKED_AT] if line.strip()]
    try:
        return [*csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return []
