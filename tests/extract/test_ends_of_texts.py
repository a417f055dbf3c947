from __future__ import annotations

import pytest

from reports.extract.model import Extraction
from tests.extract.making import read

OPENING = (
    "LĐLĐ huyện An Thử sơ kết quý I/2021\n\nQuý I/2021, LĐLĐ huyện An Thử đã thăm hỏi, động viên đoàn viên, "
    "người lao động trên địa bàn huyện nhân dịp Tết Nguyên đán.\n\n"
)


def after_opening(text: str) -> Extraction:
    return read(f"{OPENING}{text}")


def values(text: str) -> list[int]:
    return [int(figure.mention.value) for figure in after_opening(text).figures]


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo đó, huyện trao 200 suất quà.",
        "Theo báo cáo, huyện trao 200 suất quà.",
        "Nguồn kinh phí hỗ trợ 200 triệu đồng.",
        "Nguồn: hỗ trợ 200 triệu đồng",
        "Theo Ban Tổ chức 200 suất",
    ],
)
def test_a_short_sentence_is_no_author_and_what_follows_is_read(sentence):
    assert len(values(f"{sentence}\n\nKết nạp 30 đoàn viên.")) == 2


@pytest.mark.parametrize("subhead", ["Công Tác Tài Chính", "Hội Nông Dân", "Công Đoàn Cơ Sở", "Lê Thắm"])
def test_a_line_of_capitals_within_a_text_does_not_end_it(subhead):
    assert values(f"{subhead}\n\nKết nạp 30 đoàn viên.\n\nTrao 20 suất quà.") == [30, 20]


def test_a_subhead_is_no_author():
    assert after_opening("Công Tác Tài Chính\n").source.author == ""


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Theo Báo Ví Dụ", "Báo Ví Dụ"),
        ("Nguồn: Báo Ví Dụ", "Báo Ví Dụ"),
        ("Theo vidu.example", "vidu.example"),
    ],
)
def test_a_line_that_only_names_a_source_ends_the_text(line, author):
    found = after_opening(f"Kết nạp 30 đoàn viên.\n\n{line}\n\nHuyện Bến Mẫu thành lập 12 công đoàn cơ sở\n")
    assert (found.source.author, [int(f.mention.value) for f in found.figures]) == (author, [30])


def test_sentences_with_amounts_that_are_left_out_are_told():
    findings = after_opening(
        "Kết nạp 30 đoàn viên.\n\nTin khác\n\nHuyện Bến Mẫu kết nạp 40 đoàn viên.\n"
    ).findings
    assert [finding.code for finding in findings] == ["text-left-out"]


def test_headlines_after_a_text_are_left_out_in_silence():
    assert not after_opening(
        "Kết nạp 30 đoàn viên.\n\nTin khác\n\nHuyện Bến Mẫu kết nạp 40 đoàn viên\n"
    ).findings


@pytest.mark.parametrize(
    "ending",
    [
        "Trên đây là Kế hoạch thực hiện nhiệm vụ công tác công đoàn quý II năm 2021 của LĐLĐ quận.",
        "* Xin cảm ơn ông!",
        "NGƯỜI LẬP BIỂU          TM. BAN THƯỜNG VỤ\n(Ký, ghi rõ họ tên)          CHỦ TỊCH",
    ],
)
def test_how_a_paper_or_a_talk_ends_is_no_work(ending):
    told = "Quý I, đã kết nạp 50 đoàn viên.\n\nQuý II, LĐLĐ quận sẽ mở 2 lớp."
    found = read(f"LĐLĐ quận Mẫu: Kết quả quý I/2021\n\n{told}\n\n{ending}\n")
    assert [task.text for task in found.tasks] == ["mở 2 lớp"]


def test_a_list_of_other_texts_right_below_the_author_ends_the_text():
    text = (
        "LĐLĐ huyện Mẫu tổng kết năm 2018\n\n6/12/2018\n\nNăm 2018, LĐLĐ huyện Mẫu đã kết nạp 352 đoàn viên, thành lập "
        "14 CĐCS và hỗ trợ xây dựng 6 căn nhà cho đoàn viên khó khăn về nhà ở trên địa bàn huyện.\n\nK.Q\n\n"
        "TIN LIÊN QUAN\nHuyện An Thử: Trao 50 triệu đồng\nLĐLĐ huyện An Thử vừa trao tiền cho 3 gia đình.\n"
        "300 công nhân được khám sức khỏe\nChương trình diễn ra trong 5 ngày.\n"
    )
    assert [figure.mention.value for figure in read(text).figures] == [352, 14, 6]
