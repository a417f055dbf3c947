"""A Word file as its parts. In: the bytes of a file. Out: a `Package` of parsed XML.

Nothing is fetched, no entity is resolved, nothing is unpacked that would not fit into memory. What cannot
be read raises `InputError` with one finding.
"""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from reports.check.word.xml import Element, attributes, every, local
from reports.errors import Finding, InputError, Message, Place, Severity, message

MAX_UNPACKED, MAX_TEXT = 200_000_000, 50_000_000  # bytes: of all parts, of those in XML
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
READ = {"styles", "numbering", "settings", "theme", "comments", "header", "footer", "footnotes", "endnotes"}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)

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
    parts = _unpack(content, shown)
    relations = {
        _owner(name): _relations(_owner(name), _parse(name, raw, shown))
        for name, raw in parts.items()
        if name.endswith(".rels")
    }
    kinds = {r.target: r.kind for r in relations.get("", {}).values() if not r.external}
    main = next((name for name, kind in kinds.items() if kind == "officeDocument"), "word/document.xml")
    wanted = {r.target for r in relations.get(main, {}).values() if r.kind in READ and not r.external}
    wanted |= {main, *(name for name, kind in kinds.items() if kind == "core-properties")}
    roots = {name: _parse(name, parts[name], shown) for name in sorted(wanted) if name in parts}
    if main not in roots:
        raise _refused(shown, "not-docx", message("the file holds no Word document"), SAVE_AS)
    if local(roots[main]) != "document":
        raise _refused(shown, "not-docx", message("the file is not a Word file (.docx)"), SAVE_AS)
    return Package(main, tuple(parts), roots, relations)


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


def _unpack(content: bytes, shown: str) -> dict[str, bytes]:
    """The XML parts of the file, and the names of all others with nothing in them."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
            _refuse_bombs(entries, MAX_UNPACKED, shown)
            _refuse_bombs(texts, MAX_TEXT, shown)
            # zipfile reads no more of an entry than the size it declares, so the sums above are true bounds
            read = {entry.filename: packed.read(entry) for entry in texts}
    except BROKEN as error:
        problem = message("the file is damaged and cannot be unpacked")
        raise _refused(shown, "docx-damaged", problem, SAVE_AGAIN) from error
    return {entry.filename.replace("\\", "/"): read.get(entry.filename, b"") for entry in entries}


def _refuse_bombs(entries: list[zipfile.ZipInfo], limit: int, shown: str) -> None:
    if sum(entry.file_size for entry in entries) > limit:
        problem = message("the file unpacks to more than {limit} MB", limit=limit // 1_000_000)
        raise _refused(shown, "file-too-large", problem, SAVE_AS)


def _parse(name: str, raw: bytes, shown: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        problem = message("the part {part} of the file is not well-formed XML", part=name)
        raise _refused(shown, "docx-damaged", problem, SAVE_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        problem = message("the part {part} of the file defines its own entities", part=name)
        raise _refused(shown, "docx-damaged", problem, SAVE_AGAIN)
    return root


def _owner(name: str) -> str:
    """The part whose links a `.rels` part lists; empty for those of the whole package."""
    folder, _, file = name.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def _relations(owner: str, root: Element) -> dict[str, Relation]:
    return dict(_each_relation(owner, root))


def _each_relation(owner: str, root: Element) -> Iterator[tuple[str, Relation]]:
    for element in every(root, "Relationship"):
        found = attributes(element)
        kind, target = found.get("Type", "").rpartition("/")[2], found.get("Target", "")
        external = found.get("TargetMode", "") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
        yield found.get("Id", ""), Relation(kind, target, external)
