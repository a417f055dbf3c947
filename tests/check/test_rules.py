"""Every rule: a good document holds to all of them, and one broken thing breaks exactly its own."""

import re
from dataclasses import replace

import pytest

from reports.check.judge import RULES, Status, judge
from reports.check.model import Align, Run, Stroke
from reports.errors import Severity
from tests.check.factory import (
    LEFT_AXIS,
    MAKERS,
    OPENING,
    PAGE_AXIS,
    REGISTRY,
    RIGHT_AXIS,
    TIMES,
    both,
    cut,
    drop,
    edit,
    failed,
    fonts,
    insert,
    paragraph,
    row,
    say,
    sheet,
    tabled,
    text,
    traits,
)
from tests.conftest import ROOT

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741
TABLE = ROOT.parent / "shared/the-thuc.md"
NAMES = ("TỔNG", "LAO ĐỘNG", "LIÊN ĐOÀN LAO", "THÀNH PHỐ")
CONTENT = "Việc làm ổn định"
SUBJECT = "phương hướng, nhiệm vụ"
UNSEEN = {"left": None, "right": None}
AT_MARGIN = {"align": None, "axis": 45, "width": 30, "left_indent": 0, "page": 3}


@pytest.mark.skipif(not TABLE.is_file(), reason="the table of rules is not here")
def test_the_rules_and_their_severities_are_those_of_the_table_in_its_order():
    listed = re.findall(r"^\| ([A-Z]{2}-\d{2}) \| (.+?) \|", TABLE.read_text(), re.MULTILINE)
    told = [(id, re.search(r"\(([EW])\b", what)[1]) for id, what in listed]
    assert len(told) == 60
    assert [(r.id, r.severity.name[0]) for r in RULES] == told


@pytest.mark.parametrize("maker", MAKERS)
def test_a_good_document_holds_to_all_rules(maker):
    assert {r.rule.id: r.status for r in judge(MAKERS[maker](), REGISTRY)} == {r.id: Status.OK for r in RULES}


def for_both(id, severity, change):
    return [(id, severity, name, change) for name in MAKERS]


def only(name, id, severity, change):
    return [(id, severity, name, change)]


