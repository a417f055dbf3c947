"""The parts of a Word template as a report takes them over: most as they are, deflated once.

In: a document of python-docx. Out: a `Package`, and from it the bytes of finished files.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname
from typing import Any

from lxml import etree

from reports.render.archive import Entry, archive

TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Attachment:
    """A part that a report adds to those of its template. path: from the folder of the document."""

    path: str
    relationship: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Package:
    """The parts of a template by name, ready to be written. document, relationships, properties: the names
    of these parts; free: the first number that is free for the id of a relationship.
    """

    entries: Mapping[str, Entry]
    types: bytes
    relations: bytes
    document: str
    relationships: str
    properties: str
    free: int

    def id_of(self, number: int) -> str:
        """The id of the relationship of the document to attachment `number`, from 0."""
        return f"rId{self.free + number}"

    def with_parts(self, parts: Mapping[str, bytes], attachments: Sequence[Attachment]) -> bytes:
        """A Word file: the template with these contents in place of its own, and with the attachments."""
        folder = dirname(self.document)
        added = {f"{folder}/{one.path}": one.content for one in attachments}
        listed = self._listed(attachments) if attachments else {}
        changed = {**parts, **added, **listed}
        written = (Entry.of(name, content) for name, content in changed.items())
        return archive({**self.entries, **{entry.name: entry for entry in written}}.values())

    def _listed(self, attachments: Sequence[Attachment]) -> dict[str, bytes]:
        """The lists of a package that name its parts, with the attachments."""
        types, relations = etree.fromstring(self.types), etree.fromstring(self.relations)
        for number, one in enumerate(attachments):
            name = f"/{dirname(self.document)}/{one.path}"
            _add(types, "Override", PartName=name, ContentType=one.content_type)
            _add(relations, "Relationship", Id=self.id_of(number), Type=one.relationship, Target=one.path)
        return {TYPES: xml(types), self.relationships: xml(relations)}


def packaged(document: Any) -> Package:
    """The parts of a document of python-docx."""
    part = document.part
    properties = part.package._core_properties_part  # noqa: SLF001  # made where the template has none
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    relationships = part.partname.rels_uri.lstrip("/")
    numbers = [int(digits) for id in part.rels for digits in re.findall(r"\d{1,9}$", id)]
    return Package(
        {name: Entry.of(name, content) for name, content in parts.items()},
        parts[TYPES],
        parts[relationships],
        part.partname.lstrip("/"),
        relationships,
        properties.partname.lstrip("/"),
        max(numbers, default=0) + 1,
    )


def xml(tree: Any) -> bytes:
    """A tree as the content of a part."""
    made = BytesIO()  # written bit by bit, while `tostring` would have all of it twice
    etree.ElementTree(tree).write(made, encoding="UTF-8", standalone=True)
    return made.getvalue()


def _add(tree: Any, name: str, **attributes: str) -> None:
    """Add an element to a list of its own namespace."""
    etree.SubElement(tree, etree.QName(tree, name), attributes)
