"""Random texts that are hard to print: what an office may type or paste, and what should never get through."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import replace
from functools import cache
from random import Random

from fontTools.ttLib import TTFont

from reports.document.report import Report
from tests.random_reports import random_report

SEED = 2021
MARK = "¦"  # stands between texts where a document has no other bounds
VIETNAMESE = (
    *(
        "Công đoàn",
        "Liên đoàn Lao động",
        "phường Bến Nghé",
        "đoàn viên",
        "Hoà Bình",
        "ưỡn ẹo",
        "ĐẶNG",
        "Ỷ",
        "nghiêng",
    ),
    *(
        "quý I/2021",
        "15 tỷ 220 triệu đồng",
        "hơn 2.130 người",
        "25,16% kế hoạch",
        "Nguyễn Ơ",
        "kỷ luật",
        "thuở",
    ),
)
MARKUP = (
    *("A & B", "so < 5", "> 3", "{{", "}}", "{{ x }}", "{_ x", "]]>", "<![CDATA[", "{% if %}", "{# c #}", "%}", "#}"),
    *("</w:t></w:r></w:p>", "<w:br/>", "<b>x</b>", "<script>", "</body>", "<!--", "-->", "<?xml", "&lt;", "&amp;", "&#x41;"),
    *("\\1", "\\n", "%s", "{0}", "${x}", "'", '"', "`", "=1+1", "@x", "-", "--", "url(x)", "/* x */", "<link rel=x>"),
)  # fmt: skip
STRANGE = ("👍", "漢字", "ไทย", "हिन्दी", "🇻🇳", "𝔄𝔅", "한국", "ሰላም", "𠀀", "ꦗꦮ", "٣", "⠓", "ꙮ")
BARRED = (
    *map(chr, (*range(9), 11, 12, *range(13, 32), *range(0x7F, 0xA0))),
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u061c", "\u180e", "\u034f"),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFE0F, 0x3164, 0x115F, 0x2800, 0xFFA0)),
    *("\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\U000e0041", "\U000e0101"),
    *("\ud800", "\udbff", "\udc00", "\udfff", "\ue000", "\ue001", "\uf8ff", "\U000f0000", "\ufffd", "\ufffc", "\u0378"),
    *("Ð", "Ɖ", "｛", "：", "１", "Ａ", "＝"),
    *("cоng", "Тrung", "hοi", "Νam", "еm", "pһường"),  # each with a letter of another alphabet
    *("{_{", "}_}", "{_%", "%_}", "👩\u200d🏭", "❤\ufe0f"),
)  # fmt: skip


@cache
def printable() -> tuple[str, ...]:
    """Letters that the font of the templates has, beside those that are barred."""
    file = subprocess.run(
        ["fc-match", "-f", "%{file}", "Liberation Serif"], capture_output=True, check=True, text=True
    )
    barred = {letter for text in BARRED for letter in text}
    codes = (
        code for code in TTFont(file.stdout).getBestCmap() if code > 32 and chr(code) not in barred | {MARK}
    )
    kinds = ("L", "N", "P", "S")
    return tuple(chr(code) for code in codes if unicodedata.category(chr(code))[0] in kinds)


def value(dice: Random) -> str:
    """A text that can be printed: words, markup, single letters; now and then decomposed."""
    letters = "".join(dice.choices(printable(), k=dice.randrange(1, 8)))
    words = dice.sample(
        (*dice.choices(VIETNAMESE, k=3), *dice.choices(MARKUP, k=2), letters), dice.randrange(1, 7)
    )
    text = " ".join(words)
    return unicodedata.normalize("NFD", text) if dice.random() < 0.4 else text


def with_barred(dice: Random) -> tuple[str, str]:
    """A text with something that may not be printed, and that."""
    barred, text = dice.choice(BARRED), value(dice)
    at = dice.randrange(len(text) + 1)
    return f"{text[:at]} x{barred}y {text[at:]}" if barred in BARRED[
        -6:-2
    ] else f"{text[:at]} {barred} {text[at:]}", barred


def strange(dice: Random) -> str:
    """A text with letters that the fonts of the templates lack."""
    return f"{value(dice)} {dice.choice(STRANGE)}"


def bare_report() -> Report:
    """A report of few parts, with a table of results."""
    found = next(r for seed in range(99) if (r := random_report(seed)).achievements and r.achievements.tables)
    none = dict.fromkeys(
        ("situation", "promises", "overview", "assessment", "plan", "proposals", "salutation", "completeness", "sources", "remarks")
    )  # fmt: skip
    table = replace(found.achievements.tables[0], columns=(), groups=())
    achievements = replace(found.achievements, tables=(table,), note="", wide=False)
    return replace(
        found,
        **none,
        achievements=achievements,
        contents=(),
        closing=(),
        figures=(),
        tasks=(),
        opening="",
        id="x",
    )
