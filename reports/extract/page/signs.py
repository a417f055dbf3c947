"""What one line alone tells: a day, an author, a caption, a piece of a web page or of the head of a paper."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from reports.extract.page.lines import Line
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.phrases import END, WORDS, Phrases, fold, tree

PAGE = LEXICON["page"]
TAILS, AROUND = frozenset(PAGE["tails"]), frozenset(PAGE["around"])
AROUND_ROW = re.compile(rf"(?:{tree(AROUND)}(?:[\s:|]+|\Z))+")  # Chia sẻ: Facebook Twitter
AROUND_STARTS = tuple(PAGE["around_starts"])
RECIPIENTS, ANNEXES = PAGE["recipients"], tuple(PAGE["annexes"])
LINKS, SIGNATURES = tuple(PAGE["links"]), tuple(PAGE["signatures"])
PARTS = tuple(PAGE["parts"])
LETTERHEAD, TYPES = frozenset(PAGE["letterhead"]), frozenset(PAGE["types"])
OFFICIAL, TYPED = LETTERHEAD | TYPES, tuple(TYPES)
LONGEST_MARK = 160  # characters, as all lengths here

TERMINATED = re.compile(r"[.!?…:;,][”\"’»)\]*]*+\Z")
FULL_STOP = re.compile(r"[.!?…][”\"’»)\]*]*+\Z")
SENTENCE_END = re.compile(r"[.…][”\"’»)\]]?(?:\s|\Z)")
ELLIPSES = ("...", "…")
DIGIT = re.compile(r"\d")
VERBS = Phrases({"verb": WORDS["work"]["verbs"]})

FULL_DATE = re.compile(
    r"(?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>(?:19|20)[0-9]{2})"
    r"|(?P<year2>(?:19|20)[0-9]{2})-(?P<month2>[0-9]{1,2})-(?P<day2>[0-9]{1,2})"
    r"|(?P<day3>[0-9]{1,2}) (?:[Tt]háng|THÁNG) (?P<month3>[0-9]{1,2})(?:,| năm| NĂM)"
    r" (?P<year3>(?:19|20)[0-9]{2})"
)
PLACE_AND_DAY = re.compile(r"[^\d\n,]{2,40}, ngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}\.?", re.IGNORECASE)
TELLS_A_DAY = re.compile(
    r"(?:\([^()]{1,12}\)[\s-]*)?(?:sáng|trưa|chiều|tối|ngày|vừa qua|mới đây)\b[^.]{0,20}?(?:\d|,)"
)
"""How a lead begins, and no title does, in small letters: sáng 5/5, (LĐTĐ) ngày 27/4."""
CLOCK = re.compile(r"(?<!\d)[0-9]{1,2}(?::| ?(?:h|giờ) ?)[0-9]{2}(?!\d)")
PARTED = re.compile(r"\s*[|–-]\s")
LETTERS = re.compile(r"[^\W\d_]+")
DATE_WORDS = frozenset(PAGE["date_words"])
LONGEST_DATE = 90

AUTHOR = frozenset(PAGE["author"])
AMOUNT = re.compile(r"\d\s+[^\W\d_]")
OF_SOURCE = re.compile(rf"(?:theo|nguồn)\s(?=\S)({tree(PAGE['sources'])}{END}|\S+\.\w)?", re.IGNORECASE)
"""How a line begins that names whose text it is, and in the group what it is by no name: a paper, a site."""
INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]{0,8}\.?|[A-ZĐ]{2,4}")
NAME_WORD = re.compile(r"(?:[^\W\d_]\.){0,3}[^\W\d_]{1,8}\.?")
BETWEEN_NAMES = re.compile(r"[\s,&/–-]+")
NUMBERED_HEADING = re.compile(r"(?:[A-ZĐ]|[IVX]{1,5})[.)]\s")
SUBHEADS = Phrases({"head": (*(head for head in WORDS["names"]["heads"] if " " in head), *PAGE["headings"])})
LONGEST_NAME = 60

COUNTED = re.compile(r"[0-9()\[\]]+")
COUNTER = re.compile(r"[0-9][0-9.,]*+ ?(?:lượt (?:truy cập|xem|đọc)|bình luận|views?)")
VISITS = re.compile(rf"(?:{tree(PAGE['visits'])}|(?:tháng|năm) [0-9]{{1,4}})\s?:\s?[0-9][0-9.,]*")
COPYRIGHT = re.compile(r"©|\(c\) (?:19|20)|ghi rõ nguồn|bản quyền thuộc|all rights reserved|google news\Z")
"""What a line has, in small letters, that says whose a page is."""
LINK_ONLY = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|-->|<[^>]{0,200}>|!?\[[^\]]{0,99}\]\([^)]{0,99}\)\s?\|?",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"Số\s?:|Số [0-9]{1,5}\s?[/-]\s?[A-ZĐ]")
BETWEEN_ENTRIES, ENTRY = re.compile(r"[|»›→>]++|\s[/·]\s"), re.compile(r"[^\d|]{1,40}")
LONGEST_ENTRY = 25  # characters of an entry of a menu
SITES = ("www.", *PAGE["papers_on_line"])
MASTHEAD = re.compile(rf"{tree({*PAGE['sources'], *WORDS['names']['press']})}\s")
NO_LETTERS = re.compile(r"[^\w\s]+")  # marks of letters in NFD, too

CAPTION, CAPTION_ENDS = tuple(PAGE["caption"]), tuple(PAGE["caption_ends"])
CAPTION_PEOPLE = tuple(PAGE["caption_people"])
CAPTION_VERBS: tuple[str, ...] = tuple(PAGE["caption_verbs"])
PICTURE = re.compile(r"[.(–-]\s?ảnh\s?:")
NUMBERED_PICTURE = re.compile(r"[–-]\s?ảnh [0-9]{1,2}\Z")
ONE_CELL = re.compile(r"\|?[^|]{0,300}\|")  # a caption, an author or headlines that the page lays out
LONGEST_CAPTION, SHORT_CAPTION = 300, 80


def is_date_line(text: str) -> bool:
    """Whether a line is a date with the words around it, or short, without an end, and tells a time, too."""
    may = len(text) <= LONGEST_DATE and ("20" in text or "19" in text)
    found = FULL_DATE.search(text) if may else None
    if not found:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if CLOCK.search(rest) and not TERMINATED.search(text):
        return True
    before = LETTERS.findall(text[: found.start()])
    parted = PARTED.match(text, found.end()) and not TERMINATED.search(text)
    if parted and text[: found.start()].rstrip().endswith("|"):  # Tin hoạt động | 02-06-2022 | Lượt xem: 318
        before = LETTERS.findall(text[found.end() :]) or [text]
    known = all(word.casefold() in DATE_WORDS for word in (before if parted else LETTERS.findall(rest)))
    return known or PLACE_AND_DAY.fullmatch(text) is not None


def day_in(text: str) -> date | None:
    """The first whole date in a text; None when there is none, or no such day."""
    found = FULL_DATE.search(text)
    if not found:
        return None
    suffix = next(suffix for suffix in ("", "2", "3") if found[f"year{suffix}"])
    try:
        return date(*(int(found[f"{part}{suffix}"]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def is_author(text: str) -> bool:
    """Whether a line is nothing but who wrote it: `Lê Thắm`, `H.P`, `Bài, ảnh: N. Hoa`, `Nguồn:`."""
    text = text.strip("()* ")
    head, colon, _ = text.casefold().partition(":")
    if not text or len(text) > LONGEST_NAME or text.casefold().startswith(SIGNATURES):
        return False
    if colon and head.strip() in AUTHOR:
        return not AMOUNT.search(text)
    if source := OF_SOURCE.match(text):
        named = source[1] or text[source.end()].isupper()
        return bool(named) and not DIGIT.search(text) and not TERMINATED.search(text) and "," not in text
    if INITIALS.fullmatch(text) and text[0].isupper():
        return True
    return not _is_subhead(text) and _is_name(text)


def tells(line: Line) -> bool:
    """Whether a line has what only the text itself has: a whole sentence with a number or a verb."""
    if not line.full or line.text.endswith(ELLIPSES):
        return False
    if is_around(line) or ends_text(line) or is_caption(line) or is_date_line(line.text):
        return False
    return bool(DIGIT.search(line.text) or VERBS.find(fold(line.text)))


def ends_text(line: Line) -> bool:
    """Whether a line is one from which on nothing of a page belongs to its text: `Tin khác`, a copyright."""
    return len(line.text) <= LONGEST_MARK and (_mark(line) in TAILS or claims(line))


def is_signed(line: Line) -> bool:
    """Whether a line begins what stands below an official paper: `Nơi nhận:`, `TM. BAN THƯỜNG VỤ`."""
    return len(line.text) <= LONGEST_MARK and (_mark(line) == RECIPIENTS or line.key.startswith(SIGNATURES))


def is_annex(line: Line) -> bool:
    """Whether a line can be the heading of an annex: `Phụ lục I`, `Biểu số 2: Kết quả theo đơn vị`."""
    return line.key.startswith(ANNEXES) and not line.item and not line.full


def is_around(line: Line) -> bool:
    """Whether a line is a piece of a page that can stand anywhere: menus, links, marks, letterheads."""
    if len(line.text) > LONGEST_MARK:
        return False
    key = line.key.strip(" >»|:*#-–—_=").replace("–", "-")
    if len(key) < 2 or key in AROUND or key in LETTERHEAD or key.startswith(AROUND_STARTS):
        return True
    slogan = line.text.isupper() and line.text.endswith("!")
    tagged = line.text.startswith("#") and all(word.startswith("#") for word in line.text.split())
    if slogan or tagged or AROUND_ROW.fullmatch(key):
        return True
    return bool(COUNTER.fullmatch(key) or claims(line) or LINK_ONLY.fullmatch(line.text))


def counts_visits(line: Line) -> bool:
    """Whether a line above the text can count who has visited the site: `Tháng 10 : 39`, `Hôm nay: 11`."""
    return VISITS.fullmatch(line.key) is not None


def claims(line: Line) -> bool:
    """Whether a line says whose the page is."""
    return COPYRIGHT.search(line.key) is not None


def is_letterhead(line: Line) -> bool:
    """Whether a line is one that only official papers have at their head: the state's name, their type."""
    if line.key in OFFICIAL:
        return True
    return line.text.isupper() and len(line.text) < SHORT_CAPTION and line.key.startswith(TYPED)


