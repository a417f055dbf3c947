"""A document to everything that was found in it: the stages of the extraction, wired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.config import Config
from reports.errors import Finding, Place, Severity, message
from reports.extract.attribution.attribution import figures
from reports.extract.attribution.counting import as_in_cells
from reports.extract.attribution.matching import matcher
from reports.extract.attribution.owners import owners
from reports.extract.attribution.sheets import sheets_of
from reports.extract.attribution.sums import differing
from reports.extract.figures.mentions import mentions
from reports.extract.heading.beside import doubtful_where_it_stands, other_day, told_beside
from reports.extract.heading.heading import heading_in
from reports.extract.left_out import left_out
from reports.extract.marks import mark
from reports.extract.model import Extraction
from reports.extract.page.text import source_of
from reports.extract.tasks.sections import recogniser
from reports.extract.tasks.tasks import tasks
from reports.extract.telling.telling import passages
from reports.indicators import Catalogue
from reports.organisations import Directory
from reports.readers.model import Document, Format

OF_SITES = frozenset([Format.HTML, Format.MHTML, Format.TEXT])  # files that may hold the page of a site
NOTHING_KNOWN = Directory(), Catalogue()


def extract(document: Document, config: Config | None) -> Extraction:
    """What a document states; without a config no organisation or indicator is known."""
    directory, catalogue = (config.directory, config.catalogue) if config else NOTHING_KNOWN
    read = mark(source_of(document.text, web=document.format in OF_SITES), directory)
    source = told_beside(read, document)
    marked = read if source is read.source else replace(read, source=source)
    sheets = sheets_of(document, heading_in(marked, directory), directory)
    heading = sheets.heading
    told, acting = passages(marked, heading), owners(marked, heading.reporting_org)
    stated, skipped = as_in_cells(*mentions(source), marked.cells, source.text)
    owned = sheets.figures(figures(marked, heading, told, acting, stated), marked.cells)
    matched = matcher(catalogue).matched(owned, marked)
    work = tasks(marked, heading, told, acting, recogniser(catalogue))
    planned = tuple(sheets.told(task) for task in work)
    found = Extraction(
        document,
        replace(source, text=document.text),  # with the line breaks that marking took for spaces
        heading,
        tuple(doubtful_where_it_stands(matched, document)),
        tuple(doubtful_where_it_stands(planned, document)),
        skipped,
    )
    beside = (*_nothing(document), *other_day(source, document))
    return replace(found, findings=(*beside, *differing(found, marked.cells), *left_out(found)))


def _nothing(document: Document) -> Iterator[Finding]:
    """A warning for a document with no text of which its reader said nothing."""
    if not (document.text.strip() or document.findings):
        problem = message("there is nothing in the file")
        yield Finding(Severity.WARNING, "nothing-in-it", Place(document.path), problem)
