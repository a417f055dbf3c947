"""A document to everything that was found in it: the stages of the extraction, wired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reports.config import Config
from reports.errors import Finding, Place, Severity, message
from reports.extract.attribution import figures
from reports.extract.counting import without_marks
from reports.extract.heading import heading_in
from reports.extract.marks import Marked, mark
from reports.extract.matching import matcher
from reports.extract.mentions import mentions
from reports.extract.model import Extraction, Source
from reports.extract.owners import owners
from reports.extract.sections import recogniser
from reports.extract.sheets import sheets_of
from reports.extract.sums import differing
from reports.extract.tasks import tasks
from reports.extract.telling import passages
from reports.extract.text import source_of
from reports.indicators import Catalogue
from reports.organisations import Directory
from reports.readers.model import Document, Format

OF_SITES = frozenset([Format.HTML, Format.MHTML, Format.TEXT])  # files that may hold the page of a site
NOTHING_KNOWN = Directory(), Catalogue()


def extract(document: Document, config: Config | None) -> Extraction:
    """What a document states; without a config no organisation or indicator is known."""
    directory, catalogue = (config.directory, config.catalogue) if config else NOTHING_KNOWN
    read = mark(source_of(document.text, web=document.format in OF_SITES), directory)
    source = _told(read, document)
    marked = replace(read, source=source)
    sheets = sheets_of(document, heading_in(marked, directory), directory)
    heading = sheets.heading
    told, acting = passages(marked, heading), owners(marked, heading.reporting_org)
    stated, skipped = without_marks(*mentions(source), marked.cells)
    owned = sheets.figures(figures(marked, heading, told, acting, stated), marked.cells)
    matched = matcher(catalogue).matched(owned, marked)
    work = tasks(marked, heading, told, acting, recogniser(catalogue))
    planned = tuple(sheets.told(task) for task in work)
    found = Extraction(document, source, heading, matched, planned, skipped)
    findings = (*_other_day(source, document), *differing(found, marked.cells))
    return replace(found, findings=findings)


def _told(marked: Marked, document: Document) -> Source:
    """A source with what the document itself says beside its text, which goes before what is read in that;
    but the day that stands in a text goes before one beside it, which a program may have left there.
    """
    source = marked.source
    return replace(
        source,
        title=document.title or source.title,
        published=source.published or _believable(document.published, marked),
        author=document.author or source.author,
        publisher=document.publisher or source.publisher,
    )


def _believable(published: date | None, marked: Marked) -> date | None:
    """The day beside a text, unless title and lead name only years that begin more than a year later."""
    years = [time.year for sentence in marked.opening for time in sentence.times if time.year]
    return None if published and years and published.year + 1 < min(years) else published


def _other_day(source: Source, document: Document) -> Iterator[Finding]:
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
