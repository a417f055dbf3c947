from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from reports.build import Order, build, read
from reports.document.compose import compose
from reports.document.report import Salutation
from reports.facts import Measure, Role, Task
from reports.merge.summarise import summarise
from reports.periods import Period
from reports.quantities import read_quantity
from reports.render.environment import context
from tests.conftest import ROOT
from tests.factory import fact, record
from tests.reading_back import unmarked

GOLDEN = Path(__file__).parent / "golden"


def report(period, id, config, words):
    summaries = read(ROOT, Period.parse(period)).summaries(Period.parse(period))
    return unmarked(compose(next(s for s in summaries if s.subject == id), config, words))


def test_the_report_of_a_cluster_reads_as_the_golden_one(config, words, request):
    printed = yaml.safe_dump(
        context(report("2021Q1", "cum-1", config, words)), allow_unicode=True, sort_keys=False, width=110
    )
    golden = GOLDEN / "cum-1.yaml"
    if request.config.getoption("--update-golden"):
        golden.write_text(printed)
    assert printed == golden.read_text()


@pytest.mark.parametrize(
    ("period", "id", "kind", "type", "symbol", "subject"),
    [
        ("2021Q1", "cum-1", "so-ket", "BÁO CÁO", "/BC-LĐLĐ", "Sơ kết hoạt động công đoàn quý I/2021,"),
        (
            "2023",
            "cum-2",
            "tong-ket",
            "BÁO CÁO",
            "/BC-LĐLĐ",
            "Tổng kết phong trào CNVCLĐ và hoạt động công đoàn năm 2023,",
        ),
        (
            "2021",
            "thuong-tin",
            "ke-hoach",
            "KẾ HOẠCH",
            "/KH-LĐLĐ",
            "Thực hiện nhiệm vụ công tác công đoàn năm 2021",
        ),
    ],
)
def test_each_kind_of_report_has_its_type_symbol_and_subject(
    config, words, period, id, kind, type, symbol, subject
):
    made = report(period, id, config, words)
    assert (made.kind, made.letterhead.type, made.letterhead.subject[0]) == (kind, type, subject)
    assert made.letterhead.number.endswith(symbol)


def test_parts_without_content_are_left_out_and_the_rest_renumbered(config, words):
    plan = report("2021", "thuong-tin", config, words)
    assert (plan.situation, plan.results, plan.achievements, plan.completeness) == (None, None, None, None)
    assert plan.plan.heading == "PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM NĂM 2021"


def test_a_result_of_another_organisation_stands_under_its_name(config, words):
    made = report("2024Q1", "co-quan", config, words)
    paragraphs = [p for section in made.results.sections for p in section.paragraphs]
    assert paragraphs[1] == (
        "Quỹ Trợ vốn CNVCLĐ nghèo Thủ đô phát triển kinh tế gia đình: Cho 503 đoàn viên, CNVCLĐ vay vốn, "
        "thuộc 35 công đoàn cơ sở, tổng vốn giải ngân 15 tỷ 220 triệu đồng (đạt 25,16% kế hoạch; "
        "tăng 3,33% so với cùng kỳ năm 2023). Nhờ vốn vay, 557 lao động có việc làm mới."
    )
    assert [group.heading for group in made.achievements.tables[0].groups][1:] == [
        config.directory[id].name for id in ("quy-tro-von", "trung-tam-tu-van", "bao-lao-dong-thu-do")
    ]


def test_several_reporters_have_a_column_each_and_what_is_missing_says_so(config, words):
    made = report("2021Q1", "thanh-pho", config, words)
    rows = {
        row.label: row for table in made.achievements.tables for group in table.groups for row in group.rows
    }
    assert made.achievements.tables[0].columns == ("Cụm 1", "LĐLĐ Bắc Từ Liêm")
    assert rows["Kinh phí hỗ trợ dịp Tết Nguyên đán"].cells == ("hơn 2 tỷ", "chưa có số liệu")
    assert all(cell for row in rows.values() for cell in (row.result, *row.cells))


