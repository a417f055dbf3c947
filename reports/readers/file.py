"""A file to be read, as `opening` recognises it: unpacked once, whoever reads its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.readers.model import Format

if TYPE_CHECKING:
    from reports.readers.package import Package


class File(NamedTuple):
    """A file to be read. path: as shown to people; format: what it is; packed: its parts, None when it is of
    one piece.
    """

    content: bytes
    path: str
    format: Format
    packed: Package | None = None

    @property
    def package(self) -> Package:
        """Its parts. Only for files of formats that are made of parts."""
        if self.packed is None:
            raise TypeError(self.format)
        return self.packed
