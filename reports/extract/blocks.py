"""A text as blocks: which stretches are title, lead, body or list, and which are the rest of a page.

Pages are read from the top: what stands before the text (dates, menus), title, lead, the text with the
captions and links in it, and the tail from the author's line on. Everything here is decided by how lines
look and where they stand, never by which site they come from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from reports.extract.lexicon import LEXICON
from reports.extract.model import Block, BlockKind
from reports.extract.sentences import sentences

PAGE = LEXICON["page"]
TAILS, AROUND = frozenset(PAGE["tails"]), frozenset(PAGE["around"])
LINKS, SIGNATURES = tuple(PAGE["links"]), tuple(PAGE["signatures"])
LETTERHEAD, TYPES = frozenset(PAGE["letterhead"]), frozenset(PAGE["types"])
CAPTION, CAPTION_ENDS, CAPTION_VERBS = (
    tuple(PAGE["caption"]),
    tuple(PAGE["caption_ends"]),
    PAGE["caption_verbs"],
)
DATE_WORDS, AUTHOR = frozenset(PAGE["date_words"]), frozenset(PAGE["author"])

LINE = re.compile(r"[^\n]*+")
TERMINATED = re.compile(r"[.!?…:;,][”\"’»)\]*]*+\Z")
FULL_STOP = re.compile(r"[.!?…][”\"’»)\]*]*+\Z")
ITEM = re.compile(
    r"(?:[-–—+*•●▪■◦·]|\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)/]|\(?[a-zđ][.)]|[IVX]{1,5}[.)/-])\s"
)
FULL_DATE = re.compile(
    r"(?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>(?:19|20)[0-9]{2})"
    r"|(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    r"|ngày (?P<d2>[0-9]{1,2}) tháng (?P<m2>[0-9]{1,2}) năm (?P<y2>(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W\d_]+")
SPACES = re.compile(r"\s+")
COPYRIGHT = re.compile(r"©|\(c\) [0-9]{4}|ghi rõ nguồn|bản quyền thuộc|all rights reserved", re.IGNORECASE)
LINK_ONLY = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|-->|<[^>]{0,200}>", re.IGNORECASE)
NAME_WORD = r"(?:[^\W\d_]\.){0,3}[^\W\d_]{1,7}"
NAMES = re.compile(
    rf"{NAME_WORD}(?: {NAME_WORD}){{0,3}}\.?(?:\s?[-–,&/]\s?{NAME_WORD}(?: {NAME_WORD}){{0,3}})?"
)
INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]{0,7}\.?|[A-ZĐ]{2,4}")
LONG_REPEAT = 60  # characters: shorter paragraphs may stand twice and mean it
LONGEST_CAPTION = 300
LONGEST_TITLE = 250


@dataclass(frozen=True)
class Line:
    """A paragraph: where it stands, its text on one line, and whether a blank line is before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def key(self) -> str:
        """The text as it is compared with others."""
        return self.text.casefold().strip(" .…")


@dataclass
class Page:
    """What is known of a page while it is read."""

    lines: list[Line]
    kinds: list[BlockKind | None]
    titles: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    author: int | None = None
    letterhead: bool = False


