"""Files that LibreOffice Writer saved: notes, text boxes, comments, old fonts by the run, tracked changes, lists, tables.

It starts twice for all of them: once for Word files, and once for the PDFs of some of these.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reports.extract.document import extract
from tests.libreoffice import converted
from tests.readers.findings import told
from tests.readers.pdf_files import LONG, WRAPPED, WRAPPED_ROWS, lines
from tests.readers.word_files import read

PAPER = Path(__file__).with_name("paper.fodt")
AFTER = """

Khung

Tặng 35 suất quà cho công nhân.

Công đoàn cơ sở thành lập Công đoàn mới

Ghi chú

Trong đó có 120 nữ đoàn viên.

Số liệu đến 31/3.
"""


HTML = """<html><head><meta charset="utf-8"></head><body><h1>BÁO CÁO</h1><p>Kết quả quý I:</p>
<ol><li>Kết nạp 350 đoàn viên<ul><li>Nam 100</li><li>Nữ 250</li></ul></li><li>Thành lập 5 CĐCS</li></ol>
<table border="1"><tr><th rowspan="2">Đơn vị</th><th colspan="2">Số</th></tr><tr><th>KH</th><th>TH</th></tr>
<tr><td>Ba Đình</td><td>10</td><td>12<table border="1"><tr><td>nam</td><td>nữ</td></tr></table></td></tr></table>
<p>Hết.</p></body></html>"""
PAGE = '<html><head><meta charset="utf-8"></head><body>{}<p>{}</p></body></html>'
BORDERS = {"lines": 1, "no-lines": 0}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, Path]:
    """Word files of LibreOffice, by name."""
    folder: Path = tmp_path_factory.mktemp("writer")
    shutil.copy(PAPER, folder)
    (folder / "list.html").write_text(HTML, encoding="utf-8")
    for name, border in BORDERS.items():
        table = WRAPPED.replace(
            'class="plain"', f'border="{border}" cellspacing="0" cellpadding="4" width="100%"'
        )
        (folder / f"{name}.html").write_text(PAGE.format(table, LONG), encoding="utf-8")
    return {path.stem: path for path in converted("docx:MS Word 2007 XML", *folder.iterdir())}


@pytest.fixture(scope="module")
def printed(written, built) -> dict[str, Path]:
    """PDFs of LibreOffice, by name: of its own Word files with tables, and of a report."""
    files = [written[name] for name in BORDERS]
    files.append(Path(shutil.copy(built / "2021Q1/cum-1.docx", files[0].parent)))
    return {path.stem: path for path in converted("pdf", *files)}


@pytest.fixture(scope="module")
def saved(written) -> bytes:
    content: bytes = written["paper"].read_bytes()
    return content


@pytest.mark.parametrize(("tracked", "number"), [("accepted", 560), ("original", 540)])
def test_all_of_it_is_read_and_every_figure_knows_where_it_stood(saved, tracked, number):
    document = read(saved, tracked)
    assert document.text == f"Trong quý I/2021, LĐLĐ quận đã kết nạp mới {number} đoàn viên." + AFTER
    found = extract(document, None)
    assert [(f.mention.value, str(found.where(f))) for f in found.figures] == [
        (number, "None"),
        (35, "text box 1"),
        (120, "footnote 1"),
    ]


def test_what_was_changed_converted_and_not_read_is_told(saved):
    document = read(saved)
    assert told(document, "tracked-change") == ["a tracked change of figures: “540” became “560”"]
    assert told(document, "comment") == ["comments are not read; there are 1, the first: “Xem lại”"]
    (converted,) = told(document, "converted")
    assert "Coâng → Công, ñoaøn → đoàn" in converted
    assert "C«ng → Công, ®oµn → đoàn" in converted


def test_lists_and_tables_of_a_page_are_read_whole(written):
    assert read(written["list"].read_bytes()).text == (
        "BÁO CÁO\n\nKết quả quý I:\n\n1. Kết nạp 350 đoàn viên\n- Nam 100\n- Nữ 250\n2. Thành lập 5 CĐCS\n\n"
        "Đơn vị\tSố: KH\tSố: TH\nBa Đình\t10\t12\n\nnam\tnữ\n\nHết.\n"
    )


@pytest.mark.parametrize("name", BORDERS)
def test_a_table_keeps_its_cells_with_lines_and_without(printed, name):
    found = lines(printed[name].read_bytes())
    assert [line.replace("T T\t", "TT\t") for line in found] == [*WRAPPED_ROWS, LONG]


def test_a_report_reads_as_the_one_of_weasyprint(printed, built):
    rows, ours = (
        [line for line in lines(path.read_bytes()) if "\t" in line]
        for path in (printed["cum-1"], built / "2021Q1/cum-1.pdf")
    )
    assert rows == ours
    assert len(rows) > 20
