"""What Vietnamese official papers look like as text: patterns, letters, numbers, old encodings.

Sources: NĐ 30/2020/NĐ-CP, Phụ lục I to III, and the-thuc.md 5.1, 6.1 to 6.3. Texts come in as NFC, with
each NBSP as a space. The types of document and their codes are those of Phụ lục III, Mục I, without
`CĐ` (công điện), which in a union would be read as công đoàn.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from unicodedata import normalize

from reports.periods import Period, PeriodKind
from reports.roman import roman

TYPES = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}
STAMPS = ("mật", "tối mật", "tuyệt mật", "khẩn", "thượng khẩn", "hỏa tốc", "hoả tốc", "dự thảo")
ALPHABET = "abcdđeghiklmnopqrstuvxy"

CODES = "|".join(sorted(TYPES.values(), key=len, reverse=True))
NUMBER = re.compile(
    rf"Số: ?(?:0[1-9]|[1-9]\d+|[.… ]*) ?/(?P<code>{CODES})-(?P<symbol>[A-ZĐƯƠ0-9]+(?:-[A-ZĐƯƠ0-9]+)*)"
)
DATE = re.compile(
    r"(?P<place>[^\W\d_][^,]*), ngày (?P<day>0[1-9]|[12]\d|3[01]) "
    r"tháng (?P<month>0[12]|[3-9]|1[0-2]) năm (?P<year>\d{4})"
)
DATE_TO_FILL = re.compile(
    r"(?P<place>[^\W\d_][^,]*), ngày[ .…]+tháng[ .…]+(?:(?:0[12]|[3-9]|1[0-2])[ .…]+)?năm[ .…]*(?:\d{4})?"
)
LAST_RECIPIENT = re.compile(r"- Lưu: VT(?:, [^;.]+)?\.")
SHARE = re.compile(
    r"(?<!ngày )(?<![\d./,])(?P<part>\d{1,3}(?:\.\d{3})+|\d+)/(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?![\d/])"
    r"[^().;\n\d]{0,60}?\((?:đạt|chiếm|tỷ lệ|bằng)? ?(?P<share>\d+(?:,\d+)?) ?%\)"
)
ENGLISH_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])")
DOT_DECIMAL = re.compile(r"(?<![\w.,/])\d+\.\d{1,2}(?= ?(?:%|triệu|tỷ|nghìn|đồng))")
UNGROUPED = re.compile(r"(?<![\w.,/-])(?<!năm )\d{4,}(?= (?:người|đoàn viên|đồng|lượt|suất|đơn vị|CNVCLĐ))")
ODD_QUARTER = re.compile(r"\b(?:quí (?:I{1,3}|IV|\d)|quý (?:\d|i{1,3}\b|iv\b))")
PLAIN_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
ANNEX = re.compile(r"phụ lục(?: số)?(?: (?:[ivxlc]+|\d+|[a-zđ]))?[ .:–-]*(?P<title>.*)", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”")

COUNTED = (
    "đơn vị|cuộc|lượt|đoàn viên|người|đồng chí|đ/c|công đoàn|hội nghị|lớp|buổi|suất|doanh nghiệp|cơ sở|"
    "sáng kiến|công trình|mô hình|trường hợp|cán bộ|vụ|chỉ tiêu|nhiệm vụ|tập thể|cá nhân"
)
SMALL_COUNT = re.compile(rf"(?<![\w.,/:-])(?<!tháng )(?<!ngày )(?P<zero>0?)[1-9](?= (?:{COUNTED})\b)")
TERM = re.compile(r"\b[Nn]hiệm kỳ \d{4}(?P<dash> ?[-–] ?)\d{4}")
CUT_OFF = re.compile(
    r"số liệu (?:được )?(?:tính|chốt|tổng hợp) đến (?:hết )?(?:ngày )?"
    r"(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"\bquý (?P<quarter>I{1,3}|IV)\b|\b(?:6|sáu) tháng (?P<half>đầu|cuối)|\b(?P<nine>9|chín) tháng|"
    r"\bnăm(?= \d{4})",
    re.IGNORECASE,
)
PERIODIC = re.compile(
    r"sơ kết|tổng kết|\bquý\b|(?:6|9|sáu|chín) tháng|hoạt động công đoàn|\bnăm \d{4}", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
ROMANS = tuple(map(roman, range(40)))


def key(text: str) -> str:
    """A name as it is compared: NFC, no capitals, tone marks in the older place, single spaces."""
    folded = " ".join(normalize("NFC", text).casefold().split())
    return NEW_TONE.sub(lambda found: OLD_OF_NEW[found[0]], folded)


def alike(text: str, wanted: str) -> bool:
    """Whether `text` is `wanted`, give or take some wrong letters."""
    return SequenceMatcher(None, key(text), key(wanted), autojunk=False).ratio() > 0.6


def heads_annex(text: str) -> bool:
    """Whether a line is the heading of an annex: Phụ lục with its number, and its title at most."""
    found = ANNEX.fullmatch(text)
    return found is not None and (not found["title"] or found["title"].isupper())


def own_words(text: str) -> str:
    """The text without what it quotes: a quotation is kept as it was written."""
    return QUOTED.sub("“”", text)


def plain_number(text: str) -> Decimal | None:
    """The value of a number in Vietnamese notation; None for anything else."""
    if not PLAIN_NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def real_date(day: str, month: str, year: str) -> date | None:
    """The date of these figures; None when the calendar has none."""
    with suppress(ValueError):
        return date(int(year), int(month), int(day))
    return None


def cut_off_dates(text: str) -> tuple[date, ...]:
    """Every date up to which the text says that figures are counted."""
    found = (real_date(m["day"], m["month"], m["year"]) for m in CUT_OFF.finditer(text))
    return tuple(day for day in found if day)


def period_of(subject: str) -> Period | None:
    """The period that a trích yếu names with its year right behind it, the first of several."""
    found = PERIOD.search(subject)
    year = found and re.match(r"(?: năm|/| )* ?(\d{4})", subject[found.end() :])
    if not found or not year:
        return None
    if found["quarter"]:
        return Period(int(year[1]), PeriodKind.QUARTER, ROMANS.index(found["quarter"].upper()))
    if found["half"]:
        return Period(int(year[1]), PeriodKind.HALF, 1 if found["half"].lower() == "đầu" else 2)
    return Period(int(year[1]), PeriodKind.NINE_MONTHS if found["nine"] else PeriodKind.YEAR)


# ------------------------------------------------------------------------------ where the tone mark stands

OPEN_SYLLABLES = (("òóỏõọ", "o", "a", "àáảãạ"), ("òóỏõọ", "o", "e", "èéẻẽẹ"), ("ùúủũụ", "u", "y", "ỳýỷỹỵ"))
OLD_OF_NEW = {
    vowel + new: old + ending
    for olds, vowel, ending, news in OPEN_SYLLABLES
    for old, new in zip(olds, news, strict=True)
}
NEW_TONE = re.compile(rf"(?:(?<!q)u[ỳýỷỹỵ]|o[{OPEN_SYLLABLES[0][3]}{OPEN_SYLLABLES[1][3]}])(?![^\W\d_])")
OLD_TONE = re.compile(r"(?:(?<!q)[ùúủũụ]y|[òóỏõọ][ae])(?![^\W\d_])")
WITH_Y = re.compile(r"\b(?:k[ýỳỷỹ]|lý|tỷ|mỹ)\b")
WITH_I = re.compile(r"\b(?:k[íìỉĩ]|lí|tỉ(?! mỉ)|mĩ)\b")


@dataclass(frozen=True)
class Spelling:
    """The words of a text by the way they are spelt, in the order in which they come.

    old, new: the mark on the first vowel (hòa) or on the second (hoà); y, i: kỹ or kĩ.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    y: tuple[str, ...]
    i: tuple[str, ...]


def spelling(text: str) -> Spelling:
    """How a text places its tone marks, and where it writes y or i."""
    lower = text.lower()

    def words(pattern: re.Pattern[str]) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W\d_]*$", lower[: m.end()])[0] for m in pattern.finditer(lower))

    return Spelling(words(OLD_TONE), words(NEW_TONE), words(WITH_Y), words(WITH_I))


# ------------------------------------------------------------------------------------------- old encodings

TCVN3 = re.compile(r"[®©ª«¬µ¸¹»¼½¾¶·§\u00ad]")
VNI = re.compile(r"[aeouyAEOUY][ùøûõïâáàåãäêéèúüë]|ñ[aeiouôö]")
UNICODE = re.compile(r"[\u0102-\u01b0\u1ea0-\u1ef9]")


def old_encoding(text: str) -> str:
    """`TCVN3` or `VNI` for a text that was typed in that encoding, empty for Unicode (the-thuc.md 6.3)."""
    words = text.split()
    unicode = sum(1 for word in words if UNICODE.search(word))
    for name, pattern in (("TCVN3", TCVN3), ("VNI", VNI)):
        hits = sum(1 for word in words if pattern.search(word))
        if hits > 3 and hits > 5 * unicode:
            return name
    return ""
