"""A text as blocks: which stretches are title, lead, body or list, and which are the rest of a page.

A page is read from the top: what stands before the text (dates, menus), title, lead, the text with the
captions and links in it, and the tail from the author's line on. Everything is decided by how lines look
and where they stand, never by which site they come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from reports.extract.model import UNTOLD, Block, BlockKind
from reports.extract.page.lines import Line, lines_of
from reports.extract.page.sentences import sentences
from reports.extract.page.signs import (
    LINKS,
    LONGEST_CAPTION,
    NUMBERED,
    NUMBERED_HEADING,
    NUMBERED_PICTURE,
    PARTS,
    TAILS,
    TELLS_A_DAY,
    TYPES,
    counts_visits,
    ends_text,
    is_annex,
    is_around,
    is_author,
    is_caption,
    is_date_line,
    is_headlines,
    is_letterhead,
    is_masthead,
    is_menu,
    is_menu_entry,
    is_signed,
    tells,
    unaccented,
)

LONG_CAPTION = 100  # characters, the later half of which is told once more
LONG_REPEAT = 60  # characters: shorter paragraphs may stand twice and mean it
LONGEST_TITLE = 250
LONGEST_LEAD = 800  # characters: what is longer is the text itself in one paragraph
TITLE_LINES = 2  # a line above the title, and the title
LETTERHEAD_LINES = 8  # who reports to whom, the type of the report, and its title
SHORTEST_MENU = 3  # lines
SHORTEST_TEXT = 100  # characters in lines with a mark at the end: the text has begun
SHORTEST_HEADLINE = 20
SHORTEST_SLUG = 20
LINES_AFTER_AUTHOR = 7
LINES_TO_LINKS = 3  # from the author to a list of other texts
LINES_TO_DATE = 4  # of the text: the day may stand below the lead
DASHES = ("-", "–", "—", "+")
CAPTION, LINK, LEAD, OTHER, TEXT = "caption", "link", "lead", "other", "text"  # what a line of a page is


@dataclass
class Page:
    """What is known of a page: its lines, the kind of each, which of them are title, dates and author.

    letterhead: whether it has the head of an official one; paper: whether it is one; of that nothing but
    signatures and recipients, `signed`, is no text.
    """

    lines: list[Line]
    kinds: list[BlockKind]
    letterhead: bool = False
    paper: bool = False
    titles: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    signed: frozenset[int] = frozenset()
    author: int | None = None

    @property
    def title_keys(self) -> set[str]:
        """The title's lines as they are compared with others, and what stands in them behind a colon."""
        keys = {self.lines[index].key for index in self.titles}
        parts = {key.partition(":")[2].strip() for key in keys}
        return keys | {part for part in parts if len(part) >= SHORTEST_HEADLINE}


def page_of(text: str, *, web: bool = True) -> Page:
    """The paragraphs of `text`, each with its kind. web: whether it may be that of the page of a site, unless
    it has the head of an official paper.
    """
    lines = lines_of(text)
    letterhead = any(is_letterhead(line) for line in lines[:LETTERHEAD_LINES])
    paper = letterhead or not web
    page = Page(lines, [BlockKind.FURNITURE] * len(lines), letterhead, paper)
    end = _tail(page) if web else len(lines)
    if paper:
        page.signed = frozenset(_signed(lines))
    else:
        page.author = _author(lines, end)
        end = end if page.author is None else page.author
    begin = _head(page, end)
    _text(page, begin, end)
    top = range(begin, min(begin + LINES_TO_DATE, end))
    page.dates += [index for index in top if is_date_line(lines[index].text)][:1]
    page.dates += [index for index in range(end, len(lines)) if is_date_line(lines[index].text)][:1]
    return page


def blocks_of(text: str, page: Page) -> tuple[Block, ...]:
    """The blocks of a page that was read."""
    return tuple(
        Block(line.start, line.end, kind, () if kind in UNTOLD else sentences(text, line.start, line.end))
        for line, kind in zip(page.lines, page.kinds, strict=True)
    )


def _tail(page: Page) -> int:
    """The index of the line from which on nothing belongs to the text."""
    lines, length, seen = page.lines, 0, set[str]()
    twice = not page.paper and any(_is_twice(lines, index) for index in range(len(lines)))
    authors = [index for index in range(len(lines)) if _is_signature(lines, index)] if twice else []
    for index, line in enumerate(lines):
        if length > SHORTEST_TEXT and (
            ends_text(line) or (not page.paper and _is_end(lines, index, seen, authors))
        ):
            return index
        length += 0 if line.open else len(line.text)
        seen.add(line.key)
    return len(lines)


