"""Office packages: which part is the main one, of which type, and where parts lead.

Parts are found by what the package says of itself ([Content_Types].xml, relations), never by usual names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from reports.readers.package import Package, locked
from reports.readers.xml import attribute, every

TYPES, ODF_TYPE, ODF_PARTS = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
LOCKED = b":encryption-data"  # an element in the list of the parts of an OpenDocument file
LONGEST_TYPE = 200


class Relation(NamedTuple):
    """Where a part leads. kind: the last word of its type, such as `header`; target: a part, or an address
    outside of the file, which is never followed.
    """

    kind: str
    target: str
    external: bool


def relations(package: Package, part: str = "") -> Mapping[str, Relation]:
    """The relations of a part, or of the whole package, by their ids. Raises `NotUnderstoodError`."""
    folder, _, name = part.rpartition("/")
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in package.names:
        return {}
    found = {}
    for element in every(package.xml(source), "Relationship"):
        said = {key: attribute(element, key) or "" for key in ("Id", "Type", "Target", "TargetMode")}
        external, target = said["TargetMode"] == "External", said["Target"]
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[said["Id"]] = Relation(said["Type"].rpartition("/")[2], target, external)
    return found


def main_part(package: Package) -> str:
    """The name of the part that the document begins with; empty when the package names none."""
    kinds = relations(package).values()
    return next((r.target for r in kinds if r.kind == "officeDocument" and not r.external), "")


def part_of(package: Package, kind: str) -> str | None:
    """The part of a kind, such as `styles`, that the main one leads to; None without."""
    links = relations(package, main_part(package)).values()
    return next((link.target for link in links if link.kind == kind and link.target in package.names), None)


def refuse_locked(package: Package) -> None:
    """Raises `NotUnderstoodError` for an OpenDocument file whose parts are locked, each or all in one."""
    if ODF_PARTS in package.names and LOCKED in package.read(ODF_PARTS):
        raise locked()


def media_type(package: Package) -> str:
    """The type of document that a package says it is; empty when it says none.

    For OpenDocument what its `mimetype` says, for Office the type of the main part.
    """
    if ODF_TYPE in package.names:
        return package.read(ODF_TYPE)[:LONGEST_TYPE].decode("ascii", "replace").strip()
    if TYPES not in package.names:
        return ""
    main, types = main_part(package), package.xml(TYPES)
    stated = {(attribute(e, "PartName") or "").lstrip("/"): attribute(e, "ContentType") for e in types}
    by_ending = {attribute(e, "Extension"): attribute(e, "ContentType") for e in every(types, "Default")}
    return stated.get(main) or by_ending.get(main.rpartition(".")[2]) or ""