def paragraphs(text: str) -> list[Line]:
    """The paragraphs of `text`: its lines, a wrapped line put together with the one it goes on from."""
    found, gap = list[Line](), True
    for match in LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            gap = gap or match.start() == match.end()
            continue
        start = match.start() + match[0].index(stripped[0])
        end = start + len(stripped)
        if found and not gap and _goes_on(found[-1].text, stripped):
            before = found.pop()
            found.append(Line(before.start, end, f"{before.text} {stripped}", before.gap))
        else:
            found.append(Line(start, end, stripped, gap))
        gap = False
    return found


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` is the rest of a line that was broken off in the middle of a sentence."""
    return (
        line[0].islower() and not TERMINATED.search(before[-8:]) and not ITEM.match(line) and "\t" not in line
    )


def page_of(text: str) -> Page:
    """The paragraphs of `text`, each with its kind."""
    lines = paragraphs(text)
    page = Page(lines, [None] * len(lines))
    tail = _tail(lines)
    page.author = _author(lines, tail)
    end = tail if page.author is None else page.author
    start = _head(page, end)
    _body(page, start, end)
    for index in range(end, len(lines)):
        page.kinds[index] = BlockKind.FURNITURE
    return page


def blocks_of(text: str, page: Page) -> tuple[Block, ...]:
    """The blocks of a page that was read; sentences only where figures are looked for."""
    return tuple(
        Block(line.start, line.end, kind, sentences(text, line.start, line.end))
        for line, kind in zip(page.lines, page.kinds, strict=True)
        if kind is not None
    )


def is_web_page(page: Page) -> bool:
    """Whether the text was taken from a web page: only then is the line after the lead a row of links."""
    keys = [line.key for line in page.lines]
    titles = {keys[index] for index in page.titles}
    return (
        bool(page.dates)
        or any(key in TAILS for key in keys)
        or sum(key in titles for key in keys) > len(titles)
    )


def _tail(lines: list[Line]) -> int:
    """The index of the line from which on nothing belongs to the text."""
    seen = False
    for index, line in enumerate(lines):
        if seen and (_ends_text(line) or _doubled(lines, index)):
            return index
        seen = seen or (len(line.text) > 100 and FULL_STOP.search(line.text[-8:]) is not None)
    return len(lines)


def _ends_text(line: Line) -> bool:
    if len(line.text) > 160:
        return False
    head = line.key.partition(":")[0].strip(" >»#*-")
    return head in TAILS or COPYRIGHT.search(line.text) is not None or line.key.startswith(SIGNATURES)


def _doubled(lines: list[Line], index: int) -> bool:
    """A headline that stands twice in a row, as the lists of other articles do."""
    line = lines[index]
    if index + 1 >= len(lines) or len(line.text) < 20 or FULL_STOP.search(line.text[-8:]):
        return False
    return lines[index + 1].key == line.key and line.key not in {other.key for other in lines[:index]}


def _author(lines: list[Line], tail: int) -> int | None:
    """The line that names the author, at the end of the text; None when there is none."""
    for index in range(tail - 1, max(tail - 7, 1), -1):
        line = lines[index]
        if is_author(line.text) and FULL_STOP.search(lines[index - 1].text[-8:]):
            return index
        if len(line.text) > 90:
            return None
    return None


def is_author(text: str) -> bool:
    """Whether a line is nothing but who wrote it: `Lê Thắm`, `H.P`, `Bài, ảnh: N. Hoa`, `Nguồn:`."""
    if len(text) > 60:
        return False
    head, colon, rest = text.strip("()* ").partition(":")
    if head.strip().casefold() in AUTHOR and (colon or head.casefold() != "tin"):
        return bool(colon) or len(text) < 10
    if head.casefold().startswith(("theo ", "nguồn ")) and len(head.split()) < 7:
        return True
    if INITIALS.fullmatch(text) and any(letter.isupper() for letter in text):
        return True
    words = [word for word in re.split(r"[\s,&/–-]+", text.strip(".()")) if word]
    return (
        2 <= len(words) <= 8
        and all(word[0].isupper() for word in words)
        and NAMES.fullmatch(text.strip("()")) is not None
    )


def is_date_line(text: str) -> bool:
    """Whether a line is a date, with a time and the words around them, and nothing else."""
    found = FULL_DATE.search(text) if len(text) <= 90 else None
    if not found:
        return False
    rest = text[: found.start()] + " " + text[found.end() :]
    return all(word.casefold() in DATE_WORDS for word in WORDS.findall(rest))


def _is_around(line: Line) -> bool:
    """Whether a line is a piece of the page that can stand anywhere: menus, links, marks."""
    key = line.key.strip(" >»|:*#")
    return (
        len(key) < 2
        or key in AROUND
        or LINK_ONLY.fullmatch(line.text) is not None
        or (COPYRIGHT.search(line.text) is not None and len(line.text) < 200)
    )


def _head(page: Page, end: int) -> int:
    """Kinds of the lines before the text; gives the index of the first line of the text."""
    for index, line in enumerate(page.lines[:end]):
        if is_date_line(line.text) or (
            page.letterhead and FULL_DATE.search(line.text[-40:]) and len(line.text) < 60
        ):
            page.dates.append(index)
            page.kinds[index] = BlockKind.FURNITURE
        elif line.key in LETTERHEAD or _is_around(line) or re.match(r"Số\s?:", line.text):
            page.letterhead = page.letterhead or line.key in LETTERHEAD
            page.kinds[index] = BlockKind.FURNITURE
        elif _is_title(page, line):
            page.titles.append(index)
            page.kinds[index] = BlockKind.TITLE
        else:
            return index
    return end


def _is_title(page: Page, line: Line) -> bool:
    """Whether a line at the top is one of the title: at most a line above it and the title itself."""
    room = 6 if page.letterhead else 2
    ends = FULL_STOP.search(line.text[-8:]) is not None and not line.text.endswith(("!", "?", "..."))
    opened = line.text.endswith((":", ";", ",")) and bool(page.titles)
    if len(page.titles) >= room or len(line.text) > LONGEST_TITLE or ends or opened or ITEM.match(line.text):
        return False
    return "\t" not in line.text and "|" not in line.text


def _body(page: Page, start: int, end: int) -> None:
    """Kinds of the lines of the text, from `start` up to `end`."""
    titles = {page.lines[index].key for index in page.titles}
    slugs = tuple(slug for key in titles if len(slug := _unaccented(key)) >= 20)
    web, seen = is_web_page(page), set[str]()
    caption = links = False
    after_lead = 0
    for index in range(start, end):
        line = page.lines[index]
        kind = _furniture(page, line, titles, slugs)
        if kind is None and caption and not line.gap and len(line.text) <= LONGEST_CAPTION:
            kind = BlockKind.FURNITURE
        plain = not TERMINATED.search(line.text[-8:]) and not ITEM.match(line.text) and "\t" not in line.text
        if kind is None and plain and (links or (web and after_lead == index and _is_links(line))):
            kind, after_lead = BlockKind.FURNITURE, index + 1
        caption = line.key in titles
        links = kind is BlockKind.FURNITURE and (links or line.key.startswith(LINKS))
        page.kinds[index] = kind or _text_kind(page, line, seen)
        if page.kinds[index] is BlockKind.LEAD:
            after_lead = index + 1


def _is_links(line: Line) -> bool:
    return len(line.text) >= 30 and "|" not in line.text


def _furniture(page: Page, line: Line, titles: set[str], slugs: tuple[str, ...]) -> BlockKind | None:
    """Furniture when a line of the text is a caption, a link, a date line or another piece of the page."""
    if line.key in titles or is_date_line(line.text) or _is_around(line) or line.key.startswith(LINKS):
        return BlockKind.FURNITURE
    if is_caption(line.text) or (slugs and line.text.casefold().startswith(slugs)):
        return BlockKind.FURNITURE
    return None


def is_caption(text: str) -> bool:
    """Whether a line tells what a picture shows: `Quang cảnh Hội nghị.`, `... - Ảnh: N.H`."""
    if len(text) > LONGEST_CAPTION:
        return False
    key = text.casefold().strip(" .)")
    if key.startswith(CAPTION) or key.endswith(CAPTION_ENDS) or re.search(r"[.(–-]\s?ảnh\s?:", key):
        return True
    plain = not FULL_STOP.search(text[-8:]) and not ITEM.match(text) and text[-1] not in ":;,"
    return plain and "\t" not in text and any(verb in key for verb in CAPTION_VERBS)


def _text_kind(page: Page, line: Line, seen: set[str]) -> BlockKind:
    """What a line of the text itself is."""
    if len(line.text) >= LONG_REPEAT:
        if line.key in seen:
            return BlockKind.REPEAT
        seen.add(line.key)
    if ITEM.match(line.text) or "\t" in line.text or line.text.count("|") > 1:
        return BlockKind.ITEM
    return BlockKind.BODY if BlockKind.LEAD in page.kinds else BlockKind.LEAD


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
