"""How much room the making of a document has: memory and time, by how much there is to set in type.

In: what the config allows, and the number of texts in a report. Out: `Limits` for a child process.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.serving import Limits

# Bytes of address space: program, libraries and fonts take 400 MB, a short report some more.
LEAST = 768 << 20
A_TEXT = 32 << 10  # 10,000 rows of 5 cells need 0.97 GB as Word and PDF (docs/performance.md)
A_TEXT_LASTS = 0.006  # seconds of a processor: the same rows take 55 s, and there are slower machines


@dataclass(frozen=True)
class Room:
    """What one document may use. memory: bytes at most, however long it is; seconds: for a short one."""

    memory: int = 2_000_000_000
    seconds: int = 15

    def of(self, texts: int = 0) -> Limits:
        """The limits for a document of so many texts."""
        return Limits(min(self.memory, LEAST + texts * A_TEXT), self.seconds + texts * A_TEXT_LASTS)
