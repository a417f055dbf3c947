"""What a document says beside its text, or on all of its pages: how far that is believed.

In: a source that was read, with its document. Out: the source with what is said beside it, findings, doubts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from reports.errors import Finding, Place, Severity, message
from reports.extract.marks import Marked, last_before
from reports.extract.model import Figure, PlannedTask, Source
from reports.extract.reasons import Unsure, reasons
from reports.readers.model import PAGE_FOOTER, PAGE_HEADER, Document, Region
from reports.readers.nested import NESTED

Found = TypeVar("Found", Figure, PlannedTask)
Regions = Sequence[Region]


def doubtful_where_it_stands(found: Iterable[Found], document: Document) -> Iterable[Found]:
    """What was found; what stands in the header or footer of the pages, in a table within a row of another
    one, or in one whose heads or labels may be others, is doubtful.
    """
    margins = [region for region in document.regions if region.where in (PAGE_HEADER, PAGE_FOOTER)]
    nested = [region for region in document.regions if region.where == NESTED]
    if not margins and not nested and not document.unclear:
        return found
    return (_doubted(one, margins, nested, document.unclear) for one in found)


def told_beside(marked: Marked, document: Document) -> Source:
    """A source with what the document itself says beside its text, which goes before what is read in that;
    but the day that stands in a text goes before one beside it, which a program may have left there.
    """
    source = marked.source
    if not (document.title or document.published or document.author or document.publisher):
        return source
    return replace(
        source,
        title=document.title or source.title,
        published=source.published or _believable(document.published, marked),
        author=document.author or source.author,
        publisher=document.publisher or source.publisher,
    )


def other_day(source: Source, document: Document) -> Iterator[Finding]:
    """That the day beside a text is not the one that was taken."""
    said, taken = document.published, source.published
    if said is None or said == taken:
        return
    if taken:
        problem = message(
            "the file says beside its text that it is of {said}; the day in its text was taken: {taken}",
            said=f"{said:%d/%m/%Y}",
            taken=f"{taken:%d/%m/%Y}",
        )
    else:
        problem = message(
            "the file says beside its text that it is of {said}, and the text tells of years long after",
            said=f"{said:%d/%m/%Y}",
        )
    yield Finding(Severity.WARNING, "other-day", Place(document.path), problem)


def _doubted(one: Found, margins: Regions, nested: Regions, unclear: Regions) -> Found:
    """A find with what is doubtful of its place; that it stands on all pages matters least."""
    before = (
        Unsure.NESTED if _is_in(nested, one) else None,
        Unsure.UNCLEAR_TABLE if _is_in(unclear, one) else None,
    )
    after = Unsure.ON_ALL_PAGES if _is_in(margins, one) else None
    return one._replace(doubts=reasons(*before, one.doubts, after))


def _is_in(regions: Regions, one: Found) -> bool:
    region = last_before(regions, one.start + 1)
    return region is not None and one.start < region.end


def _believable(published: date | None, marked: Marked) -> date | None:
    """The day beside a text, unless title and lead name only years that begin more than a year later."""
    years = [time.year for sentence in marked.opening for time in sentence.times if time.year]
    return None if published and years and published.year + 1 < min(years) else published
