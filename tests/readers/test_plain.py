"""Text files: encodings, line ends, letters in pieces."""

import codecs
import unicodedata
from random import Random
from time import perf_counter

import pytest

from reports.errors import InputError, NotUnderstoodError
from reports.readers.model import Format
from reports.readers.opening import document_of
from reports.readers.plain import decoded, encoding_of, normalised, text_document
from tests.readers.old_letters import in_1258, in_tcvn3, in_vni

TEXT = "Công đoàn cơ sở kết nạp 350 đoàn viên.\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_a_file_may_be_utf8_or_utf16_with_its_mark(content):
    assert decoded(content) == TEXT


@pytest.mark.parametrize(
    "content",
    [
        *("Kết quả".encode("cp1258", "replace") + b"\xff", b"\xff\xfe\x00", b"\xd8", b"\xff", b"\xff\xfea"),
        *(b"\xfe\xff\xd8\x00", b"\x01\x00b\x00", b"a\x00b", b"C\xf4ng"),
    ],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(NotUnderstoodError):
        decoded(content)


def test_a_nul_in_a_text_is_called_by_its_name():
    with pytest.raises(NotUnderstoodError, match=r"holds 1 NUL characters.*line 2"):
        decoded("Quý I\nKết nạp 3\x0050 đoàn viên\n".encode())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known_by_its_zeros(encoding):
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_windows_1258_is_known_by_its_words_and_told():
    document = document_of(in_1258(TEXT), "tin.txt")
    assert document.text == TEXT
    assert [finding.code for finding in document.findings] == ["encoding"]


@pytest.mark.parametrize("old", [in_tcvn3, in_vni])
def test_bytes_of_an_old_font_are_known_by_their_words_and_told(old):
    document = document_of(old(TEXT * 2).encode("cp1252"), "tin.txt")
    assert document.text == TEXT * 2
    assert [finding.code for finding in document.findings] == ["converted"]


@pytest.mark.parametrize("content", ["Château où naître déjà être".encode("cp1252"), bytes(range(1, 256))])
def test_bytes_whose_words_are_not_vietnamese_are_refused(content):
    with pytest.raises(NotUnderstoodError):
        encoding_of(content)


def test_thousands_of_accents_on_one_letter_take_no_longer_than_others():
    started = perf_counter()
    normalised("a" + "\u0323\u0301" * 20_000)
    assert perf_counter() - started < 2


@pytest.mark.parametrize("text", [TEXT.replace("\n", "\r\n"), unicodedata.normalize("NFD", TEXT)])
def test_a_text_is_in_nfc_with_plain_line_ends(text):
    assert normalised(text) == TEXT


def test_a_document_tells_its_path_and_format():
    document = document_of(TEXT.encode(), "tin.txt")
    assert (document.text, document.path, document.format) == (TEXT, "tin.txt", Format.TEXT)


def test_a_file_that_is_no_text_is_a_problem_with_its_place():
    with pytest.raises(InputError) as caught:
        document_of(b"\xff", "anh.bin")
    assert [finding.place.file for finding in caught.value.findings] == ["anh.bin"]


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_no_text(seed):
    some = Random(seed)
    noise = bytes(some.choice(range(1, 256)) for _ in range(some.choice([50, 100, 400, 3000])))
    with pytest.raises(NotUnderstoodError):
        text_document(noise, "a.txt")


def test_signs_of_programs_in_plain_letters_are_no_text():
    with pytest.raises(NotUnderstoodError, match="only programs use"):
        text_document(bytes(range(1, 127)) * 3, "a.txt")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_words_of_another_language_are_not_read_as_vietnamese(encoding):
    words = "Профсоюз сообщает о результатах первого квартала, принято 350 новых членов. " * 5
    with pytest.raises(NotUnderstoodError, match="not text in UTF-8"):
        text_document(words.encode(encoding), "a.txt")
