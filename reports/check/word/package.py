"""A Word file as its parts. In: the bytes of a file. Out: a `Package` of parsed XML.

Archive and XML come in by the door of all files from outside (`readers/package`). What cannot be read raises
`InputError` with one finding.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.check.word.xml import Element, attributes, every
from reports.errors import Finding, InputError, Message, NotUnderstoodError, Place, Severity, message
from reports.readers.model import Limits
from reports.readers.package import Package as Archive
from reports.readers.package import opened
from reports.readers.strangers import OLE
from reports.readers.xml import local

LIMITS = Limits(unpacked=200_000_000)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
READ = {"styles", "numbering", "settings", "theme", "comments", "header", "footer", "footnotes", "endnotes"}
SAVE_AS = message("Open it in Word and save it as Word Document (.docx).")
SAVE_AGAIN = message("Open it in Word, let Word repair it, and save it again.")


@dataclass(frozen=True)
class Relation:
    """A link of a part. kind: the last word of its type, such as `header`; target: a part or an address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """A Word file. roots: its parsed parts by name; relations: by the name of the part, then by id."""

    main: str
    names: tuple[str, ...]
    roots: Mapping[str, Element]
    relations: Mapping[str, Mapping[str, Relation]]

    def root(self, kind: str) -> Element | None:
        """The part of that kind that the document uses, such as `styles`; None without."""
        targets = (r.target for r in self.relations.get(self.main, {}).values() if r.kind == kind)
        return next((self.roots[target] for target in targets if target in self.roots), None)

    def linked(self, key: str) -> Element | None:
        """The part that the document links to by an id; None without."""
        relation = self.relations.get(self.main, {}).get(key)
        return self.roots.get(relation.target) if relation else None

    @property
    def core(self) -> Element | None:
        """The core properties; None without."""
        targets = (r.target for r in self.relations.get("", {}).values() if r.kind == "core-properties")
        return next((self.roots[target] for target in targets if target in self.roots), None)


def open_package(content: bytes, shown: str) -> Package:
    """The parts of the Word file `content`; `shown` names it in messages. Raises `InputError`."""
    _refuse_strangers(content, shown)
    try:
        return _package(opened(content, LIMITS), shown)
    except NotUnderstoodError as error:
        raise _refused(shown, error.code, error.problem, SAVE_AGAIN) from error


def _package(parts: Archive, shown: str) -> Package:
    names = [name for name in parts.names if name.endswith(".rels")]
    relations = {_owner(name): dict(_relations(_owner(name), parts.xml(name))) for name in names}
    kinds = {r.target: r.kind for r in relations.get("", {}).values() if not r.external}
    main = next((name for name, kind in kinds.items() if kind == "officeDocument"), "word/document.xml")
    wanted = {r.target for r in relations.get(main, {}).values() if r.kind in READ and not r.external}
    wanted |= {main, *(name for name, kind in kinds.items() if kind == "core-properties")}
    roots = {name: parts.xml(name) for name in parts.names if name in wanted}
    if main not in roots:
        raise _refused(shown, "not-docx", message("the file holds no Word document"), SAVE_AS)
    if local(roots[main]) != "document":
        raise _refused(shown, "not-docx", message("the file is not a Word file (.docx)"), SAVE_AS)
    return Package(main, parts.names, roots, relations)


def _refused(shown: str, code: str, problem: Message, hint: Message) -> InputError:
    return InputError([Finding(Severity.ERROR, code, Place(shown), problem, hint)])


def _refuse_strangers(content: bytes, shown: str) -> None:
    if not content:
        hint = message("Save or copy it once more.")
        raise _refused(shown, "not-docx", message("the file is empty"), hint)
    if content.startswith(OLE) and ENCRYPTED in content:
        hint = message("Open it in Word, remove the password, and save it again.")
        raise _refused(shown, "encrypted", message("the file is locked with a password"), hint)
    if content.startswith(OLE):
        raise _refused(shown, "not-docx", message("the file is an old Office file (such as .doc)"), SAVE_AS)
    if not content.startswith(b"PK"):
        raise _refused(shown, "not-docx", message("the file is not a Word file (.docx)"), SAVE_AS)


def _owner(name: str) -> str:
    """The part whose links a `.rels` part lists; empty for those of the whole package."""
    folder, _, file = name.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def _relations(owner: str, root: Element) -> Iterator[tuple[str, Relation]]:
    for element in every(root, "Relationship"):
        found = attributes(element)
        kind, target = found.get("Type", "").rpartition("/")[2], found.get("Target", "")
        external = found.get("TargetMode", "") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
        yield found.get("Id", ""), Relation(kind, target, external)
