"""What is found in a text. Types only.

All offsets are characters of `Source.text`, the NFC text with plain line ends (design.md 6); the words
of a find are always exactly `text[start:end]`. One way: text -> blocks -> mentions and skipped numbers ->
figures and tasks -> record.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from reports.errors import Finding, Message
from reports.extract.reasons import Reasons, Unsure
from reports.facts import Role
from reports.quantities import Qualifier
from reports.readers.model import Document


class Kind(StrEnum):
    """What kind of number a figure is (design.md 6). change: a rise, a fall, or a share of a plan."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    CHANGE = "change"


# Looked up in the enumeration at each use, they would take ten times as long.
COUNT, MONEY, RATIO, CHANGE = Kind.COUNT, Kind.MONEY, Kind.RATIO, Kind.CHANGE


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


OPENING = frozenset([BlockKind.TITLE, BlockKind.LEAD])
"""The blocks that a text begins with."""
UNTOLD = frozenset([BlockKind.REPEAT, BlockKind.FURNITURE])
"""The blocks in which nothing is looked for."""


@dataclass(slots=True)  # its fields are read far more often than it is made, and ten times as fast
class Block:
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


@dataclass(slots=True)  # as `Block`
class Mention:
    """A number with its unit, read from exactly the characters from start to end.

    value_to: end of a range; total: the whole of `6/6`, `42 trong số 61`; unit: as written, `đồng` for money,
    `%` for percentages and changes in percent; base: what a change is compared with (`plan`, `last_year`,
    `before`), empty otherwise; unsure: why the reading is doubtful, None when it is not; narrows: it only
    says which ones are meant, `doanh nghiệp có từ 25 lao động`; in_full: how its
    words read together with those of another cell, `57,2 triệu đồng`, empty when they say it all.
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
    narrows: bool = False
    in_full: str = ""


class Skipped(NamedTuple):
    """A number that is no figure, and why (`date`, `year`, `document number`, `anniversary` ...)."""

    start: int
    end: int
    why: str


class Figure(NamedTuple):
    """A mention with whose it is, when, and what it tells. organisation, period: None when the record's.

    doubts: all that is not certain of it; as_of: the day up to which it is counted, where the text gives one;
    told_as: the indicator that another figure of the text tells already, so that this one has none.
    """

    mention: Mention
    role: Role
    organisation: str | None
    period: str | None
    indicator: str | None
    doubts: Reasons = ()
    as_of: date | None = None
    told_as: str | None = None

    @property
    def start(self) -> int:
        """Where its mention starts."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Where its mention ends."""
        return self.mention.end

    @property
    def unsure(self) -> Unsure | None:
        """Why it is doubtful most of all; None when it is certain."""
        return next(iter(self.doubts), None)


class PlannedTask(NamedTuple):
    """One piece of planned work: text[start:end], with what is stated of it; doubts: what is not certain."""

    start: int
    end: int
    text: str
    organisation: str | None = None
    period: str | None = None
    section: str | None = None
    due: date | None = None
    doubts: Reasons = ()


@dataclass(frozen=True)
class Heading:
    """What a document is about (design.md 6, `record`).

    kind: quarter, half, nine_months, year, event, plan or other. inferred: no title calls it a plan, only
    what its text tells.
    """

    reporting_org: str | None
    cluster: str | None
    period: str | None
    task_period: str | None
    kind: str
    inferred: bool = False


@dataclass(frozen=True)
class Extraction:
    """Everything that was found in one document. findings: what is to be said of the figures, beside what its
    reader says of the document; remarks: texts without figures, each with the field of a record they are for.
    """

    document: Document
    source: Source
    heading: Heading
    figures: tuple[Figure, ...]
    tasks: tuple[PlannedTask, ...]
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()

    def where(self, figure: Figure) -> Message | None:
        """Where a figure stands in its file; None when nothing says it."""
        regions = self.document.regions
        index = bisect_right(regions, figure.start, key=itemgetter(0)) - 1
        region = regions[index] if index >= 0 else None
        return region.where if region and figure.start < region.end else None