def test_who_has_not_reported_is_named(config, words):
    made = report("2021Q1", "cum-2", config, words)
    assert made.opening.startswith("Chưa nhận được báo cáo: Liên đoàn Lao động quận Hà Đông, ")
    assert [row.standing for row in made.completeness.rows].count("Đã gửi báo cáo") == 1


def test_a_lead_of_another_year_is_not_printed(config, words):
    of_2021 = report("2021Q1", "cum-2", config, words).situation
    of_2023 = report("2023", "cum-2", config, words).situation.paragraphs
    assert of_2021 is None
    assert any(text == "Cụm trưởng: Liên đoàn Lao động quận Hà Đông." for text in of_2023)


def made_of(config, words, *records):
    (summary,) = summarise(records, config)
    return unmarked(compose(summary, config, words))


def told(organisation, indicator, text, unit, **fields):
    return replace(
        fact(organisation, "gifts", "1", **fields),
        indicator=indicator,
        quantity=read_quantity(text).in_unit(unit),
    )


def test_a_sum_of_units_is_told_with_its_hedge_and_said_to_be_a_sum(config, words):
    money = [
        told(id, "tet-support-money", text, "đồng")
        for id, text in (("tay-ho", "hơn 2 tỷ đồng"), ("cau-giay", "350 triệu đồng"))
    ]
    made = made_of(config, words, *(record(m.organisation, m) for m in money))
    (section,) = made.results.sections
    assert section.paragraphs[0] == (
        "Tổng hợp các đơn vị có số liệu: Kinh phí hỗ trợ dịp Tết Nguyên đán là hơn 2,35 tỷ đồng."
    )
    (row,) = made.achievements.tables[0].groups[0].rows
    assert (row.result, row.note) == ("hơn 2,35 tỷ", "Số liệu của tất cả đơn vị đã báo cáo")
    figure = next(f for f in made.figures if f.organisation == "cum-2")
    assert len(figure.sources) == 2


def test_a_conflict_is_written_into_the_annex(config, words):
    facts = [told("cum-1", "unions-founded", n, "công đoàn cơ sở", quote=n) for n in ("24", "26")]
    made = made_of(config, words, record("cum-1", *facts))
    assert any("“26” trái với “24”" in remark for remark in made.remarks.paragraphs)
    assert [f.code for f in made.findings] == ["conflict"]


def test_a_comparison_without_its_amount_is_told_by_the_label(config, words):
    share = told("cum-1", "tet-support-money", "41%", "%", measure=Measure.PERCENT_OF_PLAN)
    made = made_of(config, words, record("cum-1", share))
    assert made.results.sections[0].paragraphs == ("Kinh phí hỗ trợ dịp Tết Nguyên đán: đạt 41% kế hoạch.",)
    assert made.achievements.tables[0].groups[0].rows[0].result == "đạt 41% kế hoạch"


def test_more_units_than_fit_beside_each_other_stand_on_a_landscape_page(config, words):
    members = config.directory.clusters["cum-2"].members_on(Period.parse("2021Q1").last_day)
    facts = [told(id, "tet-support", f"{n}.000", "lượt người") for n, id in enumerate(members, 1)]
    made = made_of(config, words, *(record(f.organisation, f) for f in facts))
    assert made.achievements.wide
    assert [len(table.columns) for table in made.achievements.tables] == [5, 1]
    cells = [cell for table in made.achievements.tables for row in table.groups[0].rows for cell in row.cells]
    assert cells == [f"{n}.000" for n in range(1, 7)]
    assert {row.result for table in made.achievements.tables for row in table.groups[0].rows} == {"21.000"}


