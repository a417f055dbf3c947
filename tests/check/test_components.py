"""The parts of a document are found by their words or by their place."""

from dataclasses import replace

import pytest

from reports.check.components import find_components
from reports.check.model import Align, Side, Table
from reports.check.passages import Kind
from reports.errors import message
from tests.check.factory import both, cut, drop, edit, insert, paragraph, pdf, say, text, title, word


def texts(paragraphs):
    return [p.text for p in paragraphs]


@pytest.mark.parametrize("maker", [word, pdf])
def test_every_part_of_a_good_document_is_found(maker):
    parts = find_components(maker())
    head, tail = parts.head, parts.tail
    assert head.nation
    assert head.motto
    assert head.number
    assert head.date
    assert parts.type
    assert tail.signer
    assert tail.title
    assert texts([head.nation, head.motto, head.number, head.date, parts.type, tail.signer, tail.title]) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-LĐLĐ",
        "Hà Nội, ngày 05 tháng 4 năm 2021",
        "BÁO CÁO",
        "Nguyễn Văn A",
        "Nơi nhận:",
    ]
    assert texts(head.superior) == ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"]
    assert texts(head.issuer) == ["LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ HÀ NỘI"]
    assert len(parts.subject) == 2
    assert texts(parts.addressed) == ["Kính gửi: Tổng Liên đoàn Lao động Việt Nam."]
    assert texts(tail.authority) == ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"]
    assert len(tail.recipients) == 3
    (annex,) = parts.annexes
    assert (annex.heading.text, texts(annex.title), len(annex.reference)) == ("Phụ lục", ["BẢNG SỐ LIỆU"], 1)
    kinds = [p.kind for p in parts.body]
    assert [kinds.count(kind) for kind in (Kind.HEADING, Kind.TEXT)] == [4, 6]


@pytest.mark.parametrize("leader", [" ", "......"])
def test_the_contents_are_no_text_even_when_an_entry_is_out_of_date(leader):
    entries = ("I. TÌNH HÌNH CÔNG NHÂN, VIÊN CHỨC, LAO ĐỘNG", "II. KẾT QUẢ CŨ", "1. Công tác chăm lo")
    lines = [paragraph(f"{entry}{leader}{page}") for page, entry in enumerate(entries, 1)]
    document = insert("Kính gửi", title("Mục lục"), *lines)(word())
    assert find_components(document).body[0].paragraph.text.startswith("Thực hiện Kế hoạch")


@pytest.mark.parametrize(
    ("weights", "superior"),
    [
        ((True, True, True, True), 2),
        ((False, False, False, False), 2),
        ((True, True, False, False), 2),
        ((False, True, True, True), 2),
        ((False, False, True, True), 2),
    ],
)
def test_superior_and_issuer_are_told_apart_even_when_their_weight_is_wrong(weights, superior):
    starts = ("TỔNG", "LAO ĐỘNG", "LIÊN ĐOÀN", "THÀNH PHỐ")
    document = both(*(cut(s, bold=bold) for s, bold in zip(starts, weights, strict=True)))(word())
    assert len(find_components(document).head.superior) == superior


def test_an_issuer_without_superior_is_no_superior():
    head = find_components(
        drop("LIÊN ĐOÀN", "THÀNH PHỐ")(both(cut("TỔNG", bold=True), cut("LAO", bold=True))(word()))
    ).head
    assert (texts(head.superior), texts(head.issuer)) == ([], ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"])


def test_stamps_and_empty_lines_are_no_part_of_the_head():
    stamped = insert("TỔNG", paragraph("DỰ THẢO", side=Side.LEFT), paragraph("", side=Side.LEFT))(word())
    assert len(find_components(stamped).head.superior) == 2


def test_lines_of_the_title_in_brackets_are_notes():
    noted = insert("phương hướng", paragraph("(Số liệu tính đến ngày 31/3/2021)", align=Align.CENTRE))
    parts = find_components(both(drop("Kính gửi"), noted)(word()))
    assert len(parts.subject) == 2
    assert parts.body[0].kind is Kind.NOTE


def test_captions_and_remarks_of_a_table_are_no_running_text():
    document = insert(
        "Tổ chức",
        paragraph("Đơn vị tính: người", align=Align.RIGHT),
        paragraph("Ghi chú: số liệu sơ bộ.", 12),
    )(word())
    at = next(n for n, p in enumerate(document.paragraphs) if p.text.startswith("Ghi chú"))
    table = Table(
        (("A", "B"),), (), message("table"), at, None, None, None, head_repeats=None, rows_whole=None
    )
    kinds = {p.paragraph.text[:7]: p.kind for p in find_components(replace(document, tables=(table,))).body}
    assert (kinds["Đơn vị "], kinds["Ghi chú"], kinds["Tổ chức"]) == (Kind.NOTE, Kind.NOTE, Kind.TEXT)


def test_a_signature_block_without_a_table_is_found_too():
    flat = both(
        *(
            edit(start, side=Side.WHOLE)
            for start in ("Nơi", "- Như", "- Các", "- Lưu", "TM.", "CHỦ", "Nguyễn")
        )
    )
    tail = find_components(flat(word())).tail
    assert (texts(tail.authority), tail.signer and tail.signer.text) == (
        ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"],
        "Nguyễn Văn A",
    )
    assert len(tail.recipients) == 3


@pytest.mark.parametrize(("name", "position"), [("Đoàn Văn B", "CHỦ TỊCH"), ("Trương Thị C", "TRƯỞNG BAN")])
def test_a_name_is_no_position(name, position):
    tail = find_components(both(say("Nguyễn", name), say("CHỦ TỊCH", position))(word())).tail
    assert tail.signer
    assert tail.signer.text == name


def test_an_unsigned_document_has_no_signer():
    tail = find_components(drop("Nguyễn")(word())).tail
    assert (tail.signer, len(tail.authority)) == (None, 2)


def test_the_annexes_end_the_text_and_each_has_its_own_content():
    document = insert(
        "(Kèm theo", text("Nội dung một."), title("Phụ lục II"), title("DANH SÁCH"), text("Nội dung hai.")
    )(word())
    one, two = find_components(document).annexes
    assert (texts(one.content), texts(two.title), texts(two.content)) == (
        ["Nội dung một."],
        ["DANH SÁCH"],
        ["Nội dung hai."],
    )
    assert two.reference == ()
