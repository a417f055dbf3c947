"""Pages as browsers and old programs save them: all in one file, in any encoding and font."""

from __future__ import annotations

from datetime import date
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from hashlib import sha256

import pytest

from reports.errors import InputError, NotUnderstoodError
from reports.readers.model import Format
from reports.readers.opening import document_of
from tests.readers.findings import codes
from tests.readers.old_letters import in_1258, in_tcvn3, in_vni
from tests.readers.page_files import BOXES, LETTERHEAD, PAGE, REPORT, REPORT_LINES, TEXT, WORD, bare, read


def saved(page: str, charset: str = "utf-8", browser: str = "", subtype: str = "related") -> bytes:
    """A page and a picture in one file, as Word and browsers write it."""
    whole = MIMEMultipart(subtype)
    whole.attach(MIMEText(page, "html", charset))
    whole.attach(MIMEImage(b"\x89PNG\r\n", "png"))
    return browser.encode() + whole.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "browser", ["", "From: <Saved by Blink>\nSnapshot-Content-Location: https://cd.example/\n"]
)
def test_a_page_saved_as_a_single_file_is_read(charset, browser):
    document = document_of(saved(PAGE, charset, browser), "bao-cao.mht")
    assert (document.text, document.format, document.published) == (TEXT, Format.MHTML, date(2021, 4, 28))


def test_a_saved_page_in_parts_reads_as_the_report_that_word_saved():
    page = bare(f"{LETTERHEAD}{REPORT}", WORD.format("utf-8"))
    content = saved(page)
    document = document_of(content, "bao-cao.mht")
    assert [line for line in document.text.split("\n") if line] == [*BOXES, *REPORT_LINES]
    assert document.sha256 == sha256(content).hexdigest()


def test_pages_within_a_saved_page_are_told():
    whole = MIMEMultipart("related")
    for text in (PAGE, bare("<p>Quảng cáo 99 suất</p>")):
        whole.attach(MIMEText(text, "html", "utf-8"))
    document = document_of(whole.as_bytes(), "bao-cao.mht")
    assert (document.text, "left-out" in codes(document)) == (TEXT, True)


@pytest.mark.parametrize("subtype", ["mixed", "alternative"])
@pytest.mark.parametrize("head", ["", "Received: from a.example\n by b.example\n", "From: a@a.example\n"])
def test_a_message_is_no_page_and_says_what_to_do(subtype, head):
    with pytest.raises(InputError) as caught:
        document_of(saved(PAGE, browser=head, subtype=subtype), "thu.eml")
    (finding,) = caught.value.findings
    assert (str(finding.problem), finding.hint is not None) == ("the file is a message (.eml)", True)


def test_a_saved_page_without_a_page_says_what_to_do():
    whole = MIMEMultipart("related")
    whole.attach(MIMEImage(b"\x89PNG\r\n", "png"))
    with pytest.raises(InputError) as caught:
        document_of(whole.as_bytes(), "anh.mht")
    assert str(caught.value.findings[0].problem) == "the saved page holds no page"


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("utf-8", str.encode),
        ("windows-1258", in_1258),
        ("iso-8859-1", in_1258),
        ("x-user-defined", lambda page: in_tcvn3(page).encode("cp1252")),
        ("iso-8859-1", lambda page: in_vni(page).encode("cp1252")),
        ("utf-16", lambda page: page.encode("utf-16")),
        ("utf-16", lambda page: page.encode("utf-16-le")),
    ],
)
def test_pages_are_read_in_the_encoding_that_they_have(charset, encoded):
    page = PAGE.replace('charset="utf-8"', f'charset="{charset}"').replace("©", "(c)")
    assert document_of(encoded(page), "tin.html").text.casefold() == TEXT.casefold()


def test_old_fonts_are_known_by_their_names():
    office = '<meta charset="utf-8"><meta name="generator" content="LibreOffice 7">'
    body = (
        f"<p style='font-family:\".VnTimeH\"'>{in_tcvn3('báo cáo')}</p>"
        f"<p style=\"font-family:'.VnTime'\">{in_tcvn3('kết nạp <b>350</b> đoàn viên')}</p>"
        f'<p><font face="VNI-Times">{in_vni("Tổng số: ")}<b>{in_vni("mười")}</b></font> hoà thuận</p>'
    )
    document = read(bare(body, office))
    assert document.text == "BÁO CÁO\n\nkết nạp 350 đoàn viên\n\nTổng số: mười hoà thuận\n"
    assert codes(document) == ["converted"]


def test_spoiled_letters_are_named():
    with pytest.raises(NotUnderstoodError, match="spoiled"):
        read(PAGE.encode().decode("cp1252", "ignore"))