def is_menu(line: Line) -> bool:
    """Whether a line above the text is the way to its page, or other short words in a row."""
    words = BETWEEN_ENTRIES.split(line.text)
    return len(words) > 1 and all(ENTRY.fullmatch(word) for word in words)


def is_menu_entry(line: Line) -> bool:
    """Whether a line can be an entry of a menu that has one in each line."""
    short = len(line.text) <= LONGEST_ENTRY and not line.text.isupper()
    return short and line.open and not DIGIT.search(line.text)


def is_masthead(line: Line) -> bool:
    """Whether a line names the paper or the site, in capitals or with its address, and is no kind of report
    and no headline: `BÁO ĐIỆN TỬ ...`, `Báo Mẫu - www.baomau.vn`.
    """
    named = (
        line.open
        and MASTHEAD.match(line.key) is not None
        and (line.text.isupper() or any(map(line.key.__contains__, SITES)))
    )
    return named and not line.key.startswith(TYPED) and not DIGIT.search(line.text)


def is_caption(line: Line) -> bool:
    """Whether a line tells what a picture shows: `Quang cảnh Hội nghị.`, `... - Ảnh: N.H`."""
    if len(line.text) > LONGEST_CAPTION:
        return False
    key = line.key.strip(" )")
    named = key.startswith(CAPTION) and len(key) <= SHORT_CAPTION
    if named or key.endswith(CAPTION_ENDS) or PICTURE.search(key) or ONE_CELL.fullmatch(line.text):
        return True
    return line.open and key.startswith(CAPTION_PEOPLE) and any(verb in key for verb in CAPTION_VERBS)


def is_headlines(line: Line) -> bool:
    """Whether a line may be headlines of other texts: no sentence in it comes to an end."""
    return not line.item and not line.text.endswith((":", ";", ",")) and not SENTENCE_END.search(line.text)


def unaccented(text: str) -> str:
    """The text as addresses of web pages have it: letters without marks, and nothing between the words."""
    return NO_LETTERS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d")))


def _is_name(text: str) -> bool:
    """Whether a line is words with capitals alone."""
    words = BETWEEN_NAMES.split(text.strip(" ."))
    return 2 <= len(words) <= 8 and all(word[:1].isupper() and NAME_WORD.fullmatch(word) for word in words)


def _is_subhead(text: str) -> bool:
    """Whether a line with a capital on each word names a field of work or an organisation, and nobody."""
    if text.isupper() and NUMBERED_HEADING.match(text):
        return True
    return SUBHEADS.begins(fold(text), 0, len(text))


def _mark(line: Line) -> str:
    """What a line says up to a colon, without counts and signs around it."""
    return COUNTED.sub("", line.key.partition(":")[0]).strip(" >»#*-")
