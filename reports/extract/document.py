"""A document to everything that was found in it: the stages of the extraction, wired."""

from __future__ import annotations

from reports.config import Config
from reports.extract.attribution import figures
from reports.extract.heading import heading_in
from reports.extract.marks import mark
from reports.extract.mentions import mentions
from reports.extract.model import Extraction
from reports.extract.owners import owners
from reports.extract.sections import Sections
from reports.extract.tasks import tasks
from reports.extract.telling import passages
from reports.extract.text import decoded, source_of
from reports.organisations import Directory


def extract(content: bytes, config: Config | None, path: str) -> Extraction:
    """What the text file at `path` states; without a config no organisation or indicator is known.

    Raises `InputError` when the bytes are no text.
    """
    source = source_of(decoded(content))
    directory = config.directory if config else Directory()
    marked = mark(source, directory)
    heading = heading_in(marked, directory)
    told, acting = passages(marked, heading), owners(marked, heading.reporting_org)
    stated, skipped = mentions(source)
    found = tuple(figures(marked, heading, told, acting, stated))
    sections = Sections(config.catalogue.sections if config else ())
    planned = tuple(tasks(marked, heading, told, acting, sections))
    return Extraction(source, heading, found, planned, skipped)
