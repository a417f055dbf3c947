"""Texts to read: whole ones as they stand in a file, and small sources made by hand, so that a test says what
is title, lead, paragraph or list item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from reports.config import Config
from reports.extract.attribution.attribution import figures
from reports.extract.attribution.owners import owners
from reports.extract.document import extract
from reports.extract.heading.heading import heading_in
from reports.extract.marks import mark
from reports.extract.model import (
    Block,
    BlockKind,
    Extraction,
    Figure,
    Heading,
    Kind,
    Mention,
    PlannedTask,
    Source,
)
from reports.extract.tasks.sections import recogniser
from reports.extract.tasks.tasks import tasks
from reports.extract.telling.telling import passages
from reports.indicators import Catalogue, Section
from reports.organisations import Cluster, Directory, Organisation
from reports.quantities import Qualifier
from reports.readers.opening import document_of

CITY = Organisation("tp", "Liên đoàn Lao động thành phố Ví Dụ", "LĐLĐ Thành phố")
DIRECTORY = Directory(
    {
        "tp": CITY,
        "co-quan": Organisation("co-quan", f"Cơ quan {CITY.name}", "Cơ quan LĐLĐ TP", "tp"),
        "quy": Organisation("quy", "Quỹ Trợ vốn công nhân nghèo", "Quỹ Trợ vốn", "tp"),
        "hoa-mau": Organisation("hoa-mau", "Liên đoàn Lao động quận Hòa Mẫu", "LĐLĐ Hòa Mẫu", "tp"),
        "an-thu": Organisation("an-thu", "Liên đoàn Lao động huyện An Thử", "LĐLĐ An Thử", "tp"),
    },
    {"cum-1": Cluster("cum-1", "Cụm thi đua số 1", "Cụm 1")},
)
SECTIONS = (
    Section("care", "Công tác đại diện, chăm lo, bảo vệ người lao động"),
    Section("money", "Công tác tài chính"),
    Section("growth", "Phát triển đoàn viên, xây dựng tổ chức công đoàn"),
)
QUARTER = Heading("Liên đoàn Lao động quận Hòa Mẫu", None, "2021Q1", "2021Q2", "quarter")
PLAN = Heading("Liên đoàn Lao động huyện An Thử", None, "2021", "2021", "plan")
REPORT = Heading("Liên đoàn Lao động tỉnh Ví Dụ", None, "2024Q1", "2024Q2", "quarter")
SENTENCE = re.compile(r"\S.*?(?:[.!?…]+(?=\s|$)|$)")


def read(text: str, config: Config | None = None) -> Extraction:
    """What is found in a text as it stands in a file."""
    return extract(document_of(text.encode(), "a.txt"), config)


def quoted(found: Extraction, quote: str) -> Figure:
    """The figure of these words."""
    return next(f for f in found.figures if found.source.text[f.start : f.end] == quote)


def source(
    *paragraphs: str,
    title: str = "",
    lead: str = "",
    items: Sequence[str] = (),
    published: date | None = None,
) -> Source:
    """A source of a title, a lead, paragraphs and the items of a list, each on a line of its own."""
    kinds = (
        *((BlockKind.TITLE, line) for line in title.split("\n")),
        (BlockKind.LEAD, lead),
        *((BlockKind.BODY, paragraph) for paragraph in paragraphs),
        *((BlockKind.ITEM, item) for item in items),
    )
    text, blocks = "", []
    for kind, line in kinds:
        if line:
            start = len(text)
            sentences = tuple((start + s.start(), start + s.end()) for s in SENTENCE.finditer(line))
            blocks.append(Block(start, start + len(line), kind, sentences))
            text += f"{line}\n"
    return Source(text, tuple(blocks), title, published)


def mention(
    made: Source, quote: str, kind: Kind = Kind.COUNT, qualifier: Qualifier = Qualifier.EXACT
) -> Mention:
    """The mention of the words `quote`, its value and unit read off in the simplest way."""
    start = made.text.index(quote)
    digits = re.search(r"\d[\d.]*", quote)
    assert digits
    value = Decimal(digits[0].replace(".", ""))
    return Mention(start, start + len(quote), value, kind, quote[digits.end() :].strip(), qualifier)


def told(made: Source, heading: Heading, *quotes: str | Mention) -> dict[str, Figure]:
    """The figures of a source by their quotes."""
    found = sorted((q if isinstance(q, Mention) else mention(made, q) for q in quotes), key=lambda m: m.start)
    marked = mark(made, DIRECTORY)
    told_passages, acting = passages(marked, heading), owners(marked, heading.reporting_org)
    return {made.text[f.start : f.end]: f for f in figures(marked, heading, told_passages, acting, found)}


def planned(made: Source, heading: Heading = QUARTER) -> list[PlannedTask]:
    """The planned work of a source."""
    marked = mark(made, DIRECTORY)
    told_passages, acting = passages(marked, heading), owners(marked, heading.reporting_org)
    return [*tasks(marked, heading, told_passages, acting, recogniser(Catalogue(SECTIONS)))]


def heading(made: Source) -> Heading:
    """The heading of a source."""
    return heading_in(mark(made, DIRECTORY), DIRECTORY)


def texts(*paragraphs: str, heading: Heading = QUARTER, **more: str) -> list[str]:
    """The planned work of a text with a heading."""
    return [task.text for task in planned(source(*paragraphs, **more), heading)]
