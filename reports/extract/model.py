"""What is found in a text. Types only.

All offsets are characters of `Source.text`, the NFC text with plain line ends (design.md 6); the words
of a find are always exactly `text[start:end]`. One way: text -> blocks -> mentions and skipped numbers ->
figures and tasks -> record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from reports.errors import Finding
from reports.extract.reasons import Unsure
from reports.facts import Role
from reports.quantities import Qualifier


class Kind(StrEnum):
    """What kind of number a figure is (design.md 6). change: a rise, a fall, or a share of a plan."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    CHANGE = "change"


class BlockKind(StrEnum):
    """What a stretch of text is. Figures and tasks are looked for in title, lead, body and item only.

    item: an entry of a list; repeat: a paragraph that stood before, told once; furniture: the rest of the
    page (related headlines, captions, photo lines, author, print headers, links).
    """

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    ITEM = "item"
    REPEAT = "repeat"
    FURNITURE = "furniture"


UNTOLD = frozenset([BlockKind.REPEAT, BlockKind.FURNITURE])
"""The blocks in which nothing is looked for."""


class Block(NamedTuple):
    """A paragraph, heading or list item. sentences: start and end of each sentence of what is told."""

    start: int
    end: int
    kind: BlockKind
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Source:
    """A text as it was read: title, published and author are empty or None when not found."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""


class Mention(NamedTuple):
    """A number with its unit, read from exactly the characters from start to end.

    value_to: end of a range; total: the whole of `6/6`, `42 trong số 61`; unit: as written, `đồng` for money,
    `%` for percentages and changes in percent; base: what a change is compared with (`plan`, `last_year`,
    `before`), empty otherwise; unsure: why the reading is doubtful, None when it is not.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str
    qualifier: Qualifier
    value_to: Decimal | None = None
    total: Decimal | None = None
    base: str = ""
    unsure: Unsure | None = None


class Skipped(NamedTuple):
    """A number that is no figure, and why (`date`, `year`, `document number`, `anniversary` ...)."""

    start: int
    end: int
    why: str


class Figure(NamedTuple):
    """A mention with whose it is, when, and what it tells. organisation, period: None when the record's.

    as_of: the day up to which it is counted, where the text gives one.
    """

    mention: Mention
    role: Role
    organisation: str | None
    period: str | None
    indicator: str | None
    unsure: Unsure | None = None
    as_of: date | None = None

    @property
    def start(self) -> int:
        """Where its mention starts."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Where its mention ends."""
        return self.mention.end


class PlannedTask(NamedTuple):
    """One piece of planned work: text[start:end], with what is stated of it."""

    start: int
    end: int
    text: str
    organisation: str | None = None
    period: str | None = None
    section: str | None = None
    due: date | None = None
    unsure: Unsure | None = None


@dataclass(frozen=True)
class Heading:
    """What a document is about (design.md 6, `record`).

    kind: quarter, half, nine_months, year, event, plan or other.
    """

    reporting_org: str | None
    cluster: str | None
    period: str | None
    task_period: str | None
    kind: str


@dataclass(frozen=True)
class Extraction:
    """Everything that was found in one document. path, sha256: of the file it was read from; findings: what
    reading that file told.
    """

    source: Source
    heading: Heading
    figures: tuple[Figure, ...]
    tasks: tuple[PlannedTask, ...]
    skipped: tuple[Skipped, ...]
    path: str = ""
    sha256: str = ""
    findings: tuple[Finding, ...] = ()
