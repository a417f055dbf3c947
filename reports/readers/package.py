"""The door to files that are ZIP archives of XML: what is too large or unsafe is refused before it is read.

In: the bytes of a file. Out: a `Package`; a part is read when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from reports.errors import NotUnderstoodError, message
from reports.readers.model import Limits

LARGEST_PART = 100_000_000  # bytes of one part: a million cells and their text
BROKEN = message("the file is damaged, or is not what its content begins like")


@dataclass(frozen=True)
class Package:
    """An archive whose sizes have been looked at. names: of its parts, in their order."""

    archive: ZipFile
    names: tuple[str, ...]

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises `NotUnderstoodError` when it is missing, damaged or encrypted."""
        try:
            return self.archive.read(name)
        except (KeyError, BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise NotUnderstoodError(BROKEN) from error

    def elements(self, name: str, *tags: str) -> Iterator[Any]:
        """The elements of these local names, each when it ends, in a part of XML; what was seen is dropped.

        Raises `NotUnderstoodError`, also for a part with a document type, which could hold entities.
        """
        content = self.part(name)
        if b"<!DOCTYPE" in content[:1000]:
            raise NotUnderstoodError(BROKEN)
        wanted = [f"{{*}}{tag}" for tag in tags]
        try:
            walk = etree.iterparse(BytesIO(content), tag=wanted, resolve_entities=False, no_network=True)
            for _, element in walk:
                yield element
                element.clear(keep_tail=True)
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise NotUnderstoodError(BROKEN) from error


def opened(content: bytes, limits: Limits) -> Package:
    """The archive in `content`, nothing of it unpacked yet. Raises `NotUnderstoodError`."""
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, OSError) as error:
        raise NotUnderstoodError(BROKEN) from error
    sizes = [entry.file_size for entry in archive.infolist()]
    if sum(sizes) > limits.unpacked or max(sizes, default=0) > LARGEST_PART:
        raise NotUnderstoodError(
            message("the file is too large: unpacked it has {size} MB", size=-(-sum(sizes) // 1_000_000)),
            message("Send the sheets that are needed alone, without empty rows and pictures."),
            code="too-large",
        )
    return Package(archive, tuple(archive.namelist()))