PG = [
    *for_both("PG-01", E, sheet(0, width=215.9, height=279.4)),
    *for_both("PG-02", W, sheet(0, width=297, height=210)),
    *for_both("PG-03", E, sheet(0, margins={"top": 15})),
    *for_both("PG-03", E, sheet(1, margins={"bottom": 15})),
    *only("word", "PG-03", E, sheet(0, margins={"top": 30})),
    *for_both("PG-04", E, sheet(0, margins={"left": 25})),
    *only("word", "PG-04", E, sheet(1, margins={"left": 40})),
    *only("pdf", "PG-04", E, both(*(sheet(n, margins={"left": 40}) for n in range(4)))),
    *for_both("PG-04", E, traits(mirrored=True)),
    *for_both("PG-05", E, sheet(0, margins={"right": 10})),
    *only("word", "PG-05", E, sheet(0, margins={"right": 25})),
    *only("pdf", "PG-05", E, both(*(sheet(n, margins={"right": 25}) for n in range(4)))),
]
PN = [
    *only(
        "word", "PN-01", E, both(sheet(0, number={"in_footer": True}), sheet(1, number={"in_footer": True}))
    ),
    *only("pdf", "PN-01", E, sheet(1, number={"in_footer": True})),
    *for_both("PN-01", E, both(sheet(0, numbers=()), sheet(1, numbers=()))),
    *only("word", "PN-01", W, sheet(1, numbers=())),
    *for_both("PN-02", E, sheet(1, number={"axis": PAGE_AXIS + 40})),
    *for_both("PN-02", E, sheet(1, number={"size": 11})),
    *for_both("PN-02", E, sheet(1, number={"italic": True})),
    *only("word", "PN-03", E, lambda d: sheet(0, first_numbers=d.sheets[0].numbers)(d)),
    *only(
        "pdf",
        "PN-03",
        E,
        lambda d: sheet(0, numbers=tuple(replace(n, text="1") for n in d.sheets[1].numbers))(d),
    ),
    *for_both("PN-04", E, sheet(1, number={"text": "- 2 -", "bare": False})),
    *only("word", "PN-04", E, sheet(0, number_format="lowerRoman")),
    *only("word", "PN-04", E, sheet(0, start=2)),
    *only("pdf", "PN-04", E, sheet(1, number={"text": "3"})),
    *only("pdf", "PN-05", E, sheet(3, number={"text": "4"})),
    *only("word", "PN-05", E, sheet(1, start=None)),
    *only("word", "PN-05", E, sheet(1, opens_annex=False)),
]
FN = [
    *for_both("FN-01", E, fonts("Arial", embedded=True)),
    *only("word", "FN-01", E, fonts("Liberation Serif")),
    *only("pdf", "FN-01", W, fonts("LiberationSerif-Bold", embedded=True)),
    *for_both("FN-02", E, cut(CONTENT, colour="FF0000")),
    *for_both("FN-02", E, cut(CONTENT, marked=True)),
    *for_both("FN-03", E, fonts(".VnTime", embedded=True)),
    *for_both("FN-03", E, fonts("VNI-Times", embedded=True)),
    *for_both("FN-04", E, cut("Hà Nội, ngày", size=14)),
    *for_both("FN-04", E, cut("CỘNG HÒA", size=13)),
    *for_both("FN-05", W, cut("BÁO CÁO", underlined=True)),
    *for_both("FN-05", W, cut(CONTENT, stretched=True)),
]
HEAD = [
    *for_both("QH-01", E, say("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM")),
    *for_both("QH-01", E, say("CỘNG HÒA", "ĐẢNG CỘNG SẢN VIỆT NAM")),
    *for_both("QH-01", E, drop("CỘNG HÒA")),
    *only("word", "QH-01", E, edit("CỘNG HÒA", raw="CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM")),
    *for_both("QH-02", E, cut("CỘNG HÒA", size=14)),
    *for_both("QH-02", E, cut("CỘNG HÒA", bold=False)),
    *for_both("QH-03", E, say("Độc lập", "Độc lập – Tự do – Hạnh phúc")),
    *for_both("QH-03", E, say("Độc lập", "Độc lập-Tự do-Hạnh phúc")),
    *for_both("QH-03", E, say("Độc lập", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")),
    *for_both("QH-03", E, drop("Độc lập")),
    *for_both("QH-04", E, cut("Độc lập", size=12)),
    *for_both("QH-04", E, cut("Độc lập", italic=True)),
    *for_both("QH-04", W, edit("CỘNG HÒA", gap=6)),
    *for_both("QH-04", E, edit("Độc lập", align=Align.LEFT)),
    *for_both("QH-04", E, edit("Độc lập", runs=(Run("Độc lập - Tự do", TIMES, 13),), width=40)),
    *for_both("QH-05", E, edit("Độc lập", stroke=None)),
    *for_both("QH-05", E, edit("Độc lập", stroke=Stroke(30, RIGHT_AXIS))),
    *for_both("QH-05", E, edit("Độc lập", stroke=Stroke(56, RIGHT_AXIS, solid=False))),
    *for_both("CQ-01", E, cut("LIÊN ĐOÀN LAO", bold=False)),
    *for_both("CQ-01", E, both(cut("LIÊN ĐOÀN LAO", bold=False), cut("THÀNH PHỐ", bold=False))),
    *for_both("CQ-01", E, both(cut("TỔNG", bold=True), cut("LAO ĐỘNG", bold=True))),
    *for_both("CQ-01", E, cut("TỔNG", size=14)),
    *for_both("CQ-01", E, say("TỔNG", "Tổng Liên đoàn")),
    *for_both("CQ-01", E, edit("TỔNG", axis=LEFT_AXIS + 5)),
    *only("pdf", "CQ-01", E, edit("LIÊN ĐOÀN LAO", align=None, axis=LEFT_AXIS - 10)),
    *for_both("CQ-01", E, both(*(edit(start, align=Align.LEFT, axis=50) for start in NAMES))),
    *for_both("CQ-02", E, edit("THÀNH PHỐ", stroke=None)),
    *for_both("CQ-02", E, edit("THÀNH PHỐ", stroke=Stroke(39, LEFT_AXIS))),
    *for_both("CQ-02", E, edit("THÀNH PHỐ", stroke=Stroke(20, LEFT_AXIS - 10))),
    *for_both("CQ-02", E, edit("LAO ĐỘNG", stroke=Stroke(20, LEFT_AXIS))),
    *for_both("CQ-03", W, say("THÀNH PHỐ", "TP HÀ NỘI")),
    *for_both("CQ-03", W, say("THÀNH PHỐ", "QUẬN BA ĐÌNH")),
    *for_both("CQ-03", W, say("Hà Nội, ngày", "Hà Nội, ngày 05 tháng 4 năm 2031")),
    *for_both("SO-01", E, say("Số:", "Số: 5/BC-LĐLĐ")),
    *for_both("SO-01", E, say("Số:", "Số 05-BC/LĐLĐ")),
    *for_both("SO-01", E, say("Số:", "Số: 05/BC-LĐLĐ/2021")),
    *for_both("SO-01", E, say("Số:", "Số: 05/KH-LĐLĐ")),
    *for_both("SO-01", E, say("Số:", "Số: 05/BC-CĐCS")),
    *for_both("SO-01", E, drop("Số:")),
    *for_both("SO-02", E, cut("Số:", bold=True)),
    *for_both("SO-02", E, cut("Số:", size=14)),
    *for_both("SO-02", E, edit("Số:", axis=LEFT_AXIS + 5)),
    *for_both("NG-01", E, say("Hà Nội, ngày", "Hà Nội, ngày 5 tháng 4 năm 2021")),
    *for_both("NG-01", E, say("Hà Nội, ngày", "Hà Nội, ngày 05 tháng 04 năm 2021")),
    *for_both("NG-01", E, say("Hà Nội, ngày", "Hà Nội, ngày 31 tháng 4 năm 2021")),
    *for_both("NG-01", E, say("Hà Nội, ngày", "Hà nội, ngày 05 tháng 4 năm 2021")),
    *for_both("NG-01", E, say("Hà Nội, ngày", "Hà Nội, 05/4/2021")),
    *for_both("NG-01", E, drop("Hà Nội, ngày")),
    *for_both("NG-02", E, cut("Hà Nội, ngày", italic=False)),
    *for_both("NG-02", E, edit("Hà Nội, ngày", level=220)),
    *for_both("NG-02", E, edit("Hà Nội, ngày", axis=RIGHT_AXIS - 8)),
    *for_both("NG-03", W, say("Thực hiện", f"{OPENING}.")),
    *for_both("NG-03", W, say("Thực hiện", f"{OPENING} (số liệu tính đến ngày 30/3/2021).")),
    *for_both("NG-03", W, say("Hà Nội, ngày", "Hà Nội, ngày 30 tháng 3 năm 2021")),
]
SUBJECT_AND_ADDRESS = [
    *for_both("TL-01", E, say("BÁO CÁO", "Báo cáo")),
    *for_both("TL-01", E, say("BÁO CÁO", "BÁO CAO")),
    *for_both("TL-01", E, cut("BÁO CÁO", bold=False)),
    *for_both("TL-01", E, edit("BÁO CÁO", align=Align.LEFT)),
    *for_both("TL-01", E, drop("BÁO CÁO")),
    *for_both("TL-02", E, both(cut("Sơ kết", bold=False), cut(SUBJECT, bold=False))),
    *for_both("TL-02", E, both(edit("Sơ kết", align=Align.LEFT), edit(SUBJECT, align=Align.LEFT))),
    *only("pdf", "TL-02", E, edit("Sơ kết", align=None, left_indent=0, axis=80, page=1)),
    *for_both("TL-02", E, cut("Sơ kết", size=15)),
    *for_both("TL-02", E, say("Sơ kết", "SƠ KẾT HOẠT ĐỘNG CÔNG ĐOÀN QUÝ I/2021,")),
    *for_both("TL-02", E, drop("Sơ kết", SUBJECT)),
    *for_both("TL-03", E, edit(SUBJECT, stroke=None)),
    *for_both("TL-03", E, edit(SUBJECT, stroke=Stroke(90, PAGE_AXIS))),
    *for_both(
        "TL-04",
        W,
        both(say("Sơ kết", "Sơ kết hoạt động công đoàn,"), say(SUBJECT, "phương hướng, nhiệm vụ mới")),
    ),
    *for_both(
        "TL-04", W, both(say("Sơ kết", "Sơ kết hoạt động quý I,"), say(SUBJECT, "phương hướng, nhiệm vụ mới"))
    ),
    *for_both("TL-04", W, say(SUBJECT, SUBJECT + " và các nội dung khác" * 25)),
    *for_both("KG-01", E, drop("Kính gửi")),
    *for_both("KG-01", E, drop("- Như trên")),
    *for_both("KG-01", E, cut("Kính gửi", bold=True)),
    *for_both("KG-01", E, say("Kính gửi", "Kính gửi Tổng Liên đoàn Lao động Việt Nam.")),
]
ND = [
    *for_both("ND-01", E, cut(CONTENT, size=12)),
    *for_both("ND-01", E, cut(CONTENT, size=13)),
    *for_both("ND-01", W, both(cut(CONTENT, bold=True), cut("Tổ chức", bold=True))),
    *for_both("ND-02", E, edit(CONTENT, align=Align.LEFT)),
    *for_both("ND-03", E, edit(CONTENT, first_indent=15)),
    *for_both("ND-03", E, edit(CONTENT, first_indent=12.7)),
    *for_both("ND-03", E, edit(CONTENT, raw="\t" + CONTENT)),
    *for_both("ND-04", E, edit(CONTENT, gap=3)),
    *for_both("ND-05", E, edit(CONTENT, spacing=2.0)),
    *for_both("ND-05", E, edit(CONTENT, spacing=0.9)),
    *for_both("ND-06", E, say("I. ", "I. Tình hình công nhân, viên chức, lao động")),
    *for_both("ND-06", E, say("I. ", "I- TÌNH HÌNH CÔNG NHÂN, VIÊN CHỨC, LAO ĐỘNG")),
    *for_both("ND-06", E, say("I. ", "I.TÌNH HÌNH CÔNG NHÂN, VIÊN CHỨC, LAO ĐỘNG")),
    *for_both("ND-06", E, say("I. ", "I.")),
    *for_both("ND-06", E, cut("1. ", bold=False)),
    *for_both("ND-06", E, cut("1. ", size=15)),
    *for_both("ND-06", E, say("a) ", "a. Thăm hỏi 1.234 lượt người.")),
    *for_both("ND-06", E, both(cut("a) ", bold=True), insert(CONTENT, *[text("Lời văn khác. " * 30)] * 2))),
    *for_both("ND-06", W, say("Tổ chức", "- Tổ chức 05 cuộc; số liệu nêu tại Phụ lục.")),
    *for_both("ND-07", E, say("II. ", "III. KẾT QUẢ HOẠT ĐỘNG CÔNG ĐOÀN")),
    *for_both("ND-07", E, say("2. ", "1. Công tác tuyên truyền")),
    *for_both("ND-07", E, say("b) ", "c) Có nhiều hội nghị.")),
    *only("word", "ND-08", W, edit("II. ", kept=False)),
    *only("pdf", "ND-08", W, edit("II. ", last_on_page=True)),
    *for_both("ND-08", W, insert(CONTENT, *[paragraph("")] * 2)),
    *for_both("ND-09", W, say("Trên đây", "Trên đây là báo cáo kết quả.")),
    *for_both("ND-10", W, say(CONTENT, "Việc làm ổn định theo Kế hoạch 12/KH-LĐLĐ.")),
    *for_both("ND-10", W, say(CONTENT, "Việc làm ổn định theo Kế hoạch số 15/KH-LĐLĐ.")),
    *for_both("ND-10", W, say(CONTENT, "Việc làm ổn định theo Khoản 2 Điều 5 của Luật Công đoàn.")),
    *for_both("ND-10", W, say(CONTENT, "Việc làm ổn định theo Luật Công đoàn số 50/2024/QH15.")),
]
BG = [
    *for_both("BG-01", E, tabled(width=170)),
    *for_both("BG-01", E, tabled(indent=-5)),
    *for_both("BG-01", E, tabled(indent=6)),
    *for_both("BG-01", W, lambda d: tabled(runs=tuple(replace(r, size=9) for r in d.tables[0].runs))(d)),
    *for_both(
        "BG-01", W, lambda d: tabled(runs=(replace(d.tables[0].runs[0], size=14), *d.tables[0].runs[1:]))(d)
    ),
    *for_both("BG-02", W, tabled(head_repeats=False)),
    *for_both("BG-02", W, tabled(rows_whole=False)),
    *for_both("BG-02", W, row(3, "3", "Quà Tháng Công nhân", "suất", "34", "100")),
    *for_both("BG-02", W, row(3, "2", "Quà Tháng Công nhân", "", "34", "100")),
    *for_both("BG-03", E, row(4, "", "Tổng cộng", "", "1.235", "")),
    *for_both("BG-03", E, say("b) ", "b) Có 2.589/4.298 hội nghị người lao động (đạt 60,25%).")),
]
ENDING = [
    *for_both("KY-01", E, say("TM.", "TM BAN THƯỜNG VỤ")),
    *for_both("KY-01", E, say("TM.", "TM.BAN THƯỜNG VỤ")),
    *for_both("KY-01", W, say("TM.", "T/M BAN THƯỜNG VỤ")),
    *for_both("KY-01", E, say("TM.", "BAN THƯỜNG VỤ")),
    *for_both("KY-01", E, say("TM.", "TM. Ban Thường vụ")),
    *for_both("KY-01", E, say("CHỦ TỊCH", "Chủ tịch")),
    *for_both("KY-01", E, cut("TM.", bold=False)),
    *for_both("KY-01", E, edit("CHỦ TỊCH", axis=RIGHT_AXIS - 10)),
    *for_both("KY-01", E, drop("TM.", "CHỦ TỊCH", "Nguyễn Văn A")),
    *for_both("KY-02", E, say("Nguyễn", "NGUYỄN VĂN A")),
    *for_both("KY-02", E, say("Nguyễn", "TS. Nguyễn Văn A")),
    *for_both("KY-02", E, cut("Nguyễn", bold=False)),
    *for_both("KY-03", W, edit("TM.", level=950)),
    *for_both("KY-03", W, edit("Trên đây", page=1, last_on_page=True)),
    *for_both("NN-01", E, cut("Nơi nhận", size=13)),
    *for_both("NN-01", E, cut("Nơi nhận", italic=False)),
    *for_both("NN-01", E, say("Nơi nhận", "Nơi gửi:")),
    *for_both("NN-01", E, edit("Nơi nhận", left_indent=10)),
    *for_both("NN-02", E, cut("- Các ban", size=12)),
    *for_both("NN-02", E, say("- Các ban", "Các ban, đơn vị")),
    *for_both("NN-02", E, say("- Các ban", "- Các ban, đơn vị.")),
    *for_both("NN-03", E, say("- Lưu", "- Lưu VT.")),
    *for_both("NN-03", E, say("- Lưu", "- Lưu: VT, Văn phòng;")),
    *for_both("PL-01", E, say("Phụ lục", "PHỤ LỤC")),
    *for_both("PL-01", E, say("Phụ lục", "Phụ lục I")),
    *for_both("PL-01", E, cut("Phụ lục", size=13)),
    *only("pdf", "PL-01", E, both(sheet(2, margins=UNSEEN), edit("Phụ lục", **AT_MARGIN))),
    *for_both("PL-01", E, say("Tổ chức", "Tổ chức 05 cuộc tuyên truyền theo quý I.")),
    *for_both("PL-02", E, say("BẢNG", "Bảng số liệu")),
    *for_both("PL-02", E, cut("BẢNG", bold=False)),
    *for_both("PL-02", E, drop("BẢNG")),
    *for_both("PL-02", E, drop("(Kèm theo")),
    *for_both("PL-02", E, cut("(Kèm theo", italic=False)),
    *for_both("PL-02", E, say("(Kèm theo", "(Kèm theo Báo cáo của Liên đoàn Lao động thành phố Hà Nội)")),
]
TEXT = [
    *for_both("SL-01", E, say(CONTENT, "Việc làm ổn định, 1,234,567 đồng.")),
    *for_both("SL-01", E, say(CONTENT, "Việc làm ổn định, đạt 60.24% kế hoạch.")),
    *for_both("SL-01", E, say(CONTENT, "Việc làm ổn định, 12345 người.")),
    *for_both("SL-01", E, row(2, "1", "Quà Tết 1000 suất", "suất", "1.200", "60,20")),
    *for_both("SL-02", W, say(CONTENT, "Việc làm ổn định trong quý 1.")),
    *for_both("SL-02", W, say(CONTENT, "Việc làm ổn định, có 5 cuộc đối thoại.")),
    *for_both("SL-02", W, say(CONTENT, "Việc làm ổn định, nhiệm kỳ 2018-2023.")),
    *for_both("SL-02", W, row(3, "2", "Quà Tháng Công nhân", "suất", "34", "99,5")),
    *for_both("CT-01", E, edit(CONTENT, raw="Việc\u200b làm ổn định")),
    *for_both("CT-01", E, edit(CONTENT, raw="Ðời sống ổn định")),
    *only("word", "CT-01", E, edit(CONTENT, raw="Vie\u0323\u0302c làm")),
    *only("pdf", "CT-01", I, edit(CONTENT, raw="Vie\u0323\u0302c làm")),
    *for_both("CT-02", E, say(CONTENT, "Tæng Liªn ®oµn Lao ®éng ViÖt Nam, §éc lËp - Tù do - H¹nh phóc")),
    *for_both("CT-02", E, say(CONTENT, "Toång Lieân ñoaøn Lao ñoäng Vieät Nam, Ñoäc laäp")),
    *for_both("CT-03", W, say(CONTENT, "Việc làm ổn định, gia đình hoà thuận.")),
    *for_both("CT-03", W, say(CONTENT, "Việc làm ổn định, nâng cao kĩ năng.")),
    *for_both("DT-01", W, traits(title="")),
    *for_both("DT-01", W, traits(author="")),
    *for_both("DT-01", W, traits(language="en-US")),
    *for_both("DT-01", W, traits(commenters=("Văn phòng",))),
    *for_both("DT-01", W, traits(commenters=("ldreport",))),
    *for_both("DT-01", W, traits(draft=True, commenters=("ldreport", "Văn phòng"))),
    *for_both("DT-01", W, traits(tracked=2)),
    *for_both("DT-01", W, traits(macros=True)),
    *for_both("DT-01", W, traits(external=("http://192.0.2.1/mau.dotx",))),
    *for_both("DT-01", W, cut(CONTENT, hidden=True)),
    *only("pdf", "DT-01", E, fonts("TimesNewRomanPS-ItalicMT", embedded=False)),
    *only("pdf", "DT-01", W, traits(archival="")),
    *only("pdf", "DT-01", W, traits(pdf_version="1.3")),
]
CASES = [*PG, *PN, *FN, *HEAD, *SUBJECT_AND_ADDRESS, *ND, *BG, *ENDING, *TEXT]


@pytest.mark.parametrize(
    ("id", "severity", "maker", "change"), CASES, ids=[f"{id}-{maker}" for id, _, maker, _ in CASES]
)
def test_one_broken_thing_breaks_exactly_its_own_rule(id, severity, maker, change):
    assert failed(change(MAKERS[maker]())) == {id: severity}


def test_every_rule_is_broken_by_some_case_in_each_format_that_can_tell():
    broken = {(id, maker) for id, _, maker, _ in CASES}
    assert {(r.id, maker) for r in RULES for maker in MAKERS} - broken == set()
