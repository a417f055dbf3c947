"""Tables in the cells of other tables: where their text stood, and what is told of them.

They are read without the rows around them, so that no row is cut; so whose their figures are is not certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.errors import Finding, Place, Severity, message
from reports.readers.plain import counted

NESTED = message("a table in a row of another one")
"""Where such a text stands."""


def told_nested(rows: Sequence[str], place: Place) -> Iterator[Finding]:
    """A warning for tables in cells; rows: how the rows begin in which they stand."""
    if rows:
        problem = message(
            "tables in cells were read without the rows around them: whose figures they hold is not known;"
            " there are {number}, the first in the row “{words}”"
        )
        yield Finding(Severity.WARNING, "nested-table", place, counted(problem, rows))
