"""What the decree allows breaks no rule, what is not there is not judged, and nothing crashes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.check.judge import Status, judge
from reports.check.model import Align, Document, Format, Side, Traits
from reports.check.registry import Profile, Registry
from reports.errors import Severity
from reports.organisations import Validity
from tests.check.factory import (
    MAKERS,
    OPENING,
    REGISTRY,
    both,
    cut,
    drop,
    failed,
    insert,
    paragraph,
    pdf,
    row,
    say,
    status,
    tabled,
    text,
    title,
    traits,
    word,
)

E, W = Severity.ERROR, Severity.WARNING
CONTENT = "Việc làm ổn định"
SUBJECT = "phương hướng, nhiệm vụ"


def blank(document: Document) -> Document:
    """The document before it is signed."""
    return both(
        say("Số:", "Số: /BC-LĐLĐ"),
        say("Hà Nội, ngày", "Hà Nội, ngày tháng năm 2021"),
        drop("Nguyễn Văn A"),
        say("(Kèm theo", "(Kèm theo Báo cáo số /BC-LĐLĐ ngày tháng năm 2021 của Liên đoàn Lao động)"),
        traits(draft=True, commenters=("ldreport", "ldreport")),
    )(document)


def plan(document: Document) -> Document:
    """A plan, which no superior gets."""
    return both(
        say("BÁO CÁO", "KẾ HOẠCH"),
        say("Số:", "Số: 05/KH-LĐLĐ"),
        say("Sơ kết", "Tổ chức Tháng Công nhân,"),
        drop("Kính gửi", "- Như trên"),
        insert(SUBJECT, text("Căn cứ Luật Công đoàn;", italic=True)),
    )(document)


def two_annexes(document: Document) -> Document:
    sheets = (*document.sheets, document.sheets[-2], document.sheets[-1])[: len(document.sheets) * 2 - 2]
    changed = both(
        say("Phụ lục", "Phụ lục I"),
        say("Tổ chức", "Tổ chức 05 cuộc; số liệu nêu tại Phụ lục I, II."),
        insert(
            "(Kèm theo",
            title("Phụ lục II"),
            title("DANH SÁCH ĐƠN VỊ"),
            paragraph("(Kèm theo Báo cáo số 05/BC-LĐLĐ ngày 05 tháng 4 năm 2021 của Liên đoàn)", italic=True),
        ),
    )(document)
    return replace(
        changed, sheets=sheets if document.format is Format.PDF else (*document.sheets, document.sheets[1])
    )


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize(
    "change",
    [
        blank,
        plan,
        two_annexes,
        say("Hà Nội, ngày", "Hà Nội, ngày tháng 4 năm 2021"),
        say("Số:", "Số: 125/BC-LĐLĐ"),
        both(*(cut(start, size=size) for start, size in (("CỘNG", 13), ("Độc lập", 14), ("Hà Nội, ngày", 14)))),
        insert("CỘNG HÒA", paragraph("")),
        insert("Nguyễn Văn A", paragraph("", page=2), paragraph("________")),
        say("TM.", "KT. CHỦ TỊCH"),
        insert("TM.", replace(paragraph("KT. CHỦ TỊCH", bold=True), side=Side.RIGHT)),
        both(
            say("Kính gửi", "Kính gửi:"),
            insert("Kính gửi:", paragraph("- Tổng Liên đoàn Lao động Việt Nam;"), paragraph("- Thành ủy Hà Nội.")),
        ),
        insert(CONTENT, text("1. Đơn vị A"), text("2. Đơn vị B"), text("Các đơn vị khác đang thực hiện.")),
        insert(CONTENT, *(text(f"{letter}) Nội dung;") for letter in "abcdđeghik")),
        tabled(head_repeats=None, rows_whole=None, width=None, room=None),
        tabled(indent=-1.9),
        row(4, "", "Tổng cộng", "", "…", ""),
        say("b) ", "b) Tính đến 31/3/2021 có 5/6 đơn vị (đạt 83,33%)."),
    ],
)  # fmt: skip
def test_what_the_decree_allows_breaks_no_rule(maker, change):
    assert failed(change(MAKERS[maker]())) == {}


def test_a_list_is_no_row_of_headings_and_a_heading_is_no_list():
    listed = insert("2. ", text("1. Đơn vị A"), text("2. Đơn vị B"), text("3. Đơn vị C"))
    assert failed(listed(word())) == {"ND-07": E}
    assert failed(both(say("1. ", "1. Chăm lo"), cut("1. ", bold=False))(word())) == {"ND-06": E}


def test_the_name_in_the_older_spelling_counts_for_the_spelling_of_the_file_only():
    old = say("CỘNG HÒA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert failed(old(word())) == {"CT-03": W}
    assert failed(both(old, say("Trên đây", "Trên đây là báo cáo kết quả./."))(word())) == {}


# ------------------------------------------------------------------------------------ what does not apply


@pytest.mark.parametrize("maker", MAKERS)
def test_without_a_registry_its_parts_of_the_rules_are_left_out(maker):
    changed = both(
        say("THÀNH PHỐ", "QUẬN BA ĐÌNH"), say("Số:", "Số: 05/BC-CĐCS"), drop("Kính gửi", "- Như trên")
    )(MAKERS[maker]())
    assert failed(changed, Registry()) == {}
    assert status(changed, "KG-01", Registry()) is Status.SKIP


def test_an_issuer_that_reports_to_nobody_needs_no_addressee():
    alone = Registry((replace(REGISTRY.profiles[0], reports_up=False),))
    assert failed(drop("Kính gửi", "- Như trên")(word()), alone) == {}


def test_an_issuer_is_judged_by_the_name_it_had_on_the_day():
    old = Profile("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI", "LĐLĐ", Validity(None, date(2020, 12, 31)))
    new = replace(old, validity=Validity(date(2021, 1, 1)))
    assert failed(word(), Registry((old,))) == {"CQ-03": W}
    assert failed(word(), Registry((old, new))) == {}


def test_a_plan_has_no_period_to_name_and_no_figures_to_date():
    changed = drop("(Kèm theo")(plan(say("Thực hiện", f"{OPENING}.")(word())))
    assert (status(changed, "NG-03"), status(changed, "TL-04")) == (Status.SKIP, Status.OK)


def test_of_one_page_nothing_can_be_said_about_page_numbers():
    document = replace(pdf(), sheets=pdf().sheets[:1])
    assert {
        r.rule.id: r.status for r in judge(document, REGISTRY) if r.rule.id.startswith("PN")
    } == dict.fromkeys(("PN-01", "PN-02", "PN-03", "PN-04", "PN-05"), Status.SKIP)


def test_a_letter_fails_what_it_lacks_and_skips_the_rest():
    words = ("Thưa anh,", "Tôi gửi anh bản tóm tắt.", "Thân mến")
    letter = replace(word(), paragraphs=tuple(paragraph(w, align=Align.LEFT) for w in words), tables=())
    found = {r.rule.id: r.status for r in judge(letter, REGISTRY)}
    missing = {"QH-01", "QH-03", "CQ-01", "SO-01", "NG-01", "TL-01", "KY-01", "NN-01"}
    assert {id for id in missing if found[id] is not Status.FAIL} == set()
    parts = {
        "QH-02",
        "QH-04",
        "QH-05",
        "CQ-02",
        "CQ-03",
        "SO-02",
        "NG-02",
        "NG-03",
        "TL-02",
        "TL-03",
        "FN-04",
    }
    assert {
        id for id in (*parts, "KY-02", "KY-03", "NN-02", "NN-03", "PL-01") if found[id] is not Status.SKIP
    } == set()


@pytest.mark.parametrize("format", Format)
def test_an_empty_file_is_judged_without_a_crash(format):
    sheets = word().sheets[:1] if format is Format.DOCX else pdf().sheets[:1]
    empty = Document(format, sheets, (), (), (), Traits("", "", ""))
    assert len(judge(empty, Registry())) == 60


@given(st.randoms(use_true_random=False), st.sampled_from([*MAKERS]))
@settings(max_examples=60, deadline=None)
def test_no_disorder_of_a_file_is_a_crash(random, maker):
    document = MAKERS[maker]()
    paragraphs = [p for p in document.paragraphs for _ in range(random.randint(0, 2))]
    random.shuffle(paragraphs)
    bare = {
        "level": None,
        "align": None,
        "axis": None,
        "width": None,
        "gap": None,
        "first_indent": None,
        "stroke": None,
    }
    half = tuple(replace(p, **bare) if random.random() < 0.3 else p for p in paragraphs)
    tables = tabled(
        before=random.randint(0, len(half)), rows=random.choice([(), ((),), (("TT",), ("1", "2"))])
    )
    assert len(judge(tables(replace(document, paragraphs=half)), REGISTRY)) == 60
