"""XML from outside, read without trust; and its elements by their local names.

Files of Word and Excel come in two dialects (ISO 29500, transitional and strict) that differ in namespaces
and in nothing else that matters to their text, so names are told without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reports.errors import Message, NotUnderstoodError, message

Element = Any  # lxml has no types

SAFE = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
OFF = frozenset(["0", "false", "off", "none"])
CHUNK, MOST_KEPT = 65_536, 20_000_000  # bytes of XML; as a tree it takes some ten times as much
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHOLE = re.compile(r"\s*[-+]?[0-9]{1,9}\s*")

SAVE_AGAIN = message("Open it in the program that made it, and save it again.")


def parsed(raw: bytes, part: str) -> Element:
    """The root of an XML text; comments and processing instructions are left out. `part` names it in errors.

    Nothing is fetched and no entity is known: a text with a DOCTYPE is refused, and so is what is nested more
    than 255 deep or has more than 10 MB between two tags. Raises `NotUnderstoodError`.
    """
    _refuse_doctype(part, found=b"<!DOCTYPE" in raw)
    try:
        root = etree.fromstring(raw, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise _unreadable(part, error) from error
    _refuse_doctype(part, found=_has_doctype(root))
    return root


def streamed(raw: bytes, part: str, *names: str) -> Iterator[Element]:
    """The elements of these local names in an XML text, each when it ends, and emptied when the next is asked
    for, with all before it: a text of any length takes little room. Refuses what `parsed` refuses,
    and more than 20 MB from one such element to the next.
    """
    _refuse_doctype(part, found=b"<!DOCTYPE" in raw)
    parser = etree.XMLPullParser(events=("end",), tag=["{*}" + name for name in names], **SAFE)
    kept = 0
    try:
        for start in range(0, len(raw), CHUNK):
            parser.feed(raw[start : start + CHUNK])
            kept += CHUNK
            for _, element in parser.read_events():
                _refuse_doctype(part, found=_has_doctype(element))
                yield element
                _forget(element)
                kept = 0
            if kept > MOST_KEPT:
                problem = message("a piece of the part {part} is too long to be read", part=part)
                raise NotUnderstoodError(problem, SAVE_AGAIN, code="file-too-large")
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _unreadable(part, error) from error


def _forget(element: Element) -> None:
    """Free an element and all that stands before it and before what it stands in."""
    element.clear(keep_tail=True)
    for around in (element, *element.iterancestors()):
        while around.getprevious() is not None:
            del around.getparent()[0]


def _has_doctype(element: Element) -> bool:
    """Whether a DOCTYPE was read, in whatever encoding."""
    return bool(element.getroottree().docinfo.doctype)


def _refuse_doctype(part: str, *, found: bool) -> None:
    if found:
        problem = message("the part {part} has a DOCTYPE, which files of this kind never have", part=part)
        raise _refused(problem, "file-unsafe")


def _unreadable(part: str, error: etree.XMLSyntaxError) -> NotUnderstoodError:
    if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        problem = message("the part {part} is nested too deeply, or one text in it is too long", part=part)
        return _refused(problem, "file-unsafe")
    return _refused(message("the part {part} is not well-formed XML", part=part), "file-damaged")


def _refused(problem: Message, code: str) -> NotUnderstoodError:
    return NotUnderstoodError(problem, SAVE_AGAIN, code=code)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def find(element: Element | None, path: str) -> Element | None:
    """The first element at a path of local names, such as `pPr/numPr`; None when there is none."""
    for name in path.split("/"):
        element = None if element is None else next(element.iterchildren("{*}" + name), None)
    return element


def every(element: Element | None, *names: str) -> Iterator[Element]:
    """All elements of these local names at any depth, in the order of the file."""
    return iter(()) if element is None else element.iter(*("{*}" + name for name in names))


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name; None when it is not there."""
    pairs = () if element is None else element.attrib.items()
    return next((text for key, text in pairs if key.rpartition("}")[2] == name), None)


def attributes(element: Element) -> dict[str, str]:
    """All attributes by their local names."""
    return {key.rpartition("}")[2]: text for key, text in element.attrib.items()}


def value(element: Element | None, path: str, name: str = "val") -> str | None:
    """An attribute of the element at a path; None when either is not there."""
    return attribute(find(element, path), name)


def switch(element: Element | None, path: str) -> bool | None:
    """What a switch such as `w:vanish` says; None when it is not there."""
    found = find(element, path)
    return None if found is None else (attribute(found, "val") or "1") not in OFF


def whole(text: str | None) -> int | None:
    """A whole number; None when it is none."""
    return int(text) if text and WHOLE.fullmatch(text) else None


def written(element: Element) -> str:
    """The text of a `w:t`: as Word shows it, white space at its ends only when it is to be kept."""
    text = re.sub(r"[\t\r\n]", " ", element.text or "")
    if text == text.strip(" "):
        return text
    stated = (place.get(SPACE) for place in (element, *element.iterancestors()))
    return text if next(filter(None, stated), "") == "preserve" else text.strip(" ")
