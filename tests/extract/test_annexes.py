"""Annexes of official papers: they belong to the document, behind its signature too, and end its plans."""

from __future__ import annotations

import pytest

from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.facts import Role
from reports.readers.model import Document, Format

PAPER = """LIÊN ĐOÀN LAO ĐỘNG QUẬN HOÀNG MAI

BÁO CÁO

Kết quả hoạt động công đoàn quý I năm 2021

I. KẾT QUẢ

Kết nạp 100 đoàn viên.

II. NHIỆM VỤ TRỌNG TÂM QUÝ II

Kết nạp 500 đoàn viên.
"""
SIGNED = """
Nơi nhận:
- Như trên;
- Lưu: VT, 9 bản.

TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
Nguyễn Thị Mẫu
"""
TABLE = "Nội dung\tĐVT\tSố lượng\nCuộc đối thoại\tcuộc\t25\nCuộc giám sát\tcuộc\t7\n"


def extraction(text, format=Format.DOCX):
    return extract(Document(text, "bc", "0" * 64, format), None)


def figures(text, format=Format.DOCX):
    found = extraction(text, format)
    return {int(figure.mention.value): (figure.role, figure.unsure) for figure in found.figures}


@pytest.mark.parametrize("format", [Format.DOCX, Format.PDF, Format.TEXT])
@pytest.mark.parametrize("signed", ["", SIGNED])
@pytest.mark.parametrize(
    "heading",
    [
        "PHỤ LỤC\n\nKẾT QUẢ THỰC HIỆN QUÝ I NĂM 2021",
        "Phụ lục I\n\nKẾT QUẢ QUÝ I NĂM 2021",
        "Phụ lục: Kết quả theo đơn vị",
        "Phụ lục 2. Kết quả quý I",
    ],
)
def test_an_annex_with_results_is_read_and_ends_the_plans(format, signed, heading):
    found = figures(f"{PAPER}{signed}\n{heading}\n\n{TABLE}", format)
    assert {value: role for value, (role, _) in found.items()} == {
        100: Role.ACHIEVEMENT,
        500: Role.TASK,
        25: Role.ACHIEVEMENT,
        7: Role.ACHIEVEMENT,
    }


def test_the_heading_of_an_annex_is_no_task():
    found = extraction(f"{PAPER}\nPhụ lục: Kết quả theo đơn vị\n\n{TABLE}")
    assert [task.text for task in found.tasks] == ["Kết nạp 500 đoàn viên"]


def test_what_an_annex_tells_after_plans_is_doubtful_where_it_does_not_say_so():
    table = "Cuộc đối thoại: 25 cuộc\tCuộc giám sát: 7 cuộc\n" * 2
    found = figures(f"{PAPER}\nPhụ lục 1\n\n{table}")
    assert {why for value, (_, why) in found.items() if value in (25, 7)} == {Unsure.ROLE_INHERITED}


def test_a_table_behind_the_signature_is_read_with_the_title_above_it():
    found = figures(f"{PAPER}{SIGNED}\nKẾT QUẢ THỰC HIỆN QUÝ I\n\n{TABLE}")
    assert found[25][0] is Role.ACHIEVEMENT
    assert 9 not in found


def test_recipients_with_the_signature_beside_them_are_no_table():
    beside = "\nNơi nhận:\tTM. BAN THƯỜNG VỤ\n- Như trên;\tCHỦ TỊCH\n- Lưu VT, 9 bản.\tNguyễn Thị Mẫu\n"
    assert {*figures(f"{PAPER}{beside}")} == {100, 500}


@pytest.mark.parametrize("format", [Format.DOCX, Format.PDF])
def test_in_a_paper_no_line_is_taken_for_the_author_or_for_headlines_of_others(format):
    text = "Kết quả quý I năm 2021\n\nĐã kết nạp 100 đoàn viên.\n\nTrường Mầm Non\n\n- Trao 20 suất quà.\n"
    assert {*figures(text, format)} == {100, 20}
