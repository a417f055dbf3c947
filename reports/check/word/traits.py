"""What a Word file is besides its text: its properties, comments, tracked changes, macros, outward links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reports.check.model import Traits
from reports.check.word.package import Package
from reports.check.word.text import Piece
from reports.check.word.xml import attributes, every, find, switched

TRACKED = [
    *("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}rPrChange", "{*}pPrChange", "{*}sectPrChange"),
    *("{*}numberingChange", "{*}tblPrChange", "{*}tblPrExChange", "{*}trPrChange", "{*}tcPrChange"),
    *("{*}cellIns", "{*}cellDel", "{*}cellMerge"),
]
DRAFTS = {"draft", "bản nháp"}


def read_traits(package: Package, pieces: Iterable[Piece]) -> Traits:
    """The traits of a file whose text is in `pieces`."""
    core, settings = package.core, package.root("settings")

    def stated(name: str) -> str:
        found = find(core, name)
        return "" if found is None else (found.text or "").strip()

    return Traits(
        title=stated("title"),
        author=stated("creator"),
        language=_spoken(pieces) or stated("language"),  # LibreOffice states there its own language
        draft=stated("contentStatus").casefold() in DRAFTS,
        commenters=_commenters(package),
        tracked=_tracked(package),
        macros=any(name.endswith("vbaProject.bin") for name in package.names),
        external=_external(package),
        mirrored=switched(settings, "mirrorMargins"),
    )


def _spoken(pieces: Iterable[Piece]) -> str:
    """The language that most letters are marked with; empty when none is."""
    letters: Counter[str] = Counter()
    for piece in pieces:
        letters[piece.language] += len(piece.raw)
    return max(letters, key=lambda language: letters[language], default="")


def _commenters(package: Package) -> tuple[str, ...]:
    return tuple(attributes(c).get("author", "") for c in every(package.root("comments"), "comment"))


def _tracked(package: Package) -> int:
    return sum(1 for root in package.roots.values() for _ in root.iter(*TRACKED))


def _external(package: Package) -> tuple[str, ...]:
    """The targets of outward links that are followed without a click."""
    links = (link for part in package.relations.values() for link in part.values())
    return tuple(dict.fromkeys(x.target for x in links if x.external and x.kind != "hyperlink"))