def test_figures_of_another_organisation_are_told_also_beside_several_reporters(config, words):
    facts = [
        told(id, "jobs", n, "lao động")
        for id, n in (("co-quan", "5"), ("quy-tro-von", "557"), ("thuong-tin", "7"))
    ]
    reports = summarise((record("co-quan", *facts[:2]), record("thuong-tin", facts[2])), config)
    made = unmarked(compose(reports[-1], config, words))
    groups = made.achievements.tables[0].groups
    assert [(g.heading[:4], r.result, r.cells) for g in groups for r in g.rows] == [
        ("", "569", ("5", "7")),
        ("Quỹ ", "557", ("-", "-")),
    ]


def test_two_statements_of_one_indicator_stand_in_one_cell_and_none_is_lost(config, words):
    bases = (("41%", "doanh nghiệp ngoài nhà nước"), ("90%", "doanh nghiệp nhà nước"))
    shares = [told("cum-1", "worker-conferences", n, "%", base=base) for n, base in bases]
    made = made_of(config, words, record("cum-1", *shares))
    (row,) = made.achievements.tables[0].groups[0].rows
    assert row.result == "41; 90"
    assert row.note == "Tính trên doanh nghiệp ngoài nhà nước; tính trên doanh nghiệp nhà nước"
    assert {f.text for f in made.figures} == {f"{n} {base}" for n, base in bases}
    assert all(f.text in made.results.sections[0].paragraphs[0] for f in made.figures)


def test_a_target_is_not_told_as_a_result(config, words):
    facts = [
        told("cum-1", "unions-founded", "24", "công đoàn cơ sở"),
        told("cum-1", "unions-founded", "30%", "%", measure=Measure.PERCENT_OF_PLAN, role=Role.TASK),
    ]
    made = made_of(config, words, record("cum-1", *facts))
    assert made.results.sections[0].paragraphs == ("Thành lập mới 24 công đoàn cơ sở.",)
    assert made.plan.paragraphs == ("Công đoàn cơ sở thành lập mới: đạt 30% kế hoạch.",)


def test_a_day_and_a_hedged_change_stand_behind_the_figure(config, words):
    facts = [
        told("cum-1", "unions-founded", "24", "công đoàn cơ sở", as_of=date(2021, 3, 30)),
        told("cum-1", "unions-founded", "hơn 3%", "%", measure=Measure.CHANGE_ON_LAST_YEAR),
    ]
    made = made_of(config, words, record("cum-1", *facts))
    assert made.results.sections[0].paragraphs == (
        "Thành lập mới 24 công đoàn cơ sở (tăng hơn 3% so với cùng kỳ năm 2020; tính đến ngày 30/3/2021).",
    )


def test_a_report_without_any_figure_says_so(config, words):
    made = made_of(config, words, record("cum-1"))
    assert made.results.paragraphs == ("Chưa có số liệu.",)


def test_a_sum_of_what_one_record_states_of_several_units_has_its_row(config, words):
    facts = [
        told(id, "unions-founded", n, "công đoàn cơ sở")
        for id, n in (("hoang-mai", "30"), ("hai-ba-trung", "31"))
    ]
    made = made_of(config, words, record("cum-1", *facts))
    rows = [(g.heading, row.result) for g in made.achievements.tables[0].groups for row in g.rows]
    assert rows == [
        ("", "61"),
        ("Liên đoàn Lao động quận Hoàng Mai", "30"),
        ("Liên đoàn Lao động quận Hai Bà Trưng", "31"),
    ]


def test_a_hedged_figure_takes_the_sentence_made_for_it(config, words):
    texts = {n: told("cum-1", "members", n, "đoàn viên") for n in ("1.200", "gần 1.200")}
    made = [
        made_of(config, words, record("cum-1", f)).situation.sections[0].paragraphs[0] for f in texts.values()
    ]
    assert made == [
        "Tổng số đoàn viên công đoàn là 1.200 đoàn viên.",
        "Tổ chức công đoàn có gần 1.200 đoàn viên.",
    ]


