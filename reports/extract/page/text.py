"""A document's text to what its stretches are: an article told from the rest of its page."""

from __future__ import annotations

import re

from reports.extract.model import BlockKind, Source
from reports.extract.page.blocks import Page, blocks_of, page_of
from reports.extract.page.lines import Line
from reports.extract.page.signs import PAGE, TYPES, claims, day_in
from reports.extract.words.phrases import tree

AUTHOR_PREFIX = re.compile(r"\A[^:]{0,20}:|\A(?:theo|nguồn) ", re.IGNORECASE)
GOES_ON = re.compile(rf"{tree(PAGE['title_goes_on'])}\b")
TAG = re.compile(r"\(([A-ZĐ][\w.&-]{1,24})\)|([A-ZĐ]{2,6}) [-–] ")
SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z]{2,6}){1,3}\b")


def source_of(text: str, *, web: bool = True) -> Source:
    """The blocks of a text in NFC with its title, day, author and publisher, where it names them.

    web: as in `page_of`.
    """
    page = page_of(text, web=web)
    days = (day_in(page.lines[index].text) for index in page.dates)
    return Source(
        text=text,
        blocks=blocks_of(text, page),
        title=_title(page),
        published=next((day for day in days if day), None),
        author=_author(page),
        publisher=_publisher(page),
    )


def _title(page: Page) -> str:
    """The title itself, not the line above it that names an organisation; a report's with its type."""
    lines = [page.lines[index] for index in page.titles]
    typed = next((place for place, line in enumerate(lines) if line.key in TYPES), None)
    if typed is not None:
        return " ".join(line.text for line in lines[typed:])
    lines = [line for line in lines if not line.text.startswith("(")] or lines
    keys = [line.key for line in page.lines]
    repeated = [line for line in lines if keys.count(line.key) > 1]
    return _broken(repeated or lines).rstrip(" :") if lines else ""


def _broken(lines: list[Line]) -> str:
    """The last of some lines, with that before it where the title goes on with a time or a second topic."""
    *before, last = lines
    goes_on = before and GOES_ON.match(last.key) and not last.gap and before[-1].open
    alike = before and before[-1].text.isupper() == last.text.isupper()
    return f"{before[-1].text} {last.text}" if goes_on and alike else last.text


def _author(page: Page) -> str:
    """The name alone: `Lê Thắm` of `Bài, ảnh: Lê Thắm`."""
    text = "" if page.author is None else page.lines[page.author].text.strip("()* ")
    return AUTHOR_PREFIX.sub("", text).strip(" .")


def _publisher(page: Page) -> str:
    """The tag that a lead begins with, `(LĐTĐ)`, or the site that a copyright line names."""
    for line, kind in zip(page.lines, page.kinds, strict=True):
        if kind is BlockKind.LEAD and (tag := TAG.match(line.text)):
            return tag[1] or tag[2]
    sites = (SITE.search(line.text) for line in page.lines if claims(line))
    return next((site[0] for site in sites if site), "")
