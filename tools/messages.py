"""Brings the message catalogue up to date with the code, and compiles it.

    python tools/messages.py

New English patterns appear in ldreport.po with an empty msgstr to fill in; those that are gone are
dropped. The compiled .mo is kept in the repository, so that an installation needs no extra step.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "reports/locale/vi/LC_MESSAGES/ldreport.po"
HEADER = "# Vietnamese words of ldreport: reports and messages. A msgid is the English text in the code."
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # the same bytes on any day
KEYWORDS = {"message": None, "text": None}


def current() -> Catalog:
    """The catalogue that the code asks for, with the translations there are."""
    with CATALOGUE.open("rb") as file:
        known = read_po(file, locale="vi")
    wanted = Catalog(
        locale="vi",
        header_comment=HEADER,
        project="ldreport",
        version="-",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=EPOCH,
        revision_date=EPOCH,
        fuzzy=False,
    )
    for _, _, pattern, _, _ in extract_from_dir(ROOT / "reports", keywords=KEYWORDS):
        entry = known.get(pattern)
        wanted.add(pattern, entry.string if entry else "")
    return wanted


def compiled(catalogue: Catalog) -> bytes:
    """The .mo of a catalogue."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The .po of a catalogue."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True)
    return buffer.getvalue()


if __name__ == "__main__":
    catalogue = current()
    CATALOGUE.write_bytes(written(catalogue))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))
    empty = [entry.id for entry in catalogue if entry.id and not entry.string]
    print(f"{len(catalogue)} patterns, {len(empty)} without translation", *empty, sep="\n  ")