def with_addressees(config, *names):
    return replace(config, issuers=tuple(replace(i, addressees=names) for i in config.issuers))


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ((), None),
        (("Tổng Liên đoàn",), Salutation("Kính gửi: Tổng Liên đoàn", ())),
        (("Tổng Liên đoàn", "Thành ủy"), Salutation("Kính gửi:", ("- Tổng Liên đoàn;", "- Thành ủy."))),
    ],
)
def test_a_report_to_superiors_names_them_and_begins_its_recipients_with_as_above(
    config, words, names, lines
):
    made = made_of(with_addressees(config, *names), words, record("cum-1"))
    assert made.salutation == lines
    assert (made.signature.recipients[0] == "- Như trên;") is bool(names)


def test_a_plan_is_addressed_to_nobody(config, words):
    made = made_of(with_addressees(config, "Thành ủy"), words, record("thuong-tin", kind="plan"))
    assert (made.salutation, made.form) == (None, "ke-hoach")


def test_one_annex_has_no_number_and_several_have_roman_ones_and_each_is_mentioned(config, words):
    alone = report("2021", "thuong-tin", config, words)
    assert (alone.sources.head.name, alone.achievements, alone.completeness) == ("Phụ lục", None, None)
    several = report("2021Q1", "cum-1", config, words)
    heads = [part.head for part in (several.achievements, several.completeness, several.sources)]
    assert [head.name for head in heads] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    body = " ".join((*several.overview.paragraphs, *several.closing))
    assert all(f"{head.name}." in body for head in heads)


def test_causes_and_proposals_have_their_places(config, words):
    told_of = replace(
        record("cum-1"),
        highlights=("Mạnh",),
        difficulties=("Yếu",),
        causes=("Do dịch bệnh",),
        proposals=("Xin hướng dẫn",),
    )
    made = made_of(config, words, told_of)
    assert [s.heading for s in made.assessment.sections] == [
        "1. Ưu điểm",
        "2. Khó khăn, hạn chế",
        "3. Nguyên nhân",
    ]
    assert (made.proposals.heading, made.proposals.paragraphs) == (
        "IV. KIẾN NGHỊ, ĐỀ XUẤT",
        ("Xin hướng dẫn",),
    )


def test_a_record_for_a_briefing_gets_the_form_of_a_briefing(config, words):
    made = report("2024Q1", "co-quan", config, words)
    assert (made.kind, made.form) == ("giao-ban", "giao-ban")
    assert made.letterhead.subject[0] == "Kết quả công tác quý I/2024 phục vụ giao ban,"


@pytest.mark.parametrize(
    ("period", "form"),
    [
        ("2021Q1", "so-ket-quy"),
        ("2021H1", "so-ket-6-9-thang"),
        ("2021M09", "so-ket-6-9-thang"),
        ("2021", "tong-ket-nam"),
    ],
)
def test_each_length_of_period_has_its_form(config, words, period, form):
    time = Period.parse(period)
    told_of = replace(record("cum-1"), period=time, task_period=time.ahead)
    assert made_of(config, words, told_of).form == form
    assert all((ROOT / f"templates/{form}.{suffix}").exists() for suffix in ("docx", "html"))


def test_a_plan_tells_everything_that_its_record_holds(workspace, tmp_path):
    path = workspace / "seeds/2021/thuong-tin.yaml"
    facts = "facts:\n  - indicator: unions-founded\n    value: 24\n    quote: 24 công đoàn cơ sở\n"
    path.write_text(path.read_text() + "highlights: [Đơn vị đoàn kết]\n" + facts)
    made = build(Order(workspace, Period.parse("2021"), tmp_path)).files
    assert [file.name for file in made] == ["thuong-tin.docx", "thuong-tin.pdf", "manifest.json"]


