"""Vietnamese as the old encodings have it, letter by letter from the-thuc.md 6.3, for tests to read back."""

from __future__ import annotations

import re
import unicodedata

TCVN3_TABLE = [
    "à",
    "B5",
    "ả",
    "B6",
    "ã",
    "B7",
    "á",
    "B8",
    "ạ",
    "B9",
    "ă",
    "A8",
    "ằ",
    "BB",
    "ẳ",
    "BC",
    "ẵ",
    "BD",
    "ắ",
    "BE",
    "ặ",
    "C6",
    "â",
    "A9",
    "ầ",
    "C7",
    "ẩ",
    "C8",
    "ẫ",
    "C9",
    "ấ",
    "CA",
    "ậ",
    "CB",
    "đ",
    "AE",
    "è",
    "CC",
    "ẻ",
    "CE",
    "ẽ",
    "CF",
    "é",
    "D0",
    "ẹ",
    "D1",
    "ê",
    "AA",
    "ề",
    "D2",
    "ể",
    "D3",
    "ễ",
    "D4",
    "ế",
    "D5",
    "ệ",
    "D6",
    "ì",
    "D7",
    "ỉ",
    "D8",
    "ĩ",
    "DC",
    "í",
    "DD",
    "ị",
    "DE",
    "ò",
    "DF",
    "ỏ",
    "E1",
    "õ",
    "E2",
    "ó",
    "E3",
    "ọ",
    "E4",
    "ô",
    "AB",
    "ồ",
    "E5",
    "ổ",
    "E6",
    "ỗ",
    "E7",
    "ố",
    "E8",
    "ộ",
    "E9",
    "ơ",
    "AC",
    "ờ",
    "EA",
    "ở",
    "EB",
    "ỡ",
    "EC",
    "ớ",
    "ED",
    "ợ",
    "EE",
    "ù",
    "EF",
    "ủ",
    "F1",
    "ũ",
    "F2",
    "ú",
    "F3",
    "ụ",
    "F4",
    "ư",
    "AD",
    "ừ",
    "F5",
    "ử",
    "F6",
    "ữ",
    "F7",
    "ứ",
    "F8",
    "ự",
    "F9",
    "ỳ",
    "FA",
    "ỷ",
    "FB",
    "ỹ",
    "FC",
    "ý",
    "FD",
    "ỵ",
    "FE",
    "Ă",
    "A1",
    "Â",
    "A2",
    "Ê",
    "A3",
    "Ô",
    "A4",
    "Ơ",
    "A5",
    "Ư",
    "A6",
    "Đ",
    "A7",
]
TCVN3 = {letter: chr(int(code, 16)) for letter, code in zip(TCVN3_TABLE[::2], TCVN3_TABLE[1::2], strict=True)}

SIGNS = "\u0301\u0300\u0309\u0303\u0323"
VNI_MARKS = [
    ("a e o u y", SIGNS, "ùøûõï"),
    ("ơ ư", SIGNS, "ùøûõï"),
    ("â ê ô", ("", *SIGNS), "âáàåãä"),
    ("ă", ("", *SIGNS), "êéèúüë"),
]
VNI_BASE = {"ơ": "ô", "ư": "ö", "â": "a", "ê": "e", "ô": "o", "ă": "a"}
VNI = {
    unicodedata.normalize("NFC", letter + tone): VNI_BASE.get(letter, letter) + mark
    for letters, tones, marks in VNI_MARKS
    for letter in letters.split()
    for tone, mark in zip(tones, marks, strict=True)
} | {"đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}

TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
VIETNAMESE = sorted({*(letter for letter in TCVN3 if letter.islower()), *"abcdeghiklmnopqrstuvxy"})


def in_tcvn3(text: str) -> str:
    """As a font such as .VnTime has it; letters in capitals that it lacks are small."""
    return "".join(TCVN3.get(letter, TCVN3.get(letter.lower(), letter)) for letter in text)


def in_vni(text: str) -> str:
    """As a font such as VNI-Times has it."""
    small = ((letter, VNI.get(letter.lower())) for letter in text)
    return "".join(
        letter if code is None else code if letter.islower() else code.upper() for letter, code in small
    )


def in_1258(text: str) -> bytes:
    """As Windows-1258 has it: the tone after its letter."""
    letters = (unicodedata.normalize("NFD", letter) for letter in text)
    return "".join(
        unicodedata.normalize("NFC", TONES.sub("", letter)) + "".join(TONES.findall(letter))
        for letter in letters
    ).encode("cp1258")
