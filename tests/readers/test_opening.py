"""Files are taken for what they contain; what is not read is told what it is and what to do."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.errors import InputError
from reports.readers.model import Format, Limits, Options
from reports.readers.opening import AS_SET, ODS, document_of
from tests.conftest import ROOT
from tests.readers.word_files import TYPES, WORD, docx, p, packed, part, read, relations

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 100


def ole(*streams):
    return OLE + b"".join(stream.encode("utf-16-le") + b"\0" * 8 for stream in streams)


def of_type(type, main="word/document.xml"):
    return packed(
        ("[Content_Types].xml", TYPES.format(main=main, type=type)),
        ("_rels/.rels", relations(("a", "officeDocument", main))),
    )


def refusal(content, limits=AS_SET.limits):
    with pytest.raises(InputError) as caught:
        document_of(content, "tep.docx", Options(limits))
    (finding,) = caught.value.findings
    assert finding.place.file == "tep.docx"
    return finding.code, str(finding.problem), finding.hint is not None


@pytest.mark.parametrize(
    "type",
    [
        WORD,
        WORD.replace("document.main", "template.main"),
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_a_word_file_is_one_by_its_main_part_wherever_that_stands(type):
    document = document_of(docx(p("540 đoàn viên"), main="tai/lieu.xml", type=type), "tep.txt")
    assert (document.text, document.format) == ("540 đoàn viên\n", Format.DOCX)


@pytest.mark.parametrize("inside", ["%PDF-1.7 1 0 obj", "<html>"])
def test_an_archive_is_not_told_by_what_is_in_it(inside):
    content = BytesIO()
    with ZipFile(content, "w") as archive:  # nothing is packed, so it stands there as it is
        archive.writestr("a", inside)
    assert refusal(content.getvalue())[:2] == ("not-read", "the file is an archive of files")


def test_no_library_is_loaded_before_a_file_of_its_kind_comes():
    heavy = {"lxml", "openpyxl", "pdfminer", "pdfplumber", "trafilatura"}
    program = "import sys; from reports.deliver.intake import read_documents as r; from pathlib import Path; r([Path(sys.argv[1])], None); print(*sys.modules)"
    command = [sys.executable, "-c", program, ROOT / "tests/extract/corpus/articles/101.txt"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "reports.readers.plain" in done.stdout.split()
    assert not heavy & {*done.stdout.split()}


def test_a_text_is_one_whatever_its_name_is():
    assert document_of("540 đoàn viên\n".encode(), "tep.docx").format is Format.TEXT


@pytest.mark.parametrize(
    ("content", "code", "problem"),
    [
        (ole("EncryptedPackage"), "encrypted", "the file is locked with a password"),
        (ole("WordDocument"), "not-read", "the file is an old Word file (.doc)"),
        (ole("Workbook"), "not-read", "the file is an old Excel file (.xls)"),
        (ole("PowerPoint Document"), "not-read", "the file is an old presentation (.ppt)"),
        (ole("__properties_version1.0"), "not-read", "the file is a message of Outlook (.msg)"),
        (OLE, "not-read", "the file is of an old Office program"),
        (b"{\\rtf1\\ansi B\\u225?o c\\u225?o}", "not-read", "the file is Rich Text (.rtf)"),
        (b"\xff\xd8\xff\xe0", "not-read", "the file is a picture"),
        (b"\x89PNG\r\n\x1a\n", "not-read", "the file is a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "not-read", "the file is a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "not-read", "the file is a picture"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "not-read", "the file is a picture"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0", "not-read", "the file is a picture"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "not-read", "the file is a film or a sound"),
        ("Kết nạp 540".encode("utf-32"), "not-read", "the file is text in UTF-32"),
        ("Kết nạp 540".encode("utf-32-be"), "not-read", "the file is text in UTF-32"),
        ("Có 540 đoàn viên".encode("utf-32-le"), "not-read", "the file is text in UTF-32"),
        (b"Rar!\x1a\x07", "not-read", "the file is an archive of files"),
        (packed(("bao-cao.txt", "540")), "not-read", "the file is an archive of files"),
        (packed(), "not-read", "the file is an archive of files"),
        (of_type("application/vnd.ms-visio.drawing.main+xml"), "not-read", "the file is an archive of files"),
        (
            of_type("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
            "not-read",
            "the file is a presentation",
        ),
        (
            packed(("mimetype", "application/vnd.oasis.opendocument.text")),
            "not-read",
            "the file is an OpenDocument text (.odt)",
        ),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "not-read",
            "the file is an office document in one piece of XML",
        ),
        (
            b"MIME-Version: 1.0\nContent-Type: text/plain\n\n540",
            "not-read",
            "the file is a message (.eml)",
        ),
        (
            b"From: a@example.org\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nS+G6v3QgbuG6oXAgMzUy",
            "not-read",
            "the file is a message (.eml)",
        ),
        (
            packed(
                ("mimetype", ODS),
                ("content.xml", "\x01\x02"),
                ("META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>"),
            ),
            "encrypted",
            "the file is locked with a password",
        ),
        (
            packed(
                ("mimetype", ODS),
                ("encrypted-package", "\x01\x02"),
                ("META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>"),
            ),
            "encrypted",
            "the file is locked with a password",
        ),
        (b"ID;PCALCOOO32\nC;X1;Y1;K352\nE\n", "not-read", "the file is an old sheet (.slk)"),
        (docx(p("a"))[:-40], "file-damaged", "the file is damaged and cannot be unpacked"),
        (of_type(WORD), "file-damaged", "the part word/document.xml is missing from the file"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(content, code, problem):
    assert refusal(content) == (code, problem, True)


def test_a_file_beyond_the_limit_is_refused_whatever_it_is():
    assert refusal(b"x" * 1_000_001, Limits(size=1_000_000)) == (
        "file-too-large",
        "the file is larger than 1 MB",
        True,
    )


def test_a_word_file_that_unpacks_to_more_than_the_limit_is_refused():
    content = docx(p("0" * 5_000_000))
    assert len(content) < 20_000
    assert refusal(content, Limits(unpacked=1_000_000)) == (
        "file-too-large",
        "the file unpacks to more than 1 MB",
        True,
    )


def test_tables_nested_a_hundred_thousand_times_are_refused():
    body = "<w:tbl><w:tr><w:tc>" * 100_000 + p("a") + "</w:tc></w:tr></w:tbl>" * 100_000
    assert refusal(docx(body))[0] == "file-unsafe"


@pytest.mark.parametrize(
    ("begin", "end", "most"),
    [
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>", 83),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 125),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 62),
    ],
)
def test_what_may_be_nested_can_be_read(begin, end, most):
    assert read(docx(begin * most + p("540") + end * most)).text.strip() == "540"


@pytest.mark.parametrize("root", ["ins", "pPr"])
def test_a_main_part_that_is_something_else_is_told(root):
    names = (
        ("[Content_Types].xml", TYPES.format(main="d.xml", type=WORD)),
        (
            "_rels/.rels",
            relations(("a", "officeDocument", "d.xml")),
        ),
    )
    content = packed(*names, ("d.xml", part(root, p("540"))))
    assert refusal(content) == ("file-damaged", "the part d.xml is not what Word files have there", True)


def test_a_document_that_defines_entities_is_refused():
    content = docx(p("a"))
    evil = (
        '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + part("document", p("&e;")).partition("?>")[2]
    )
    names = (
        ("[Content_Types].xml", TYPES.format(main="d.xml", type=WORD)),
        ("_rels/.rels", relations(("a", "officeDocument", "d.xml"))),
    )
    assert refusal(packed(*names, ("d.xml", evil)))[0] == "file-unsafe"
    assert read(content).text == "a\n"
