"""A Word file that LibreOffice Writer saved: notes, text boxes, comments, old fonts by the run, tracked changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reports.extract.document import extract
from tests.libreoffice import converted
from tests.readers.findings import told
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


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> bytes:
    folder: Path = tmp_path_factory.mktemp("writer")
    (made,) = converted("docx:MS Word 2007 XML", Path(shutil.copy(PAPER, folder)))
    return made.read_bytes()


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
