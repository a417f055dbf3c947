"""A document to everything that was found in it: the stages of the extraction, wired."""

from __future__ import annotations

from hashlib import sha256

from reports.config import Config
from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity
from reports.extract.attribution import figures
from reports.extract.heading import heading_in
from reports.extract.marks import mark
from reports.extract.matching import matcher
from reports.extract.mentions import mentions
from reports.extract.model import Extraction, Source
from reports.extract.owners import owners
from reports.extract.sections import recogniser
from reports.extract.tasks import tasks
from reports.extract.telling import passages
from reports.extract.text import decoded, source_of
from reports.indicators import Catalogue
from reports.organisations import Directory


def extract(content: bytes, config: Config | None, path: str) -> Extraction:
    """What the text file at `path` states; without a config no organisation or indicator is known.

    Raises `InputError` when the bytes are no text.
    """
    try:
        source = source_of(decoded(content))
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, "not-text", Place(path), error.problem, error.hint)
        raise InputError([finding]) from error
    return _extraction(source, config, path, sha256(content).hexdigest())


def _extraction(source: Source, config: Config | None, path: str, digest: str) -> Extraction:
    directory, catalogue = (config.directory, config.catalogue) if config else (Directory(), Catalogue())
    marked = mark(source, directory)
    heading = heading_in(marked, directory)
    told, acting = passages(marked, heading), owners(marked, heading.reporting_org)
    stated, skipped = mentions(source)
    read = tuple(figures(marked, heading, told, acting, stated))
    matched = matcher(tuple(catalogue.indicators.values())).matched(read, marked)
    planned = tuple(tasks(marked, heading, told, acting, recogniser(catalogue.sections)))
    return Extraction(source, heading, matched, planned, skipped, path, digest)