def _is_end(lines: list[Line], index: int, seen: set[str], authors: list[int]) -> bool:
    """Whether a page that is no official paper ends above a line: with a signature, or a list of others, also
    one right below the author that names itself: `Tin liên quan`.
    """
    links = lines[index].key.strip(" :>»") in LINKS
    if links and any(_is_signature(lines, n) for n in range(max(0, index - LINES_TO_LINKS), index)):
        return True
    return is_signed(lines[index]) or _begins_list_of_others(lines, index, seen, authors)


def _signed(lines: list[Line]) -> Iterator[int]:
    """The lines of a paper from its signature or recipients on, up to its annexes."""
    begun = signed = False
    for index, line in enumerate(lines):
        if begun and is_signed(line):
            signed = True
        elif signed and _begins_annex(lines, index):
            signed = False
        begun = begun or line.full or _is_row(line)
        if signed:
            yield index


def _begins_annex(lines: list[Line], index: int) -> bool:
    """Whether an annex begins with a line below a signature: one that says so, or the head of a table."""
    if is_annex(lines[index]):
        return True
    below = next((n for n in range(index, len(lines)) if not lines[n].text.isupper()), len(lines))
    return len(lines) > below + 1 and all(map(_is_row, lines[below : below + 2]))


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table, and no list of recipients with the signature beside it."""
    return "\t" in line.text and not line.text.startswith(DASHES)


def _begins_list_of_others(lines: list[Line], index: int, seen: set[str], authors: list[int]) -> bool:
    """A headline not seen before that stands twice in a row, as lists of other texts have it: below the
    author, or with no more below than its lead before the next. Else it is the caption of a picture.
    authors: the lines that name one.
    """
    line = lines[index]
    if line.full or len(line.text) < SHORTEST_HEADLINE or line.key in seen or not _is_twice(lines, index):
        return False
    if authors:
        return authors[-1] < index
    after = next((n for n in range(index + 2, len(lines)) if _is_twice(lines, n)), len(lines))
    return sum(len(below.text) > SHORTEST_TEXT for below in lines[index + 2 : after]) <= 1


def _is_signature(lines: list[Line], index: int) -> bool:
    """Whether a line names the author of the text above it."""
    return index > 0 and lines[index - 1].full and is_author(lines[index].text)


def _is_repeated_caption(lines: list[Line], index: int) -> bool:
    """Whether a line stands below a picture and once more as its name, which some pages show, too, or says,
    with no mark at its end and no number, what the next paragraph tells in the same words.
    """
    line = lines[index]
    if line.full or line.item or len(line.text) < SHORTEST_HEADLINE:
        return False
    told = line.open and len(line.text) >= LONG_CAPTION and not any(map(str.isdecimal, line.text))
    if told and any(line.key[-LONG_CAPTION // 2 :] in below.key for below in lines[index + 1 : index + 2]):
        return True
    return _is_twice(lines, index) or (index > 0 and _is_twice(lines, index - 1))


def _is_twice(lines: list[Line], index: int) -> bool:
    """Whether a line stands once more right below."""
    return index + 1 < len(lines) and lines[index + 1].key == lines[index].key


def _author(lines: list[Line], tail: int) -> int | None:
    """The line that names the author, at the end of the text; None when there is none. What tells something
    after a name is the text that goes on.
    """
    for index in range(tail - 1, max(tail - LINES_AFTER_AUTHOR, 1), -1):
        line = lines[index]
        if _is_signature(lines, index):
            return index
        if tells(line) or (line.full and len(line.text) > SHORTEST_TEXT):
            return None
    return None


def _head(page: Page, end: int) -> int:
    """Finds dates and title above the text; gives the index of the first line of the text."""
    room = True
    for index, line in islice(enumerate(page.lines[:end]), _menu(page, end), None):
        if NUMBERED.match(line.text):
            page.dates.append(index)  # Số: 12/BC-LĐLĐ  Hà Nội, ngày 3 tháng 4 năm 2021
        elif is_around(line) or line.key in page.title_keys:
            pass
        elif is_date_line(line.text):
            page.dates.append(index)
        elif not page.titles and not page.paper and counts_visits(line):
            continue
        elif is_menu(line) or (not page.paper and is_masthead(line)):
            _clear_above(page, index)
        elif line.key.startswith(PARTS) or (line.text.isupper() and NUMBERED_HEADING.match(line.text)):
            return index
        elif (room or line.gap or _is_dated(page, index)) and _is_title(line, page):
            page.titles.append(index)
            page.kinds[index] = BlockKind.TITLE
        else:
            return index
        opens = line.text.endswith(":") or line.key in TYPES or line.text.isupper()
        room = page.letterhead or opens or page.kinds[index] is BlockKind.FURNITURE
    return end


def _is_dated(page: Page, index: int) -> bool:
    """Whether a day stands alone right below a line, as below a title."""
    below = page.lines[index + 1 : index + 2]
    return any(not line.gap and is_date_line(line.text) for line in below)


def _clear_above(page: Page, index: int) -> None:
    """A menu at `index` is no text, nor are the lines in capitals above it, which name the site."""
    above = {n for n in page.titles if page.lines[n].text.isupper() and not page.paper}
    page.titles = [n for n in page.titles if n not in above]
    for n in (*above, index):
        page.kinds[n] = BlockKind.FURNITURE


def _menu(page: Page, end: int) -> int:
    """How many lines at the top are a menu: words under each other, parted from what follows, or some of them
    such as menus have; also below a name of the site in capitals.
    """
    lines = page.lines[:end]
    entries = next((n for n, line in enumerate(lines) if (n and line.gap) or not is_menu_entry(line)), end)
    parted = SHORTEST_MENU <= entries < end and lines[entries].gap
    return 0 if page.paper else _known_menu(page, lines) or (entries if parted else 0)


def _known_menu(page: Page, lines: list[Line]) -> int:
    """How many lines at the top are a menu, whatever parts its entries, one of which all pages have; the last
    short line may be the title.
    """
    first = next((n for n, line in enumerate(lines) if not line.text.isupper()), len(lines))
    last = next((n for n in range(first, len(lines)) if not is_menu_entry(lines[n])), len(lines))
    if last < len(lines) and not _is_title(lines[last], page):
        last -= 1
    known = any(map(is_around, lines[first:last]))
    return last if known and last - first >= SHORTEST_MENU and last < len(lines) else 0


def _is_title(line: Line, page: Page) -> bool:
    """Whether a line at the top is one of the title; there is always room for more lines in capitals."""
    before = sum(not page.lines[index].text.isupper() for index in page.titles)
    room = LETTERHEAD_LINES if page.letterhead else TITLE_LINES
    full = before >= room or len(page.titles) >= LETTERHEAD_LINES
    if full or len(line.text) > LONGEST_TITLE or line.item:
        return False
    above = not page.titles and line.text.endswith(":")
    if page.titles and TELLS_A_DAY.match(line.key):
        return False
    return line.open or above or line.text.endswith(("!", "?", "..."))


def _text(page: Page, start: int, end: int) -> None:
    """Kinds of the lines of the text, from `start` up to `end`."""
    slugs = tuple(slug for key in page.title_keys if len(slug := unaccented(key)) >= SHORTEST_SLUG)
    web, titles, seen = _is_web_page(page), page.title_keys, set[str]()
    first, after = BlockKind.LEAD, ""
    for index in range(start, end):
        if index in page.signed:
            continue
        line, before = page.lines[index], after
        if page.paper:
            after = _role_in_paper(line)
        else:
            after = OTHER if _is_repeated_caption(page.lines, index) else _role(line, titles, slugs, before)
        if after == TEXT:
            kind = _text_kind(line, seen, first)
            after = LEAD if web and kind is BlockKind.LEAD and line.full else ""
            first = first if kind is BlockKind.REPEAT else BlockKind.BODY
            page.kinds[index] = kind
        elif after == OTHER and before in (LEAD, LINK):
            after = before


def _role(line: Line, titles: set[str], slugs: tuple[str, ...], before: str) -> str:
    """What a line is, seen what the one before it was: one of the words above; `text` for the text itself."""
    if line.key in titles or NUMBERED_PICTURE.search(line.key):
        return CAPTION
    if line.key.startswith(LINKS):
        return LINK
    if is_date_line(line.text) or is_around(line) or is_caption(line) or line.key.startswith(slugs):
        return OTHER
    if before == CAPTION and _may_follow_a_caption(line):
        return OTHER
    return before if before in (LEAD, LINK) and is_headlines(line) else TEXT


def _role_in_paper(line: Line) -> str:
    """What a line of an official paper is: the text, but for pieces of its head and lone dates."""
    return OTHER if not _is_row(line) and (is_date_line(line.text) or is_around(line)) else TEXT


def _may_follow_a_caption(line: Line) -> bool:
    """Whether a line under the repeated title can be what its picture shows."""
    return len(line.text) <= LONGEST_CAPTION and not line.item and (line.open or not line.gap)


def _is_web_page(page: Page) -> bool:
    """Whether the text was taken from a web page: only then are lines after the lead headlines of others."""
    if page.paper:
        return False
    keys, titles = [line.key for line in page.lines], page.title_keys
    repeated = sum(map(titles.__contains__, keys)) > len(page.titles)
    return repeated or bool(page.dates) or page.author is not None or not TAILS.isdisjoint(keys)


def _text_kind(line: Line, seen: set[str], first: BlockKind) -> BlockKind:
    """What a line of the text itself is; `first` for the next plain paragraph."""
    if len(line.text) >= LONG_REPEAT:
        if line.key in seen:
            return BlockKind.REPEAT
        seen.add(line.key)
    if line.item:
        return BlockKind.ITEM
    plain = line.key.startswith(PARTS) or len(line.text) > LONGEST_LEAD
    return BlockKind.BODY if plain else first