def test_a_plan_that_a_year_has_lived_through_is_told_as_promises(config, words):
    year = Period.parse("2021")
    task = Task("Việc đã hứa", "cum-1", year, record("cum-1").source, record("cum-1").place)
    plan = replace(record("cum-1", kind="plan", tasks=(task,)), period=year, task_period=year)
    told_of = replace(record("cum-1", kind="year"), period=year, task_period=year.ahead)
    made = made_of(config, words, told_of, plan)
    assert [row.text for row in made.promises.rows] == ["Việc đã hứa"]
    assert (made.plan, made.tasks) == (None, ())


def test_a_sum_has_a_day_only_when_all_its_parts_have_it(config, words):
    day = date(2021, 3, 30)
    parts = [
        told(id, "unions-founded", "5", "công đoàn cơ sở", as_of=d)
        for id, d in (("tay-ho", day), ("cau-giay", None))
    ]
    made = made_of(config, words, *(record(f.organisation, f) for f in parts))
    assert made.results.sections[0].paragraphs[0].endswith("Thành lập mới 10 công đoàn cơ sở.")
    both = [replace(f, as_of=day) for f in parts]
    made = made_of(config, words, *(record(f.organisation, f) for f in both))
    assert made.results.sections[0].paragraphs[0].endswith("(tính đến ngày 30/3/2021).")


def test_a_clause_is_told_apart_where_its_main_figure_stands_twice(config, words):
    days = (date(2021, 2, 28), date(2021, 3, 31))
    totals = [
        told("cum-1", "members", n, "đoàn viên", as_of=d)
        for n, d in zip(("1.200", "1.250"), days, strict=True)
    ]
    women = [
        told("cum-1", "members-female", n, "đoàn viên", as_of=d)
        for n, d in zip(("600", "640"), days, strict=True)
    ]
    made = made_of(config, words, record("cum-1", *totals, *women))
    (text,) = made.situation.sections[0].paragraphs
    assert [text.count(n) for n in ("1.200", "1.250", "600", "640")] == [1, 1, 1, 1]


def test_a_comparison_of_one_row_stands_in_its_note(config, words):
    share = told("cum-1", "tet-support-money", "41%", "%", measure=Measure.PERCENT_OF_PLAN)
    amounts = [
        told("cum-1", "tet-support-money", "5 tỷ", "đồng"),
        told("cum-1", "unions-founded", "24", "công đoàn cơ sở"),
    ]
    made = made_of(config, words, record("cum-1", share, *amounts))
    (table,) = made.achievements.tables
    assert (table.columns, made.achievements.note) == ((), "")
    assert [row.note for row in table.groups[0].rows] == ["So với kế hoạch (%): 41", ""]


def test_many_contributors_are_counted_not_named(config, words):
    members = config.directory.clusters["cum-2"].members_on(Period.parse("2021Q1").last_day)
    facts = [told(id, "tet-support", f"{n}.000", "lượt người") for n, id in enumerate(members[:5], 1)]
    other = told(members[5], "unions-founded", "7", "công đoàn cơ sở")
    made = made_of(config, words, *(record(f.organisation, f) for f in (*facts, other)))
    notes = [row.note for table in made.achievements.tables for row in table.groups[0].rows]
    assert "Số liệu của 5/6 đơn vị" in notes


def test_an_organisation_without_figures_says_why(config, words):
    made = made_of(config, words, replace(record("thuong-tin"), absence="chưa chốt số liệu"))
    assert made.results.paragraphs == ("Chưa có số liệu: chưa chốt số liệu.",)


def test_the_units_of_a_cluster_that_are_silent_are_named_to_the_city(config, words):
    made = report("2021Q1", "thanh-pho", config, words)
    standing = next(row.standing for row in made.completeness.rows if row.organisation == "Cụm thi đua số 2")
    assert standing.endswith(
        "chưa có của LĐLĐ Hà Đông, LĐLĐ Nam Từ Liêm, LĐLĐ Cầu Giấy, LĐLĐ Thanh Xuân và LĐLĐ Tây Hồ"
    )
